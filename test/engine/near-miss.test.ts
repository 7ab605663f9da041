import { describe, expect, it } from 'vitest'
import { nearMisses } from '../../src/engine/spec/near-miss.ts'
import { editDistance } from '../../src/engine/spec/nearest.ts'
import { vendors } from '../../src/vendors/index.ts'

const near = (method: string, path: string) => {
  return nearMisses(method, path, [vendors.genesys]).map(({ operation, differences }) => [operation, ...differences])
}

describe('a near miss', () => {
  it('is the operation whose path needs the least to be this one', () => {
    expect(near('GET', '/api/v2/asistants/7')[0]).toEqual(['getAssistant', '"asistants" is "assistants" here'])
    expect(near('GET', '/v2/assistants')[0]).toEqual(['getAssistants', '"api" is missing'])
    expect(near('GET', '/api/v2/my/assistants')[0]).toEqual(['getAssistants', '"my" is not part of the path'])
  })

  it('rather has another method than another path', () => {
    expect(near('PUT', '/api/v2/assistants/7')[0]?.[1]).toMatch(/^the method is (GET|PATCH|DELETE) here$/)
  })

  it('is a literal path before a template that fits as well', () => {
    expect(near('POST', '/api/v2/assistants/queues')[0]).toEqual(['getAssistantsQueues', 'the method is GET here'])
  })

  it('is none for what is like nothing', () => {
    expect(near('GET', '/favicon.ico')).toEqual([])
    expect(near('GET', `/${'x/'.repeat(5000)}`)).toEqual([])
  })
})

describe('the distance of two words', () => {
  it.each([
    ['', '', 0],
    ['queue', '', 5],
    ['queue', 'queues', 1],
    ['kitten', 'sitting', 3],
  ])('"%s" and "%s": %i', (a, b, distance) => {
    expect([editDistance(a, b), editDistance(b, a)]).toEqual([distance, distance])
  })
})
