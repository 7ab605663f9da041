import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Document } from '../../../src/engine/spec/document.ts'
import { inferModel } from '../../../src/specs/model/infer-model.ts'
import type { Model } from '../../../src/specs/model/model.ts'
import { modelOverlay } from '../../../src/specs/model/model-overlay.ts'
import { modelReport } from '../../../src/specs/model/model-report.ts'
import { applyOverlay } from '../../../src/specs/read/overlay.ts'
import { parseText } from '../../../src/specs/read/parse-text.ts'
import { readDocument } from '../../../src/specs/read/read-document.ts'
import { Warnings } from '../../../src/specs/read/warnings.ts'
import { arrayOf, documentOf, modelOf, object, onlyResource, ref, roleOf } from './paths.ts'

function withoutDoubts(one: object): object {
  return 'doubts' in one ? { ...one, doubts: [] } : one
}

function read(location: string): Promise<string> {
  return readFile(location, 'utf8')
}

/** Returns a model without its doubts: facts that are read back are certain. */
function certain({ resources, roles }: Model): unknown {
  return {
    resources: [...resources].map(([name, resource]) => [name, withoutDoubts(resource)]),
    roles: [...roles].map(([id, role]) => [id, withoutDoubts(role)]),
  }
}

/** Returns the model that is inferred from a document after an overlay. */
function modelAfter(document: Document, overlay: string): Model {
  const copy = structuredClone(document)
  applyOverlay({ ...copy }, parseText(overlay, 'overlay.yaml', new Warnings()), 'overlay.yaml', new Warnings())
  return inferModel(copy)
}

/** Returns a document whose item paths have an `x-resource`. */
function extended(document: Document, path: string, extension: object): Document {
  const item = { ...document.paths[path], 'x-resource': extension }
  return { ...document, paths: { ...document.paths, [path]: item } }
}

const board = {
  'GET /boards': { returns: arrayOf(ref('Board')), query: { 'odd.name': { type: 'string' } } },
  'POST /boards': { returns: ref('Board') },
  'GET /boards/{id}': { returns: ref('Board') },
}
const schemas = {
  Board: object({ id: 'string', ref: 'string', 'odd.name': 'string' }),
  Other: object({ id: 'string' }),
}

describe('the overlay of a model', () => {
  it.each(['museum.yaml', 'petstore.yaml'])('is read back as an equal model: %s', async (file) => {
    const location = new URL(`../documents/${file}`, import.meta.url).pathname
    const { document } = await readDocument(location, { read })
    const model = inferModel(document)
    expect(certain(modelAfter(document, modelOverlay(document, model)))).toEqual(certain(model))
  })

  it('is read back as an equal model for any paths', () => {
    const path = fc.uniqueArray(fc.constantFrom('users', "it's", 'create', '{id}', '{user_id}', 'close'), {
      minLength: 1,
      maxLength: 4,
    })
    const id = fc
      .tuple(fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE'), path)
      .map(([method, parts]) => `${method} /${parts.join('/')}`)
    const returns = fc.constantFrom(ref('Board'), arrayOf(ref('Board')), object({ data: arrayOf(ref('Other')) }))
    const operation = fc.record({
      returns,
      query: fc.constantFrom({}, { limit: { type: 'integer' }, page: { type: 'integer' } }),
    })
    fc.assert(
      fc.property(fc.dictionary(id, operation, { maxKeys: 20 }), (operations) => {
        const document = documentOf(operations, schemas)
        const model = inferModel(document)
        expect(certain(modelAfter(document, modelOverlay(document, model)))).toEqual(certain(model))
      }),
      { numRuns: 60 },
    )
  })

  it('marks what is uncertain', () => {
    const document = documentOf({
      'POST /things': { status: '201' },
      'GET /rooms/{roomId}': {},
      'PUT /rooms/{roomId}': {},
    })
    const overlay = modelOverlay(document, inferModel(document))
    expect(overlay).toContain('  # uncertain: No response declares the schema of a record.')
    expect(overlay).toContain('# uncertain: POST /things (POST /things):')
  })
})

describe('x-resource', () => {
  const document = documentOf(board, schemas)

  it('overrides the key and the names, and leaves the rest inferred', () => {
    const model = inferModel(extended(document, '/boards/{id}', { name: 'panels', key: 'ref' }))
    expect(onlyResource(model)).toMatchObject({
      name: 'panels',
      key: { parameter: 'id', place: ['ref'] },
      schema: 'Board',
    })
    expect(roleOf(model, 'POST /boards', 'create').resource).toBe('panels')
  })

  it('leaves a resource out', () => {
    const model = inferModel(extended(document, '/boards/{id}', { ignore: true }))
    expect(model.resources.size).toBe(0)
    expect(roleOf(model, 'POST /boards', 'stateless').reason).toBe(
      'The x-resource of /boards/{id} ignores its resource.',
    )
  })

  it('creates a resource that is not inferred', () => {
    const bare = documentOf({ 'POST /make': {}, 'GET /things/{id}': {} }, schemas)
    const extension = { schema: 'Board', create: 'POST /make', operations: { 'GET /things/{id}': 'read' } }
    const model = inferModel(extended(bare, '/things/{id}', extension))
    expect(onlyResource(model)).toMatchObject({ schema: 'Board', key: { place: ['id'] } })
    expect(model.roles.get('POST /make')?.kind).toBe('create')
  })

  it.each([
    [
      { operations: { 'GET /bords': 'list' } },
      'it mentions the unknown operation GET /bords; did you mean GET /boards?',
    ],
    [{ kee: 'id' }, 'x-resource has the unknown property kee; did you mean key?'],
    [{ schema: 'Bord' }, 'schema is unknown: Bord; did you mean Board?'],
    [{ timestamps: { at: 'sometimes' } }, 'x-resource.timestamps.at must be one of created, updated'],
  ])('is rejected with the nearest name: %j', (extension, problem) => {
    expect(() => inferModel(extended(document, '/boards/{id}', extension))).toThrow(
      `The x-resource of /boards/{id} is not valid: ${problem}.`,
    )
  })
})

describe('the report of a model', () => {
  it('counts the operations by their state and gives reasons', () => {
    const operations = { ...board, 'GET /health': {}, 'POST /tickets': { status: '201' } }
    const report = modelReport(documentOf(operations, schemas), modelOf(operations, schemas))
    expect(report.counts).toEqual({ stateful: 3, stateless: 1, unclear: 1 })
    expect(report.operations.find(({ path }) => path === '/health')).toMatchObject({
      method: 'get',
      state: 'stateless',
      reason: 'No operation changes what it returns.',
    })
  })
})
