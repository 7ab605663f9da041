import type { Environment, PublishedPact, Version } from './state.ts'

/** Creates the URLs of a broker's resources. */
export function linksOf(url: string) {
  const at = (...segments: readonly string[]) => `${url}/${segments.map(encodeURIComponent).join('/')}`
  const pacticipant = (name: string) => at('pacticipants', name)
  const version = ({ pacticipant: name, number }: Pick<Version, 'pacticipant' | 'number'>) => {
    return at('pacticipants', name, 'versions', number)
  }
  const pactOf = ({ provider, consumer }: Pick<PublishedPact, 'provider' | 'consumer'>) => {
    return at('pacts', 'provider', provider, 'consumer', consumer)
  }
  return {
    at,
    pacticipant,
    version,
    branchVersion: (name: string, branch: string, number: string) => {
      return at('pacticipants', name, 'branches', branch, 'versions', number)
    },
    environment: ({ uuid }: Environment) => at('environments', uuid),
    pact: (one: PublishedPact) => `${pactOf(one)}/version/${encodeURIComponent(one.version)}`,
    pactVersion: (one: PublishedPact, metadata = '') => {
      return `${pactOf(one)}/pact-version/${one.sha}${metadata === '' ? '' : `/metadata/${metadata}`}`
    },
  }
}

export type Links = ReturnType<typeof linksOf>
