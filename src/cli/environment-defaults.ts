import type { Command } from 'commander'
import { loopbackBypass, proxySettings } from './proxy.ts'
import { UsageError } from './usage-error.ts'

/** The proxy settings of the user, as they were before {@link prepareEnvironment} changed the environment. */
export const userProxies = proxySettings(process.env)

/**
 * Prepares the environment of this process, which the commands that it starts inherit. Unsets the variables of options
 * and of Pact's tools that are empty, which is what CI systems give for an unset secret, and makes clients reach this
 * machine without a proxy. Must run before a client is created, because clients read the environment only once.
 */
export function prepareEnvironment(program: Command): void {
  const pact = Object.keys(process.env).filter((name) => name.startsWith('PACT_'))
  for (const name of [...variablesOf(program), ...pact]) if (process.env[name]?.trim() === '') delete process.env[name]
  Object.assign(process.env, loopbackBypass(process.env))
}

/**
 * Unsets the options that are empty, as in `--token "$TOKEN"` without the variable.
 * @throws UsageError if a required option is empty
 */
export function unsetEmptyOptions(command: Command): void {
  for (const option of command.options) {
    const name = option.attributeName()
    const value: unknown = command.getOptionValue(name)
    if (typeof value !== 'string' || value.trim() !== '') continue
    if (option.mandatory) throw new UsageError(`${option.long} is empty: set the variable that its value comes from.`)
    command.setOptionValueWithSource(name, option.defaultValue, 'default')
  }
}

function variablesOf({ options, commands }: Command): string[] {
  return [...options.flatMap(({ envVar }) => envVar ?? []), ...commands.flatMap(variablesOf)]
}
