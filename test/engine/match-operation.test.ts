import { describe, expect, it } from 'vitest'
import { matchOperation } from '../../src/engine/spec/match-operation.ts'
import { vendors } from '../../src/vendors/index.ts'

const match = (method: string, path: string) => {
  const found = matchOperation(vendors.genesys.spec, method, path)
  return found && 'operation' in found ? found.operation.id : found
}

describe('matchOperation', () => {
  it('prefers a literal segment to a template', () => {
    expect(match('GET', '/api/v2/assistants/queues')).toBe('getAssistantsQueues')
    expect(match('GET', '/api/v2/assistants/7')).toBe('getAssistant')
  })

  it('ignores the case of the method', () => {
    expect(match('get', '/api/v2/assistants')).toBe('getAssistants')
  })

  it('returns the methods of a path that lacks the method', () => {
    expect(match('PUT', '/api/v2/assistants/7')).toEqual({
      allow: ['GET', 'PATCH', 'DELETE'],
      path: '/api/v2/assistants/{assistantId}',
    })
  })

  it('returns the GET operation for HEAD if the path has no HEAD operation', () => {
    expect(match('HEAD', '/api/v2/assistants')).toBe('getAssistants')
  })

  it('returns undefined for an unknown path and for an empty segment', () => {
    expect(match('GET', '/api/v2/asistants')).toBeUndefined()
    expect(match('GET', '/api/v2/assistants/')).toBeUndefined()
  })

  it('finds every operation of every spec by its own method and path', () => {
    for (const { spec } of Object.values(vendors)) {
      for (const operation of spec.operations.values()) {
        expect(matchOperation(spec, operation.method, operation.path)).toEqual({ operation })
      }
    }
  })
})
