/** Prints the model of a document as JSON. */
import { readFile } from 'node:fs/promises'
import { inferModel } from '../../src/specs/model/infer-model.ts'
import { readDocument } from '../../src/specs/read/read-document.ts'

const { document } = await readDocument(process.argv[2] ?? '', { read: (location) => readFile(location, 'utf8') })
const { resources, roles } = inferModel(document)
const names = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item ?? {}).flatMap(([method, operation]) => {
    const id = typeof operation === 'object' && 'operationId' in operation ? operation.operationId : undefined
    return typeof id === 'string' ? [[id, `${method.toUpperCase()} ${path}`] as const] : []
  }),
)
const printed = names.map(([id, operation]) => ({ operation, ...roles.get(id) }))
console.log(JSON.stringify({ resources: [...resources.values()], roles: printed }))
