import { describe, expect, it } from 'vitest'
import { bodyFindings, formatFindings, parameterFindings } from '../../src/engine/exchange/findings.ts'
import type { SchemaError } from '../../src/engine/spec/validators.ts'

const missing: SchemaError = { instancePath: '/config', keyword: 'required', params: { missingProperty: 'a/b' } }
const notAllowed: SchemaError = {
  instancePath: '/media/1',
  keyword: 'enum',
  params: { allowedValues: ['Call', 'Email'] },
}

describe('bodyFindings', () => {
  it('locates a missing property at its own JSON Pointer', () => {
    expect(bodyFindings([missing], { config: {} })).toEqual([
      { in: 'body', at: '/config/a~1b', keyword: 'required', message: 'is required' },
    ])
  })

  it('reports the rejected value and the allowed values', () => {
    expect(bodyFindings([notAllowed], { media: ['Call', 'Fax'] })).toEqual([
      {
        in: 'body',
        at: '/media/1',
        keyword: 'enum',
        message: 'must be one of Call, Email',
        value: 'Fax',
        allowed: ['Call', 'Email'],
      },
    ])
  })

  it('ignores inherited properties when it looks up the rejected value', () => {
    const error = { instancePath: '/constructor/name', keyword: 'type', params: { type: 'number' } }

    expect(bodyFindings([error], {})).toEqual([
      { in: 'body', at: '/constructor/name', keyword: 'type', message: 'must be a number' },
    ])
  })
})

describe('parameterFindings', () => {
  it('names the parameter rather than the item of its list', () => {
    const error = { ...notAllowed, instancePath: '/query/expand/1' }

    expect(parameterFindings([error], { query: { expand: ['Call', 'Fax'] } })).toMatchObject([
      { in: 'query', at: 'expand', value: 'Fax' },
    ])
  })

  it('reports whether a parameter is in the path, query or header', () => {
    const errors = ['path', 'query', 'header'].map((where) => ({
      instancePath: `/${where}/id`,
      keyword: 'type',
      params: {},
    }))

    expect(parameterFindings(errors, {}).map((finding) => finding.in)).toEqual(['path', 'query', 'header'])
  })
})

describe('formatFindings', () => {
  it('joins findings into one line and omits the location of the whole body', () => {
    const line = formatFindings([
      { in: 'body', at: '', keyword: 'required', message: 'is required' },
      { in: 'query', at: 'expand', keyword: 'enum', message: 'must be one of copilot' },
    ])

    expect(line).toBe('body is required; query expand must be one of copilot')
  })

  it('ends a finding with the value that was sent, shortened to 80 characters', () => {
    const finding = { in: 'body', at: '/name', keyword: 'type', message: 'must be a string' } as const

    expect(formatFindings([{ ...finding, value: { id: 3 } }])).toBe('body /name must be a string, got {"id":3}')
    expect(formatFindings([{ ...finding, value: 'x'.repeat(100) }])).toBe(
      `body /name must be a string, got "${'x'.repeat(79)}…`,
    )
  })

  it.each(['/clientSecret', '/auth/password', 'Authorization', 'auth', 'x-access-token'])(
    'does not show the value of the secret %s',
    (at) => {
      const finding = { in: 'header', at, keyword: 'type', message: 'must be a string', value: 'hidden' } as const

      expect(formatFindings([finding])).toBe(`header ${at} must be a string`)
    },
  )
})
