import { type Command, InvalidArgumentError, Option } from 'commander'
import { vendorNames } from '../generated/vendor-names.ts'
import { MOUNT } from './mount.ts'

/** A spec that a command uses, with what belongs to it. */
export interface SpecChoice {
  /** a file or a URL */
  readonly spec: string
  /** name of the vendor. Defaults to a name made from the document's title */
  readonly name?: string
  /** files or URLs of overlays, in the order in which they are applied */
  readonly overlays: readonly string[]
  /** prefix of all paths */
  readonly mount?: string
}

/** Options with which a user chooses vendors. */
export interface VendorChoice {
  readonly spec?: readonly SpecChoice[]
  /** names of the vendors that are used; without names, all */
  readonly vendor?: readonly string[]
}

/** Adds the options of {@link VendorChoice} to a command. */
export function addVendorOptions(command: Command): Command {
  return addSpecOptions(command).addOption(
    new Option(
      '--vendor <name>',
      `vendor to use, without the others; repeatable: ${vendorNames.join(', ')}, or of a --spec`,
    ).argParser((name, before?: readonly string[]) => [...(before ?? []), name]),
  )
}

/** Adds the options that choose specs, for commands whose option `--vendor` has another meaning. */
export function addSpecOptions(command: Command): Command {
  const specs: SpecChoice[] = []
  return addMount(addOverlay(addSpec(command, specs), specs), specs)
}

/**
 * Adds the options that choose specs, for commands whose option `--overlay` has another meaning. A document that
 * extends another one is an overlay, too.
 */
export function addPlainSpecOptions(command: Command): Command {
  const specs: SpecChoice[] = []
  return addMount(addSpec(command, specs), specs)
}

function addSpec(command: Command, specs: SpecChoice[]): Command {
  return command.addOption(
    new Option('--spec <file or URL>', 'OpenAPI document to emulate, alone or as name=file; repeatable').argParser(
      (text) => {
        specs.push(parseSpec(text))
        return specs
      },
    ),
  )
}

function addOverlay(command: Command, specs: SpecChoice[]): Command {
  return command.addOption(
    new Option('--overlay <file or URL>', 'OpenAPI Overlay of the --spec before it; repeatable').argParser((text) => {
      change(specs, '--overlay', ({ overlays }) => ({ overlays: [...overlays, text] }))
      return text
    }),
  )
}

function addMount(command: Command, specs: SpecChoice[]): Command {
  return command.addOption(
    new Option('--mount <prefix>', 'prefix of all paths of the --spec before it, such as /shop').argParser((text) => {
      if (!isMount(text)) throw new InvalidArgumentError('It must be a path such as /shop.')
      change(specs, '--mount', () => ({ mount: text }))
      return text
    }),
  )
}

/** Returns whether a text is a path that all paths of a spec can be mounted below. */
function isMount(text: string): boolean {
  return new RegExp(MOUNT).test(text)
}

/** Parses `shop.yaml` or `shop=shop.yaml`. */
function parseSpec(text: string): SpecChoice {
  const [, name, file] = /^([a-z][\w-]*)=(.+)$/i.exec(text) ?? []
  return { spec: file ?? text, overlays: [], ...(name !== undefined && { name }) }
}

/** Changes the last spec, to which an option belongs. */
function change(specs: SpecChoice[], flag: string, changed: (last: SpecChoice) => Partial<SpecChoice>): void {
  const last = specs.pop()
  if (!last) throw new InvalidArgumentError(`${flag} belongs to the --spec before it: put it after one.`)
  specs.push({ ...last, ...changed(last) })
}
