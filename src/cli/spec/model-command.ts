import { Command } from 'commander'
import { isJson, printData } from '../output-options.ts'
import { type DocumentOptions, openDocument, overlayOption } from './open-document.ts'

/** Creates `deskdouble spec model`, which prints what is inferred from a document. */
export function modelCommand(): Command {
  return new Command('model')
    .description(
      'Print what is inferred from an OpenAPI document as an OpenAPI Overlay, to correct and pass to --overlay',
    )
    .argument('<file>', 'OpenAPI document: a file or URL')
    .addOption(overlayOption())
    .action(printModel)
}

async function printModel(file: string, options: DocumentOptions): Promise<void> {
  const { document } = await openDocument(file, options)
  // Loaded on demand: the other commands read no document.
  const { inferModel } = await import('../../specs/model/infer-model.ts')
  const { modelOverlay } = await import('../../specs/model/model-overlay.ts')
  const { load } = await import('js-yaml')
  const text = modelOverlay(document, inferModel(document)).trimEnd()
  printData(isJson() && load(text), () => text)
}

/** Creates `deskdouble spec schema`, which prints the JSON Schema of `x-resource`. */
export function schemaCommand(): Command {
  return new Command('schema')
    .description('Print the JSON Schema of an overlay with x-resource, for editors')
    .action(printSchema)
}

async function printSchema(): Promise<void> {
  const { overlaySchema } = await import('../../specs/model/overlay-schema.ts')
  printData(overlaySchema, () => JSON.stringify(overlaySchema, null, 2))
}
