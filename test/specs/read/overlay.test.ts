import { describe, expect, it } from 'vitest'
import { answering, readFiles } from './read-files.ts'

const API = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  tags: [{ name: 'a' }],
  paths: { "/it's/{id}": answering({}), '/b': answering({}) },
}

/** Reads the document with an overlay of these actions. */
function overlaid(...actions: readonly object[]) {
  const overlay = { overlay: '1.0.0', info: { title: 'Mine', version: '1' }, actions }
  return readFiles({ '/api.yaml': API, '/mine.yaml': overlay }, { overlays: ['/mine.yaml'] })
}

describe('an overlay', () => {
  it.each([
    ["$.paths['/b']", 'a path in brackets'],
    ['$.paths["/b"]', 'a path in double quotes'],
    ["$['paths']['/b']", 'brackets only'],
    ["$.paths['/c','/b']", 'several names'],
    ["$.paths[?@.get.responses['200'].description == '']", 'a filter'],
    ['$.paths[?(@.get && !@.post)]', 'a filter in parentheses'],
    ['$.paths.*', 'every path'],
    ['$.paths[*]', 'every path in brackets'],
    ["$..['/b']", 'descendants'],
  ])('updates what the target %s selects: %s', async (target) => {
    const { document, warnings } = await overlaid({ target, update: { 'x-resource': { key: 'id' } } })

    expect(document.paths['/b']).toMatchObject({ 'x-resource': { key: 'id' }, get: { operationId: 'getB' } })
    expect(warnings.filter((warning) => warning.includes('overlay'))).toEqual([])
  })

  it('merges objects, appends to arrays and replaces scalars', async () => {
    const { document } = await overlaid(
      { target: '$.info', update: { title: 'Other', 'x-logo': { url: 'u' } } },
      { target: '$.info.x-logo', update: { alt: 'Logo' } },
      { target: '$.tags', update: { name: 'b' } },
      { target: '$.tags[0].name', update: 'first' },
    )

    expect(document).toMatchObject({
      info: { title: 'Other', version: '1', 'x-logo': { url: 'u', alt: 'Logo' } },
      tags: [{ name: 'first' }, { name: 'b' }],
    })
  })

  it('removes what a target selects', async () => {
    const { document } = await overlaid({ target: "$.paths['/it\\'s/{id}']", remove: true })

    expect(Object.keys(document.paths)).toEqual(['/b'])
  })

  it('warns of a target that selects nothing', async () => {
    const { warnings } = await overlaid({ target: "$.paths['/c']", update: {} })

    expect(warnings[0]).toBe(
      "The overlay /mine.yaml has the target $.paths['/c'], which selects nothing in the document.",
    )
  })

  it.each([
    [{ target: 'paths', update: {} }, 'the target paths is not a JSONPath that is supported: it must start with "$"'],
    [{ target: '$.paths[', update: {} }, 'it needs a quoted name, a number, "*" or "?" at its end'],
    [{ target: '$.paths' }, 'actions[0] has neither update nor remove'],
    [{ update: {} }, 'actions[0].target is not a string'],
    ['x', 'actions[0] is not an object'],
  ])('is rejected if an action is invalid: %j', async (action, problem) => {
    // The type of the parameter does not matter for an action that is rejected.
    await expect(overlaid(action as object)).rejects.toThrow(problem)
  })

  it('is rejected if it is another document', async () => {
    const reading = readFiles({ '/api.yaml': API, '/mine.yaml': API }, { overlays: ['/mine.yaml'] })

    await expect(reading).rejects.toMatchObject({
      code: 'DD_OVERLAY_INVALID',
      message: expect.stringContaining('The overlay /mine.yaml is not valid: it has no property "overlay".'),
    })
  })

  it('can be read in place of the document that it extends', async () => {
    const overlay = {
      overlay: '1.0.0',
      extends: './shop.json',
      actions: [{ target: '$.info', update: { title: 'Mine' } }],
    }

    const { document, locations } = await readFiles({ '/api.yaml': overlay, '/shop.json': API })

    expect(document.info.title).toBe('Mine')
    expect(locations).toEqual(['/api.yaml', '/shop.json'])
  })

  it('repairs a reference before it is resolved', async () => {
    const broken = { ...API, paths: { '/b': answering({ $ref: 'gone.yaml' }) } }
    const target = '$.paths.*.get.responses.*.content.*.schema'
    const overlay = { overlay: '1.0.0', actions: [{ target, update: { $ref: 'here.yaml' } }] }

    const { warnings } = await readFiles(
      { '/api.yaml': broken, '/mine.yaml': overlay, '/here.yaml': 'type: object' },
      { overlays: ['/mine.yaml'] },
    )

    expect(warnings).toEqual([])
  })
})
