import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { METHODS } from '../../../src/engine/spec/document.ts'
import { readFiles } from './read-files.ts'

/** Reads one of the documents beside the tests. */
function readExample(name: string) {
  return readFiles({ '/api.yaml': readFileSync(new URL(`../documents/${name}.yaml`, import.meta.url), 'utf8') })
}

describe.each([
  ['museum', 8, 'redocly-museum-api', ['redocly.com']],
  ['petstore', 19, 'swagger-petstore-openapi-3-0', ['petstore3.swagger.io']],
])('the public document %s', (file, count, name, hosts) => {
  it('is read without warnings', async () => {
    const read = await readExample(file)

    const operations = Object.values(read.document.paths).flatMap((item) =>
      METHODS.flatMap((method) => item[method] ?? []),
    )
    expect(operations).toHaveLength(count)
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(count)
    expect(read.document['x-hosts']).toEqual(hosts)
    expect(read).toMatchObject({ name, warnings: [], digest: expect.stringMatching(/^[0-9a-f]{64}$/) })
  })
})
