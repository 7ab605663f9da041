import { expect, it } from 'vitest'
import { formatVerificationMarkdown } from '../../../src/cli/pact/result-markdown.ts'

const RESULT = { consumer: 'desk', provider: 'genesys', description: 'list', providerStates: [], seconds: 1 }

it('counts the results of each pact and lists what was not verified', () => {
  const results = [
    { ...RESULT, mismatches: [] },
    { ...RESULT, mismatches: [], notAttempted: 'it may change data' },
    { ...RESULT, description: 'read | <b>', mismatches: ['expected 200\nbut was 404', 'no body'] },
    { ...RESULT, consumer: 'page', mismatches: ['expected 1'], isPending: true },
  ]
  expect(formatVerificationMarkdown(results)).toBe(`### Verified pacts

| pact | verified | failed | pending | not attempted |
| --- | --- | --- | --- | --- |
| desk and genesys | 1 | 1 | 0 | 1 |
| page and genesys | 0 | 0 | 1 | 0 |

- **failed** desk and genesys: read \\| \\<b\\>
  - expected 200 but was 404
  - no body

- **pending** page and genesys: list
  - expected 1
`)
})
