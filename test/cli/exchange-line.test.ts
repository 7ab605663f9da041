import { expect, it } from 'vitest'
import { formatExchange } from '../../src/cli/exchange-line.ts'
import { createEmulator } from '../../src/index.ts'

it('the line of a request escapes control characters in its method, path and query', async () => {
  const emulator = createEmulator()
  await emulator.fetch('/api/v2/users/me', { headers: { authorization: 'Bearer any' } })
  const [exchange] = emulator.exchanges()
  if (!exchange) throw new Error('The request is missing in the journal')
  const hostile = { ...exchange, method: 'G\u001b', path: '/\u009b', query: '\u0007\n' }
  expect(formatExchange(hostile, 1)).toMatch(/^G\\u001b \/\\u009b\?\\u0007\\u000a {2}getUsersMe {2}200 {2}1\.0 ms$/)
})
