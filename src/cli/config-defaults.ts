import { type Command, Option } from 'commander'
import { mappingAt } from '../scenarios/json-schema.ts'
import { CONFIG_SCHEMA, type Config } from './config.ts'
import { readConfig } from './config-file.ts'

/** Which flag each setting is the default of, where it has another name. */
const FLAGS: Readonly<Record<string, string>> = { limits: 'limit' } satisfies Partial<Record<keyof Config, string>>
const CONFIG = new Option('--config <file>', 'the configuration to read, and not ./deskdouble.config.yaml (.json, .ts)')

/** Lets a command, and those below it, take from a configuration what no flag and no environment variable says. */
export function configured(command: Command): void {
  for (const below of command.commands) configured(below)
  if (!command.options.some((option) => isSetting(option.attributeName()))) return
  command.addOption(CONFIG).hook('preAction', async (_, acting) => {
    const found = await readConfig(acting.getOptionValue(CONFIG.attributeName()))
    for (const [setting, value] of Object.entries(found?.config ?? {})) {
      const flag = flagOf(setting)
      const known = acting.options.some((option) => option.attributeName() === flag)
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
