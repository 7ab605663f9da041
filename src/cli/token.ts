import { Command } from 'commander'
import { DEFAULT_HOST, DEFAULT_PORT } from '../adapters/node.ts'
import { createInitialWorld } from '../scenarios/create-world.ts'
import { chooseVendors, vendorOrThrow } from './choose-vendors.ts'
import { clockOption } from './clock-option.ts'
import { formatConnectionHelp } from './connection-help.ts'
import { printData } from './output-options.ts'
import {
  createLibrary,
  parameterOption,
  resolveScenario,
  SCENARIOS_OPTION,
  type ScenarioChoice,
  withUsageErrors,
} from './scenario-choice.ts'
import { styled } from './style.ts'
import { addVendorOptions, type VendorChoice } from './vendor-choice.ts'

interface Options extends ScenarioChoice, VendorChoice {
  readonly world: string
  readonly clock?: string
  readonly url: string
}

/** Creates `deskdouble token`, which prints credentials that are ready to paste. */
export function tokenCommand(): Command {
  return addVendorOptions(new Command('token'))
    .description('Print credentials of each vendor that also work with strict authentication')
    .argument('[vendor]', 'only this vendor')
    .option('-s, --scenario <name or file>', 'scenario of the server: a name or a YAML file', 'default')
    .addOption(SCENARIOS_OPTION)
    .addOption(parameterOption())
    .addOption(clockOption())
    .option('-w, --world <name>', 'world that the credentials select', 'default')
    .option('-u, --url <address>', 'address of the server', `http://${DEFAULT_HOST}:${DEFAULT_PORT}`)
    .action(printCredentials)
}

async function printCredentials(vendorName: string | undefined, options: Options): Promise<void> {
  const chosen = await chooseVendors(options)
  const { vendors } = chosen
  if (vendorName !== undefined) vendorOrThrow(vendors, vendorName)
  const { name, sources, parameters } = await resolveScenario(options, chosen)
  const initialState = withUsageErrors(() => createLibrary(sources, chosen).plan(name, parameters))
  const world = withUsageErrors(() => createInitialWorld(initialState, vendors, { clock: options.clock }))
  const found = Object.values(vendors)
    .filter((vendor) => vendorName === undefined || vendor.name === vendorName)
    .map((vendor) => {
      return { vendor, credentials: vendor.credentials(world.group(vendor.name), options.world, world.clock) }
    })
  const byName = Object.fromEntries(found.map(({ vendor, credentials }) => [vendor.name, credentials]))
  printData(byName, () => {
    const texts = found.map(({ vendor, credentials }) => {
      return [styled('bold', vendor.name), ...formatConnectionHelp(vendor, credentials, options.url)].join('\n')
    })
    return texts.join('\n\n')
  })
}
