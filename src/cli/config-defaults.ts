import { type Command, Option } from 'commander'
import { mappingAt } from '../scenarios/json-schema.ts'
import { CONFIG_SCHEMA, type Config } from './config.ts'
import { CONFIG_HELP, readConfig } from './config-file.ts'

/** Flags whose name differs from their setting's. */
const FLAGS: Readonly<Record<string, string>> = {
  limits: 'limit',
  providers: 'provider',
  specs: 'spec',
  vendors: 'vendor',
} satisfies Partial<Record<keyof Config, string>>
const CONFIG = new Option('--config <file>', CONFIG_HELP)

/** Options that share the name of a setting, but not its meaning. */
const notConfigured = new WeakSet<Option>()

/** Keeps an option from reading its default from the configuration. Returns the option. */
export function withoutConfigDefault(option: Option): Option {
  notConfigured.add(option)
  return option
}

/** Makes a command and its subcommands read defaults from the configuration. Flags and environment variables win. */
export function addConfigDefaults(command: Command): void {
  for (const subcommand of command.commands) addConfigDefaults(subcommand)
  if (!command.options.some((option) => isSetting(option.attributeName()))) return
  command.addOption(CONFIG).hook('preAction', async (_, acting) => {
    const found = await readConfig(acting.getOptionValue(CONFIG.attributeName()))
    for (const [setting, value] of Object.entries(found?.config ?? {})) {
      const flag = flagOf(setting)
      const known = acting.options.some((option) => option.attributeName() === flag && !notConfigured.has(option))
      const source = acting.getOptionValueSource(flag)
      if (known && (source === undefined || source === 'default'))
        acting.setOptionValueWithSource(flag, value, 'config')
    }
  })
}

function isSetting(flag: string): boolean {
  return Object.keys(mappingAt(CONFIG_SCHEMA, 'properties')).some((setting) => flagOf(setting) === flag)
}

function flagOf(setting: string): string {
  return FLAGS[setting] ?? setting
}
