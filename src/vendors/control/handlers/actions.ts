import { type Document, resolve, type SchemaObject } from '../../../engine/spec/document.ts'
import { runAction } from '../../../engine/vendor/run-action.ts'
import type { Schemas } from '../collections.ts'
import type { Control } from '../control.ts'
import { vendorOf, worldOf } from '../lookup.ts'

export const actions = {
  getActions: ({ services, path }) => {
    worldOf(services, path.world)
    return { actions: actionsIn(vendorOf(services, path.vendor).spec.document) }
  },

  postAction: ({ services, path, body }) => {
    const { world } = worldOf(services, path.world)
    const { vendor, action } = path
    return { vendor, action, result: runAction(world, vendorOf(services, vendor), { action, parameters: body }) }
  },
} satisfies Partial<Control>

function actionsIn(document: Document): Schemas['Action'][] {
  return Object.entries(document['x-actions'] ?? {}).map(([name, { summary, parameters, result }]) => ({
    name,
    summary,
    parameters: { ...resolve<SchemaObject>(document, parameters) },
    result: { ...resolve<SchemaObject>(document, result) },
  }))
}
