/// <reference path="./openapi-upgrader.d.ts" />

import { SpecError } from '../spec-error.ts'
import { isJson, type Json, objectAt } from './json.ts'
import { visitObjects } from './shape.ts'

/**
 * Converts a document of Swagger 2.0 to OpenAPI 3.0. The converter is loaded only for such documents.
 * @throws SpecError if it cannot be converted
 */
export async function upgradeTwo(document: Json, location: string): Promise<Json> {
  const { upgradeFromTwoToThree } = await import('@scalar/openapi-upgrader/2.0-to-3.0')
  removeInvalid(document)
  try {
    const upgraded: unknown = upgradeFromTwoToThree(document)
    if (isJson(upgraded)) return upgraded
    throw new TypeError('the result is not an object')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new SpecError('DD_SPEC_UPGRADE', { location, reason })
  }
}

/** Removes what the converter throws an error for, or what it passes on unconverted. */
function removeInvalid(document: Json): void {
  for (const section of ['paths', 'definitions', 'parameters', 'responses', 'securityDefinitions']) {
    const objects = objectAt(document, section)
    for (const [name, object] of Object.entries(objects)) if (!isJson(object)) delete objects[name]
  }
  visitObjects('document', document, ({ kind, object }) => {
    if ((kind === 'operation' || kind === 'pathItem') && object['parameters'] !== undefined) {
      const { parameters } = object
      object['parameters'] = (Array.isArray(parameters) ? parameters : []).filter(isParameter)
    }
  })
}

function isParameter(value: unknown): boolean {
  return isJson(value) && (typeof value['$ref'] === 'string' || typeof value['in'] === 'string')
}
