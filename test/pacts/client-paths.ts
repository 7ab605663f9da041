/** The paths of a spec as a client sees them: what has a default, or goes with every request, may be left out. */
export type ClientPaths<Paths> = {
  [Path in keyof Paths]: {
    [Method in keyof Paths[Path]]: Paths[Path][Method] extends { parameters: infer P; responses: unknown }
      ? Omit<Paths[Path][Method], 'parameters'> & { parameters: OptionalParameters<P> }
      : Paths[Path][Method]
  }
}

type OptionalParameters<P> = Partially<Partially<P, 'query'>, 'header'>

type Partially<P, Place extends string> =
  P extends Record<Place, infer Given> ? Omit<P, Place> & { [Key in Place]?: Partial<Given> } : P
