/** A spec's paths as a client uses them: query and header parameters are optional, because they have a default. */
export type ClientPaths<Paths> = {
  [Path in keyof Paths]: {
    [Method in keyof Paths[Path]]: Paths[Path][Method] extends { parameters: infer P; responses: unknown }
      ? Omit<Paths[Path][Method], 'parameters'> & { parameters: WithOptionalParameters<P> }
      : Paths[Path][Method]
  }
}

type WithOptionalParameters<P> = WithOptional<WithOptional<P, 'query'>, 'header'>

type WithOptional<P, Place extends string> =
  P extends Record<Place, infer Parameters> ? Omit<P, Place> & { [Key in Place]?: Partial<Parameters> } : P
