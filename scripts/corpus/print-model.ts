/** Prints the model of a document as `deskdouble spec model` does. */
import { readFile } from 'node:fs/promises'
import { inferModel } from '../../src/specs/model/infer-model.ts'
import { modelOverlay } from '../../src/specs/model/model-overlay.ts'
import { readDocument } from '../../src/specs/read/read-document.ts'

const { document } = await readDocument(process.argv[2] ?? '', { read: (location) => readFile(location, 'utf8') })
console.log(modelOverlay(document, inferModel(document)))
