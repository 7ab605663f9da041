import { commentText, kebabCase, propertyName } from './code.ts'
import { listCode } from './list-code.ts'
import type { TypedOperation, TypedResource } from './typed-resource.ts'
import {
  actionCode,
  createCode,
  deleteCode,
  type HandlerCode,
  readCode,
  type Sample,
  updateCode,
} from './write-code.ts'

/** The module with the handlers of one resource. */
export interface HandlersFile {
  /** name of the resource, and of the constant that the module exports */
  readonly name: string
  /** name of the module without its ending, such as `special-events` */
  readonly file: string
  readonly text: string
  /** operationIds of the handlers */
  readonly ids: readonly string[]
}

/** Options of {@link handlersFile}. */
export interface HandlersFileOptions {
  readonly target: TypedResource
  /** name of the type of the vendor's handlers */
  readonly handlersType: string
  readonly extension: '.ts' | '.js'
  readonly sample: Sample
}

/** Returns the module with the handlers of a resource; undefined if none of them can be written as typed code. */
export function handlersFile({
  target,
  handlersType,
  extension,
  sample,
}: HandlersFileOptions): HandlersFile | undefined {
  const written = target.operations.flatMap((operation) => {
    const code = codeOf(target, operation, sample)
    return code === undefined ? [] : [{ operation, code }]
  })
  // A record that only inferred handlers create and read is better left to them.
  if (!written.some(({ operation: { role } }) => role.kind === 'create' || role.kind === 'update')) return undefined
  const { name } = target.resource
  const members = written.map(({ operation, code }) => handlerText(operation, code))
  const text = `import type { ${handlersType} } from '../handlers${extension}'

export const ${name} = {
${members.join('\n\n')}
} satisfies Partial<${handlersType}>
`
  return { name, file: kebabCase(name), text, ids: written.map(({ operation }) => operation.id) }
}

function codeOf(target: TypedResource, operation: TypedOperation, sample: Sample): HandlerCode | undefined {
  // Properties that follow from others are kept up to date by the inferred handlers only.
  const isDerived = target.resource.derived.length + target.resource.expansions.length > 0
  switch (operation.role.kind) {
    case 'create':
      return isDerived ? undefined : createCode(target, operation, sample)
    case 'update':
      return isDerived ? undefined : updateCode(target, operation)
    case 'action':
      return actionCode(target, operation)
    case 'delete':
      return deleteCode(target, operation)
    case 'read':
      return readCode(target, operation)
    case 'list':
      return listCode(target, operation)
    default:
      return undefined
  }
}

function handlerText({ id, object }: TypedOperation, { uses, lines }: HandlerCode): string {
  const summary = typeof object['summary'] === 'string' ? [`  // ${commentText(object['summary'])}`] : []
  const body = lines.flatMap((line) => line.split('\n').map((part) => `    ${part}`))
  return [...summary, `  ${propertyName(id)}: ({ ${[...new Set(uses)].join(', ')} }) => {`, ...body, '  },'].join('\n')
}
