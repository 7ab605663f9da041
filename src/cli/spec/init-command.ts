import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import type { Json } from '../../engine/closed/schema.ts'
import { printResult } from '../output-options.ts'
import { aligned } from '../style.ts'
import { UsageError } from '../usage-error.ts'
import { importExtension } from './import-extension.ts'
import { documentFiles } from './init/document-files.ts'
import { type DocumentOptions, openDocument, overlayOption, printWarnings } from './open-document.ts'
import { formatWritten, writeFiles } from './write-files.ts'

/** Options of `deskdouble spec init`. */
interface InitOptions extends DocumentOptions {
  readonly out?: string
  readonly force?: boolean
}

/** Creates `deskdouble spec init`, which writes a vendor of the user's own. */
export function initSpecCommand(): Command {
  return new Command('init')
    .description('Write a vendor for an OpenAPI document: types, collections, handlers, a scenario and a test')
    .argument('<file>', 'OpenAPI document: a file or URL')
    .option('-o, --out <folder>', "folder to write to (default: the vendor's name)")
    .option('--name <name>', "name of the vendor (default: made from the document's title)")
    .addOption(overlayOption())
    .option('--force', 'replace existing files')
    .action(init)
}

async function init(file: string, options: InitOptions): Promise<void> {
  const { document, name, source } = await openDocument(file, options)
  const folder = options.out ?? name
  if (!options.force && existsSync(join(folder, 'index.ts'))) {
    throw new UsageError(
      `${join(folder, 'index.ts')} exists already: choose another folder with --out, or use --force.`,
    )
  }
  // Loaded on demand: the other commands read no document.
  const { inferModel } = await import('../../specs/model/infer-model.ts')
  const { warnOfUnknownRecords } = await import('../../specs/initial-records.ts')
  const { generatedModules } = await import('./generated-modules.ts')
  const { sampleOf } = await import('./init/sample-of.ts')
  const { vendorFolder } = await import('./init/vendor-folder.ts')
  const extension = importExtension(folder)
  const model = inferModel(document)
  const copies = documentFiles(source)
  // A document is JSON.
  const json = document as unknown as Json
  const vendor = vendorFolder({ document: json, model, name, copies, extension, sample: sampleOf(document) })
  const warnings = new Set(warnOfUnknownRecords(document, model))
  const modules = await generatedModules({
    origin: file,
    document,
    model,
    extension,
    validatorsOnly: false,
    onWarning: (warning) => warnings.add(warning),
  })
  printWarnings(warnings)
  const generated = [...modules].map(([module, code]) => [`generated/${module}`, code] as const)
  const files = await writeFiles(folder, new Map([...copies.files, ...generated, ...vendor.files]), {
    replaces: options.force === true,
  })
  const { handlers } = vendor
  const total = model.roles.size
  printResult({ folder, files, handlers, operations: total }, () => {
    return `${formatWritten(files)}\n${nextSteps({ folder, handlers, total })}`
  })
}

interface NextSteps {
  readonly folder: string
  readonly handlers: number
  readonly total: number
}

function nextSteps({ folder, handlers, total }: NextSteps): string {
  const steps = [
    [`npx vitest run ${folder}`, 'run the test of the vendor'],
    ['npx tsc --noEmit', 'check the types'],
    [
      `edit ${join(folder, handlers > 0 ? 'handlers' : 'handlers.ts')}`,
      'add the rules that the document cannot express',
    ],
  ]
  const written = `${handlers} of ${total} operations have a handler; the others behave as inferred from the document.`
  return ['', written, 'Next:', ...aligned(steps).map((line) => `  ${line}`)].join('\n')
}
