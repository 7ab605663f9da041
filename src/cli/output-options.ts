import { type Command, Option } from 'commander'
import { printableLines } from '../reports/printable.ts'

/** Options of every command that choose its output. */
interface OutputOptions {
  readonly json?: boolean
  readonly quiet?: boolean
}

/** Commands whose output another program reads in a form of its own. */
const WITHOUT_JSON = ['mcp', 'completion', 'complete']

/** The choice for the command that runs: a process runs one command at a time. */
let chosen: OutputOptions = {}

/** Adds `--json` and `--quiet` to a command and its subcommands. */
export function addOutputOptions(command: Command): void {
  for (const subcommand of command.commands) addOutputOptions(subcommand)
  if (command.commands.length > 0 || command.name() === 'complete') return
  const added = WITHOUT_JSON.includes(command.name()) ? [quietOption()] : [jsonOption(), quietOption()]
  const isNew = ({ long }: Option) => command.options.every((other) => other.long !== long)
  for (const option of added.filter(isNew)) command.addOption(option)
}

function jsonOption(): Option {
  return new Option('--json', 'JSON output')
}

function quietOption(): Option {
  return new Option('-q, --quiet', 'no output except what was asked for, and errors')
}

/** Makes this module print as the options of a command say. */
export function chooseOutput({ json = false, quiet = false }: OutputOptions): void {
  chosen = { json, quiet }
}

/** Returns whether the output is JSON. */
export function isJson(): boolean {
  return chosen.json === true
}

/** Returns whether only what was asked for is printed, and errors. */
export function isQuiet(): boolean {
  return chosen.quiet === true
}

/** Prints what a command was asked for, such as a list. @param value the JSON form */
export function printData(value: unknown, text: () => string): void {
  console.log(isJson() ? toJson(value) : text())
}

/** Prints what a command did or found. With `--quiet`, nothing is printed but JSON. @param value the JSON form */
export function printResult(value: unknown, text: () => string): void {
  if (isJson()) printData(value, text)
  else if (!isQuiet()) printLines(text())
}

/** Prints one line of JSON, for commands with a result that grows while they run. */
export function printJsonLine(value: unknown): void {
  console.log(printableLines(JSON.stringify(value)))
}

/** Prints a remark beside the result: with `--json` on standard error, and with `--quiet` not at all. */
export function printRemark(text: string): void {
  if (isQuiet()) return
  if (isJson()) console.error(text)
  else console.log(text)
}

/** Prints a text. An empty one has no line. */
function printLines(text: string): void {
  if (text !== '') console.log(text)
}

function toJson(value: unknown): string {
  return printableLines(JSON.stringify(value, null, 2))
}
