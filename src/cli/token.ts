import { Argument, Command } from 'commander'
import { DEFAULT_HOST, DEFAULT_PORT } from '../adapters/node.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { createInitialWorld } from '../scenarios/create-world.ts'
import { vendors } from '../vendors/index.ts'
import { connectionHelp } from './connection-help.ts'
import { JSON_OPTION, type Told } from './json-option.ts'
import { choose, FOLDER, libraryOf, orUsageError, type ScenarioChoice, withOption } from './scenario-choice.ts'
import { styled } from './style.ts'

interface Options extends ScenarioChoice, Told {
  readonly world: string
  readonly url: string
}

/** `deskdouble token`: credentials with which a vendor lets a client in, ready to be pasted. */
export function tokenCommand(): Command {
  return new Command('token')
    .description('Print credentials that work, under strict authentication as well')
    .addArgument(new Argument('[vendor]', 'for this vendor only').choices(Object.keys(vendors)))
    .option('-s, --scenario <name or file>', 'the scenario that is served', 'default')
    .addOption(FOLDER)
    .addOption(withOption())
    .option('-w, --world <name>', 'the world that they lead to', 'default')
    .option('-u, --url <address>', 'where it is served', `http://${DEFAULT_HOST}:${DEFAULT_PORT}`)
    .addOption(JSON_OPTION)
    .action(printCredentials)
}

async function printCredentials(named: string | undefined, options: Options): Promise<void> {
  const { name, sources, given } = await choose(options)
  const planned = orUsageError(() => libraryOf(sources).plan(name, given))
  const world = orUsageError(() => createInitialWorld(planned, vendors))
  const chosen: readonly Vendor[] = Object.values(vendors)
  const found = chosen
    .filter((vendor) => named === undefined || vendor.name === named)
    .map((vendor) => ({ vendor, credentials: vendor.credentials(world.group(vendor.name), options.world) }))
  if (options.json) {
    const byName = found.map(({ vendor, credentials }) => [vendor.name, credentials])
    console.log(JSON.stringify(Object.fromEntries(byName), null, 2))
    return
  }
  const texts = found.map(({ vendor, credentials }) => {
    return [styled('bold', vendor.name), ...connectionHelp(vendor, credentials, options.url)].join('\n')
  })
  console.log(texts.join('\n\n'))
}
