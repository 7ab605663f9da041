declare module 'cloudflare:workers' {
  /** Base class of Durable Objects whose methods can be called from outside. */
  export class DurableObject<Env = unknown> {
    protected readonly ctx: import('./platform.ts').ObjectState
    protected readonly env: Env
    constructor(ctx: import('./platform.ts').ObjectState, env: Env)
  }
}
