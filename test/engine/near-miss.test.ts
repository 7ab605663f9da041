import { describe, expect, it } from 'vitest'
import { nearMisses } from '../../src/engine/spec/near-miss.ts'
import { editDistance, nearest as nearestWords } from '../../src/engine/spec/nearest.ts'
import { declareSegment, SegmentDistances } from '../../src/engine/spec/segment-distances.ts'
import { createEmulator } from '../../src/index.ts'
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

describe('SegmentDistances', () => {
  const declared = ['assistants', 'agents', '{id}'].map(declareSegment)

  it('returns a fraction for similar segments, little for a template, and 0 for equal segments', () => {
    const distances = new SegmentDistances(['asistants', 'agents'], declared, 1000)
    expect([distances.between(0, 0), distances.between(1, 1), distances.between(0, 2)]).toEqual([0.1, 0, 0.05])
  })

  it('takes other segments for entirely different ones once the comparisons took too many steps', () => {
    const distances = new SegmentDistances(['asistants', 'agent', 'agents'], declared, 9 * 10)
    // The first comparison uses up all steps, the second one exceeds them, and the others need none.
    expect([distances.between(0, 0), distances.between(1, 1)]).toEqual([0.1, 1])
    expect([distances.between(2, 1), distances.between(1, 2), distances.between(0, 0)]).toEqual([0, 0.05, 0.1])
  })
})

describe('nearest', () => {
  it('compares only the beginning of a long word', () => {
    const long = `assistant${'s'.repeat(1_000_000)}`
    expect(nearestWords(long, ['teams', `assistant${'s'.repeat(91)}`], 1)).toEqual([`assistant${'s'.repeat(91)}`])
  })
})

const nearest = async (path: string, init?: RequestInit) => {
  const emulator = createEmulator()
  await emulator.fetch(path, { headers: { authorization: 'Bearer any' }, ...init })
  const found = emulator.exchanges().at(-1)?.nearMisses[0]
  return found && `${found.vendor} ${found.method} ${found.path}`
}

describe('the near misses of an exchange', () => {
  it('are operations of the vendor that the path belongs to', async () => {
    expect(await nearest('/api/v2/asistants')).toBe('genesys GET /api/v2/assistants')
    expect(await nearest('/api/asistants')).toBe('singularity GET /api/assistants')
  })

  it('are operations of any vendor if the path belongs to none', async () => {
    expect(await nearest('/assistants')).toBe('singularity GET /api/assistants')
  })

  it('are missing if no path is similar, and for a request that matched', async () => {
    expect(await nearest('/favicon.ico')).toBeUndefined()
    expect(await nearest('/api/v2/assistants')).toBeUndefined()
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
