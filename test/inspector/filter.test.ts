import { describe, expect, it } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import { parseFilter } from '../../src/inspector/journal/filter.ts'
import { hasTerm, toggleTerm } from '../../src/inspector/journal/filter-terms.ts'
import type { Exchange } from '../../src/inspector/live-journal.ts'
import { get, post } from '../support/genesys.ts'
import { exchangesOf } from './inspected.ts'

const ASSISTANTS = '/api/v2/assistants'
/** Takes exponential time in engines that try every way to match. */
const CATASTROPHIC = String.raw`(?:[\w" :,]+)+!`

describe('a filter of requests', async () => {
  const exchanges = await exampleExchanges()

  it.each<[filter: string, numbers: number[]]>([
    ['', [1, 2, 3, 4]],
    ['status:4xx', [2, 3]],
    ['-status:4xx', [1, 4]],
    ['-status:200,404', [2]],
    ['status:/^[45]/', [2, 3]],
    [String.raw`path:/\/assistants$/`, [1, 2]],
    [String.raw`path:/assistants\/[^/]+$/`, [3]],
    [String.raw`-path:/\/assistants$/`, [3, 4]],
    ['op:/^GETA/', []],
    ['op:/^GETA/i', [1, 3]],
    ['method:/^P|DEL/', [2]],
    ['method:p*t', [2]],
    ['method:ge', [1, 3, 4]],
    ['header:/^x-build: 4\\d$/', [4]],
    ['larger:/^\\d$/', []],
    [String.raw`/"name":\s*"Invalid"/`, [2]],
    [String.raw`-/"name":\s*"Invalid"/ status:4xx`, [3]],
    ['/users me/', []],
    ['/^POST$/', [2]],
    ['/posT/', []],
    ['/posT/I', [2]],
    ['path:/api/v2/', [1, 2, 3, 4]],
    ['/api/v2/users/me', [4]],
    ['"/v2/"', [1, 2, 3, 4]],
    ['path:/users', [4]],
    [String.raw`/users\/me/`, [4]],
    ['http:/users/', []],
    ['path:*v2*me', [4]],
    ['path:*me*v2', []],
    ['path:/api*/api/v2/users/me', []],
  ])('matches these requests: %s', (filter, numbers) => {
    const { exchanges: matching, problem } = parseFilter(filter)(exchanges)
    expect({ numbers: matching.map(({ number }) => number), problem }).toEqual({ numbers, problem: undefined })
  })

  it.each([
    ['/(/', 'The pattern /(/ is not valid: unterminated group.'],
    ['path:/[b-a]/i', 'The pattern /[b-a]/i is not valid: range out of order in character class.'],
    ['status:2xx -/a{2,1}/', 'The pattern /a{2,1}/ is not valid: numbers out of order in {} quantifier.'],
    [`/${'(?:ab?){999}'.repeat(20)}/`, expect.stringMatching(/is not valid: it is too large\.$/)],
  ])('lists all requests and reports a pattern that is not valid: %s', (filter, problem) => {
    expect(parseFilter(filter)(exchanges)).toEqual({ exchanges, problem })
  })

  it('matches a catastrophic pattern in a bounded number of steps', () => {
    const long = withBody(exchanges, 'word '.repeat(5000))
    expect(parseFilter(`/${CATASTROPHIC}/`)(long)).toEqual({ exchanges: [] })
    expect(parseFilter(`/${CATASTROPHIC}/`)(withBody(exchanges, `${'word '.repeat(5000)}!`)).exchanges).toHaveLength(4)
  })

  it('reports a pattern that takes too many steps for the requests, and then lists all of them', () => {
    const many = Array.from({ length: 500 }, () => withBody(exchanges, 'word '.repeat(2000))).flat()
    const filter = parseFilter(`/${CATASTROPHIC}/`)
    const problem =
      `The pattern /${CATASTROPHIC}/ takes too many steps for these requests. Make it simpler, or search one field, ` +
      'such as path:.'
    expect(filter(many)).toEqual({ exchanges: many, problem })
    expect(filter(exchanges)).toEqual({ exchanges, problem })
  })

  it('adds and removes a word, and leaves phrases and patterns alone', () => {
    const text = String.raw`"a  failed b" /x  failed\/ y/i`
    expect(hasTerm(text, 'failed')).toBe(false)
    expect(toggleTerm(text, 'failed')).toBe(`${text} failed`)
    expect(toggleTerm(`failed ${text}`, 'failed')).toBe(text)
  })
})

/** Creates a list of assistants, a rejected assistant, a missing assistant, and a request with a header. */
async function exampleExchanges(): Promise<readonly Exchange[]> {
  const emulator = createEmulator({ scenario: 'small-team' })
  await get(emulator, ASSISTANTS)
  await post(emulator, ASSISTANTS, { name: 'Invalid' })
  await get(emulator, `${ASSISTANTS}/none`)
  const { headers } = emulator.genesys.credentials
  await emulator.fetch('/api/v2/users/me', { headers: { ...headers, 'x-build': '41' } })
  return exchangesOf(emulator)
}

function withBody(exchanges: readonly Exchange[], body: string): Exchange[] {
  return exchanges.map((exchange) => ({ ...exchange, response: { ...exchange.response, body } }))
}
