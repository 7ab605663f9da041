import { describe, expect, it } from 'vitest'
import { nearMisses } from '../../src/engine/spec/near-miss.ts'
import { editDistance } from '../../src/engine/spec/nearest.ts'
import { vendors } from '../../src/vendors/index.ts'

const near = (method: string, path: string) => {
  return nearMisses(method, path, [vendors.genesys]).map(({ operation, differences }) => [operation, ...differences])
}

describe('nearMisses', () => {
  it('returns the operation whose path needs the fewest changes first', () => {
    expect(near('GET', '/api/v2/asistants/7')[0]).toEqual(['getAssistant', '"asistants" instead of "assistants"'])
    expect(near('GET', '/v2/assistants')[0]).toEqual(['getAssistants', '"api" is missing'])
    expect(near('GET', '/api/v2/my/assistants')[0]).toEqual(['getAssistants', '"my" is not part of the path'])
  })

  it('prefers another method to another path', () => {
    expect(near('PUT', '/api/v2/assistants/7')[0]?.[1]).toMatch(/^PUT instead of (GET|PATCH|DELETE)$/)
  })

  it('prefers a literal path to a template that matches equally well', () => {
    expect(near('POST', '/api/v2/assistants/queues')[0]).toEqual(['getAssistantsQueues', 'POST instead of GET'])
  })

  it('returns nothing for a path that resembles no operation', () => {
    expect(near('GET', '/favicon.ico')).toEqual([])
    expect(near('GET', `/${'x/'.repeat(5000)}`)).toEqual([])
  })
})

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['queue', '', 5],
    ['queue', 'queues', 1],
    ['kitten', 'sitting', 3],
  ])('returns the edit distance of "%s" and "%s" in both directions: %i', (a, b, distance) => {
    expect([editDistance(a, b), editDistance(b, a)]).toEqual([distance, distance])
  })
})
