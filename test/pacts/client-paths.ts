/** The paths of a spec as a client sees them: what has a default may be left out. */
export type ClientPaths<Paths> = {
  [Path in keyof Paths]: {
    [Method in keyof Paths[Path]]: Paths[Path][Method] extends { parameters: infer P; responses: unknown }
      ? Omit<Paths[Path][Method], 'parameters'> & { parameters: Asked<P> }
      : Paths[Path][Method]
  }
}

type Asked<P> = P extends { query: infer Query } ? Omit<P, 'query'> & { query?: Partial<Query> } : P
