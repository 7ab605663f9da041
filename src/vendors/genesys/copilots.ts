import type { Link } from '../../engine/spec/link.ts'
import type { Immutable } from '../../engine/vendor/immutable.ts'
import { Problem } from '../../engine/vendor/problem.ts'
import type { operations } from '../../generated/genesys/types.ts'
import type { Schemas } from './collections.ts'
import type { Genesys } from './genesys.ts'

/** The settings of a copilot, as a record contains them. */
export type Copilot = Immutable<Schemas['Copilot']>

/** The settings of a copilot, as a request contains them. */
type CopilotUpdate = Parameters<Genesys['putAssistantCopilot']>[0]['body']

/** Context for creating a copilot. */
interface CopilotContext {
  readonly id: () => string
  readonly link: Link<operations>
  readonly selfUri: string
}

/** Returns the copilot of an assistant that has none: a disabled one. */
export function disabledCopilot(selfUri: string): Copilot {
  return { enabled: false, liveOnQueue: false, defaultLanguage: 'en-US', selfUri }
}

/** Creates an enabled copilot from a request. Adds ids to rules that have none, and links to the language model. */
export function createCopilot(
  { nluConfig, ruleEngineConfig, ...settings }: CopilotUpdate,
  { id, link, selfUri }: CopilotContext,
): Copilot {
  return {
    ...settings,
    ...(nluConfig && { nluConfig: { ...nluConfig, domain: linkDomain(nluConfig.domain, link) } }),
    ...(ruleEngineConfig && {
      ruleEngineConfig: {
        ...ruleEngineConfig,
        rules: ruleEngineConfig.rules.map((rule) => ({ ...rule, id: rule.id ?? id() })),
      },
    }),
    enabled: true,
    selfUri,
  }
}

/**
 * Rejects a request that changes the default language of a copilot.
 * @param at JSON Pointer of the language in the body
 * @throws a Problem `invalid`
 */
export function rejectOtherLanguage(current: Copilot | undefined, sent: CopilotUpdate, at: string): void {
  if (!current || current.defaultLanguage === sent.defaultLanguage) return
  const allowed = [current.defaultLanguage]
  const message = `must stay ${current.defaultLanguage}, because the language of a copilot cannot change`
  const findings = [{ in: 'body', at, keyword: 'const', message, value: sent.defaultLanguage, allowed }] as const
  throw new Problem('invalid', `body ${at} ${message}`, { findings })
}

type NluDomain = NonNullable<CopilotUpdate['nluConfig']>['domain']

function linkDomain(domain: NluDomain, link: Link<operations>): NonNullable<Copilot['nluConfig']>['domain'] {
  const { id: domainId, version } = domain
  return {
    ...domain,
    ...(version && {
      version: {
        ...version,
        selfUri: link('getLanguageunderstandingDomainVersion', { domainId, domainVersionId: version.id }),
      },
    }),
    selfUri: link('getLanguageunderstandingDomain', { domainId }),
  }
}
