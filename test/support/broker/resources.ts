import type { Links } from './links.ts'
import type { BrokerState, Deployment, Environment, Version } from './state.ts'

/** Returns the index of a broker with the relations that the official clients follow. */
export function indexOf(url: string, offersProviderContracts: boolean) {
  const templated = (href: string, title: string) => ({ href: `${url}${href}`, title, templated: true })
  const plain = (href: string, title: string) => ({ href: `${url}${href}`, title, templated: false })
  return {
    _links: {
      self: { href: url, title: 'Index', templated: false },
      'pb:publish-contracts': plain('/contracts/publish', 'Publish contracts'),
      'pb:pacticipants': plain('/pacticipants', 'Pacticipants'),
      'pb:pacticipant': templated('/pacticipants/{pacticipant}', 'Fetch pacticipant by name'),
      'pb:pacticipant-version': templated(
        '/pacticipants/{pacticipant}/versions/{version}',
        'Get, create or delete a pacticipant version',
      ),
      'pb:pacticipant-branch-version': templated(
        '/pacticipants/{pacticipant}/branches/{branch}/versions/{version}',
        'Get or add/create a pacticipant version for a branch',
      ),
      'pb:provider-pacts-for-verification': templated(
        '/pacts/provider/{provider}/for-verification',
        'Pact versions to be verified for the specified provider',
      ),
      'pb:environments': plain('/environments', 'Environments'),
      'pb:environment': templated('/environments/{uuid}', 'Environment'),
      ...(offersProviderContracts && {
        'pf:publish-provider-contract': templated(
          '/provider-contracts/provider/{provider}/publish',
          'Publish provider contract',
        ),
      }),
    },
  }
}

/** Returns a consumer or provider. */
export function pacticipantOf(name: string, state: BrokerState, links: Links) {
  const self = links.pacticipant(name)
  const [latest] = state.versionsOf(name)
  const template = (title: string, path: string) => ({ title, href: `${self}/${path}`, templated: true })
  return {
    name,
    ...state.properties.get(name),
    createdAt: '2021-09-01T00:07:21+00:00',
    _embedded: {
      ...(latest && {
        latestVersion: {
          number: latest.number,
          _links: { self: { title: 'Version', name: latest.number, href: links.version(latest) } },
        },
      }),
      labels: [],
    },
    _links: {
      self: { href: self },
      'pb:versions': { href: `${self}/versions` },
      'pb:branches': { href: `${self}/branches` },
      'pb:version': template('Get, create or delete a pacticipant version', 'versions/{version}'),
      'pb:deployed-environments': state.inUse(name, ['deployed']).map((one) => ({
        title: `Version deployed to ${one.environment.displayName}`,
        name: one.environment.displayName,
        href: links.at('deployed-versions', one.uuid),
        currently_deployed: true,
      })),
      'pb:version-tag': template(
        `Get, create or delete a tag for a version of ${name}`,
        'versions/{version}/tags/{tag}',
      ),
      'pb:branch-version': template(
        `Get or add/create a version for a branch of ${name}`,
        'branches/{branch}/versions/{version}',
      ),
      'pb:label': template(`Get, create or delete a label for ${name}`, 'labels/{label}'),
      'pb:can-i-deploy-badge': template(
        `Can I Deploy ${name} badge`,
        'latest-version/{tag}/can-i-deploy/to/{environmentTag}/badge',
      ),
      'pb:can-i-deploy-branch-to-environment-badge': template(
        `Can I Deploy ${name} from branch to environment badge`,
        'branches/{branch}/latest-version/can-i-deploy/to-environment/{environment}/badge',
      ),
      curies: [{ name: 'pb', href: `${links.at('doc')}/{rel}?context=pacticipant`, templated: true }],
    },
  }
}

/** Returns a version with the relations that record its deployment or release. */
export function versionResource(version: Version, state: BrokerState, links: Links) {
  const { pacticipant, number, branches, tags } = version
  const self = links.version(version)
  const record = (kind: 'deployed' | 'released', verb: string) =>
    state.environments.map(({ uuid, name, displayName }) => ({
      title: `Record ${verb} to ${displayName}`,
      name,
      href: `${self}/${kind}-versions/environment/${uuid}`,
    }))
  return {
    number,
    _embedded: {
      branchVersions: branches.map((name) => branchVersionOf(version, name, links)),
      tags: tags.map((name) => ({ name, _links: { self: { href: `${self}/tags/${encodeURIComponent(name)}` } } })),
    },
    _links: {
      self: { title: 'Version', name: number, href: self },
      'pb:pacticipant': { title: 'Pacticipant', name: pacticipant, href: links.pacticipant(pacticipant) },
      'pb:record-deployment': record('deployed', 'deployment'),
      'pb:record-release': record('released', 'release'),
    },
  }
}

/** Returns a version of a branch. */
export function branchVersionOf({ pacticipant, number }: Version, name: string, links: Links) {
  const href = links.branchVersion(pacticipant, name, number)
  return { name, latest: true, _links: { self: { title: 'Branch version', name, href } } }
}

/** Returns an environment. */
export function environmentOf(environment: Environment, links: Links) {
  const { uuid, name, displayName, production } = environment
  const self = links.environment(environment)
  return {
    uuid,
    name,
    displayName,
    production,
    createdAt: '2021-09-01T00:07:21+00:00',
    _links: {
      self: { title: 'Environment', name, href: self },
      'pb:currently-deployed-deployed-versions': {
        title: `Versions currently deployed to ${displayName} environment`,
        href: `${self}/deployed-versions/currently-deployed`,
      },
      'pb:currently-supported-released-versions': {
        title: `Versions released and supported in ${displayName} environment`,
        href: `${self}/released-versions/currently-supported`,
      },
      'pb:environments': { title: 'Environments', href: links.at('environments') },
    },
  }
}

/** Returns a version in an environment. */
export function deploymentOf({ uuid, kind, instance, isCurrent }: Deployment, links: Links) {
  const use =
    kind === 'deployed'
      ? { currentlyDeployed: isCurrent, target: instance ?? null, applicationInstance: instance ?? null }
      : { currentlySupported: isCurrent }
  return { uuid, ...use, _links: { self: { href: links.at(`${kind}-versions`, uuid) } } }
}
