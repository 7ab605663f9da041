import { CORE_SCHEMA, dump } from 'js-yaml'
import type { Document } from '../../engine/spec/document.ts'
import { compactExtension } from './compact-extension.ts'
import { inferModel } from './infer-model.ts'
import type { Model, Resource } from './model.ts'
import type { OperationReport } from './model-report.ts'
import { modelReport } from './model-report.ts'
import { printResource } from './print-extension.ts'

/** JSON Schema of the overlay, in a project in which the package is installed. */
const SCHEMA_FILE = 'node_modules/deskdouble/specs/x-resource.schema.json'

/** A document with its model. */
interface Source {
  readonly model: Model
  /** the model without any `x-resource` */
  readonly inferred: Model
  readonly reports: ReadonlyMap<string, OperationReport>
}

/**
 * Prints a model as an OpenAPI Overlay (1.0) in YAML, with an `x-resource` for each resource. Comments name the
 * operations, and mark what is uncertain. Facts that are read back from the overlay count as certain.
 */
export function modelOverlay(document: Document, model: Model): string {
  const { operations, counts } = modelReport(document, model)
  const source = {
    model,
    inferred: inferredModel(document, model),
    reports: new Map(operations.map((one) => [one.id, one])),
  }
  const { title, version } = document.info
  const head = [
    `# yaml-language-server: $schema=${SCHEMA_FILE}`,
    `# Resources that DeskDouble infers from ${oneLine(title)}: ${model.resources.size}. Of its ${operations.length} operations,`,
    `# ${counts.stateful} are stateful, ${counts.stateless} stateless, and ${counts.unclear} unclear.`,
    '# Change what is wrong, leave out what is right (it is inferred again), and serve the document with',
    '# --overlay and this file. In an editor, the JSON Schema above completes the properties.',
    'overlay: 1.0.0',
    yaml({ info: { title: `Resources of ${title}`, version } }, 0).trimEnd(),
  ]
  const actions = [...model.resources.values()].map((resource) => printAction(resource, source))
  const unclear = operations.filter(({ state }) => state === 'unclear').map(unclearLine)
  if (unclear.length > 0)
    unclear.unshift('', '# Operations that may belong to a resource, but to which could not be inferred:')
  return `${[...head, actions.length === 0 ? 'actions: []' : 'actions:', ...actions, ...unclear].join('\n')}\n`
}

/** Returns the model of a document without its `x-resource` extensions. */
function inferredModel(document: Document, model: Model): Model {
  const items = Object.entries(document.paths)
  if (!items.some(([, item]) => 'x-resource' in item)) return model
  const paths = items.map(([path, item]) => [
    path,
    Object.fromEntries(Object.entries(item).filter(([name]) => name !== 'x-resource')),
  ])
  return inferModel({ ...document, paths: Object.fromEntries(paths) })
}

function unclearLine({ id, method, path, reason }: OperationReport): string {
  return `# uncertain: ${id} (${method.toUpperCase()} ${path}): ${oneLine(reason)}`
}

function printAction(resource: Resource, source: Source): string {
  const { model, inferred } = source
  const known = [...inferred.resources.values()].find(({ path }) => path === resource.path)
  const { operations = {}, ...facts } = compactExtension(
    { ...printResource(model, resource) },
    known && printResource(inferred, known),
  )
  const target = `$.paths[${quote(resource.path)}]`
  const doubts = resource.doubts.map((doubt) => `  # uncertain: ${oneLine(doubt)}`)
  return [
    '',
    `  # ${resource.name}: ${rolesOf(resource, source)}`,
    ...doubts,
    `  - target: ${yaml(target, 0).trimEnd()}`,
    '    update:',
    '      x-resource:',
    yaml(facts, 8).trimEnd(),
    '        operations:',
    ...Object.entries(operations ?? {}).flatMap(([id, role]) => printOperation(id, role, source)),
  ].join('\n')
}

/** Returns the kinds of a resource's operations with their ids, such as `create createBoard; read getBoard`. */
function rolesOf({ name }: Resource, { model }: Source): string {
  const kinds = new Map<string, string[]>()
  for (const [id, role] of model.roles) {
    if (role.kind === 'stateless' || role.resource !== name) continue
    kinds.set(role.kind, [...(kinds.get(role.kind) ?? []), id])
  }
  return oneLine([...kinds].map(([kind, ids]) => `${kind} ${ids.join(', ')}`).join('; '))
}

function printOperation(id: string, role: unknown, { model, reports }: Source): string[] {
  const report = reports.get(id)
  const known = model.roles.get(id)
  const doubts = known === undefined || known.kind === 'stateless' ? [] : known.doubts
  return [
    ...(report === undefined ? [] : [`          # ${report.method.toUpperCase()} ${oneLine(report.path)}`]),
    ...doubts.map((doubt) => `          # uncertain: ${oneLine(doubt)}`),
    yaml({ [id]: role }, 10).trimEnd(),
  ]
}

/** Returns a value as YAML, indented. */
function yaml(value: unknown, indent: number): string {
  const text = dump(value, { schema: CORE_SCHEMA, lineWidth: -1, noRefs: true })
  return indent === 0 ? text : text.replace(/^(?=.)/gm, ' '.repeat(indent))
}

/** Returns a name in single quotes, as a JSONPath writes it. */
function quote(name: string): string {
  return `'${name.replace(/[\\']/g, '\\$&')}'`
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}
