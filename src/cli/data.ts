import { Command } from 'commander'
import { type FolderContent, readFolder } from '../adapters/data/check-folder.ts'
import { openDataFolder } from '../adapters/data/data-folder.ts'
import { type Repair, repairFolder } from '../adapters/data/repair-folder.ts'
import { keptWorldOf, Replay, type ReplayedWorld } from '../durability/replay.ts'
import { archiveLines } from '../durability/write-archive.ts'
import { emulate } from '../emulator/emulator.ts'
import { journalOf } from '../engine/journal/journal.ts'
import { JournalBudget } from '../engine/journal/journal-budget.ts'
import { DEFAULT_LIMITS } from '../engine/services/limits.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { shortList } from '../errors/short-list.ts'
import { scenarioLines } from '../scenarios/scenario-lines.ts'
import { chooseVendors } from './choose-vendors.ts'
import { printResult } from './output-options.ts'
import { withUsageErrors } from './scenario-choice.ts'
import { AS_OPTION, type Form, JOURNAL_OPTION, OUT_OPTION } from './state/export-options.ts'
import { writeWorld } from './state/write-world.ts'
import { aligned, styled } from './style.ts'
import { UsageError } from './usage-error.ts'
import { addVendorOptions, type VendorChoice } from './vendor-choice.ts'

/** Creates `deskdouble data`, which checks, repairs, compacts and exports folders of `serve --data`. */
export function dataCommand(): Command {
  return new Command('data')
    .description('Check, repair, compact and export a folder that keeps worlds')
    .addCommand(
      addVendorOptions(new Command('check'))
        .description('Read a data folder and list its worlds; it may be in use')
        .argument('<folder>', 'folder of serve --data')
        .action(check),
    )
    .addCommand(
      new Command('repair')
        .description('Cut a damaged data folder at its first damaged line, and keep copies of the files')
        .argument('<folder>', 'folder of serve --data')
        .action(repair),
    )
    .addCommand(
      addVendorOptions(new Command('compact'))
        .description('Replace the log of a data folder by a checkpoint of its worlds')
        .argument('<folder>', 'folder of serve --data')
        .action(compact),
    )
    .addCommand(
      addVendorOptions(new Command('export'))
        .description('Write a world of a data folder to an archive or a scenario file; the folder may be in use')
        .argument('<folder>', 'folder of serve --data')
        .option('-w, --world <name>', 'name of the world', 'default')
        .addOption(OUT_OPTION)
        .addOption(AS_OPTION)
        .addOption(JOURNAL_OPTION)
        .action(exportWorld),
    )
}

async function check(folder: string, choice: VendorChoice): Promise<void> {
  const { vendors } = await chooseVendors(choice)
  const { content, replayed } = readWorlds(folder, vendors)
  const worlds = replayed.map((world) => summaryOf(world, vendors))
  printResult({ ...content, worlds }, () => formatContent(content, worlds))
}

/** Reads the worlds of a folder without changing it. @throws UsageError */
function readWorlds(folder: string, vendors: Readonly<Record<string, Vendor>>) {
  const journals = new JournalBudget(DEFAULT_LIMITS.totalJournalBytes)
  const replay = new Replay({ vendors, limits: DEFAULT_LIMITS, journals })
  const content = withUsageErrors(() => readFolder(folder, (entry) => replay.apply(entry)))
  return { content, replayed: withUsageErrors(() => replay.finish(false)) }
}

interface ExportChoice extends VendorChoice {
  readonly world: string
  readonly out?: string
  readonly as: Form
  readonly journal: boolean
}

async function exportWorld(folder: string, { world: name, out, as, journal, ...choice }: ExportChoice): Promise<void> {
  const { vendors } = await chooseVendors(choice)
  const { replayed } = readWorlds(folder, vendors)
  const found = replayed.find(({ world }) => world.name === name)
  if (!found) {
    const known = shortList(replayed.map(({ world }) => world.name))
    throw new UsageError(`The folder ${folder} has no world "${name}": use one of ${known}.`)
  }
  const lines = () => archiveLines(keptWorldOf(found), { vendors, journal })
  await writeWorld(as, out, as === 'archive' ? lines() : scenarioLines(found.world, vendors))
}

/** Facts about a kept world. */
interface WorldSummary {
  readonly name: string
  readonly records: number
  readonly snapshots: number
  readonly exchanges: number
}

function summaryOf({ world, snapshots }: ReplayedWorld, vendors: Readonly<Record<string, Vendor>>): WorldSummary {
  const collections = Object.keys(vendors).flatMap((name) => Object.values(world.group(name)))
  return {
    name: world.name,
    records: collections.reduce((sum, { size }) => sum + size, 0),
    snapshots: snapshots.size,
    exchanges: journalOf(world).size,
  }
}

function formatContent({ entries, files, bytes, torn }: FolderContent, worlds: readonly WorldSummary[]): string {
  const rows = worlds.map(({ name, records, snapshots, exchanges }) => {
    const parts = [counted(records, 'record'), counted(snapshots, 'snapshot'), counted(exchanges, 'exchange')]
    return [styled('bold', name), parts.join(', ')]
  })
  return [
    `${counted(entries, 'entry', 'entries')} in ${counted(files.length, 'file')} of ${bytes.toLocaleString('en-US')} bytes`,
    ...(torn > 0 ? [`The last ${counted(torn, 'byte')} of a change that was not written to its end will be cut.`] : []),
    ...aligned(rows),
  ].join('\n')
}

function repair(folder: string): void {
  const repaired = withUsageErrors(() => repairFolder(folder))
  printResult(repaired, () => formatRepair(repaired))
}

function formatRepair({ cuts, copies }: Repair): string {
  if (cuts.length === 0) return 'Nothing is damaged.'
  return [
    ...cuts.map(({ file, offset }) => `Cut ${file} at byte ${offset}: what follows is left out.`),
    ...copies.map((copy) => `The file as it was: ${copy}`),
  ].join('\n')
}

async function compact(folder: string, choice: VendorChoice): Promise<void> {
  const { vendors } = await chooseVendors(choice)
  const store = withUsageErrors(() => openDataFolder({ folder }))
  const emulator = withUsageErrors(() => emulate({ vendors, store }))
  await store.compact()
  await emulator.close()
  const { bytes } = readFolder(folder, () => {})
  const worlds = emulator.worlds().length
  printResult({ worlds, bytes }, () => `${counted(worlds, 'world')} in ${bytes.toLocaleString('en-US')} bytes`)
}

function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? noun : plural}`
}
