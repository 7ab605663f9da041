import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { FailedCheck } from '../failed-check.ts'
import { isJson, printResult } from '../output-options.ts'
import { styled } from '../style.ts'
import { UsageError } from '../usage-error.ts'
import { importExtension } from './import-extension.ts'
import { onlyTagged } from './only-tagged.ts'
import { type DocumentOptions, openDocument, overlayOption, printWarnings } from './open-document.ts'
import { formatWritten, type WrittenFile, writeFiles } from './write-files.ts'

/** Options of `deskdouble spec generate`. */
interface GenerateOptions extends DocumentOptions {
  readonly out: string
  readonly check?: boolean
  readonly validatorsOnly?: boolean
  readonly only?: readonly string[]
}

/** Creates `deskdouble spec generate`, which writes the types and validators of documents. */
export function generateCommand(): Command {
  return new Command('generate')
    .description('Write types and validators of OpenAPI documents as modules; existing modules are replaced')
    .argument('<file...>', 'OpenAPI documents: files or URLs; several are written to a folder each')
    .option('-o, --out <folder>', 'folder to write to', 'generated')
    .option('--name <name>', "name of the vendor (default: made from the document's title)")
    .addOption(overlayOption())
    .option('--check', 'write nothing and exit with code 1 if a module is missing or out of date')
    .option('--validators-only', 'no types, for which openapi-typescript is required')
    .option('--only <tag...>', 'only operations with one of these tags')
    .action(generate)
}

async function generate(files: readonly string[], options: GenerateOptions): Promise<void> {
  if (files.length > 1 && options.name !== undefined) {
    throw new UsageError('--name is the name of one document; leave it out, or generate the documents one by one.')
  }
  const stale: string[] = []
  const written: WrittenFile[] = []
  for (const file of files) {
    const opened = await openDocument(file, options)
    const folder = files.length > 1 ? join(options.out, opened.name) : options.out
    const modules = await modulesOf(file, folder, { ...options, document: opened.document })
    if (options.check) stale.push(...staleFiles(folder, modules))
    else written.push(...(await writeFiles(folder, modules, { replaces: true })))
  }
  if (!options.check) return printResult({ files: written }, () => formatWritten(written))
  if (stale.length === 0 || isJson()) {
    printResult({ stale }, () => `${styled('green', 'ok')}  The generated modules are up to date.`)
  }
  if (stale.length > 0) throw new FailedCheck(staleMessage(stale))
}

interface ModuleOptions extends GenerateOptions {
  readonly document: Awaited<ReturnType<typeof openDocument>>['document']
}

async function modulesOf(file: string, folder: string, options: ModuleOptions): Promise<Map<string, string>> {
  const document = onlyTagged(options.document, options.only)
  // Loaded on demand: the other commands read no document.
  const { inferModel } = await import('../../specs/model/infer-model.ts')
  const { warnOfUnknownRecords } = await import('../../specs/initial-records.ts')
  const { generatedModules } = await import('./generated-modules.ts')
  const model = inferModel(document)
  // A validator reads no initial records.
  const warnings = new Set(options.validatorsOnly ? [] : warnOfUnknownRecords(document, model))
  const modules = await generatedModules({
    origin: file,
    document,
    model,
    extension: importExtension(folder),
    validatorsOnly: options.validatorsOnly === true,
    onWarning: (warning) => warnings.add(warning),
  })
  printWarnings(warnings)
  return modules
}

function staleFiles(folder: string, modules: ReadonlyMap<string, string>): string[] {
  return [...modules].flatMap(([name, text]) => {
    const path = join(folder, name)
    return existsSync(path) && readFileSync(path, 'utf8') === text ? [] : [path]
  })
}

function staleMessage(stale: readonly string[]): string {
  const [first, ...others] = stale
  const rest = others.length === 0 ? '' : ` (and ${others.length} other ${others.length === 1 ? 'file' : 'files'})`
  return `${first}${rest} is missing or out of date. Run the same command without --check.`
}
