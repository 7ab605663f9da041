import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { withOneCertificate } from '../../src/adapters/pact/certificates.ts'
import { withSmallPacts } from '../../src/adapters/pact/small-pacts.ts'
import { temporaryFolder } from '../support/pacts.ts'

const SYSTEM = () => [process.env['SSL_CERT_FILE'], process.env['SSL_CERT_DIR']]

it('splits a large pact into small ones that hold its interactions in order', async () => {
  const folder = await temporaryFolder()
  const large = join(folder, 'large.json')
  const small = join(folder, 'small.json')
  const interactions = Array.from({ length: 120 }, (_, i) => ({ description: `interaction ${i}` }))
  await writeFile(large, JSON.stringify({ consumer: { name: 'desk' }, interactions }))
  await writeFile(small, JSON.stringify({ consumer: { name: 'desk' }, interactions: interactions.slice(0, 50) }))
  const urls = ['https://broker.test/pacts/1', large, small, join(folder, 'missing.json')]
  const [url, ...files] = await withSmallPacts(urls, async (found) => {
    return found.map((file) => (file.endsWith('.json') && existsSync(file) ? readFileSync(file, 'utf8') : file))
  })
  expect(url).toBe('https://broker.test/pacts/1')
  expect(files.at(-1)).toBe(join(folder, 'missing.json'))
  const parts = files.slice(0, -1).map((text) => JSON.parse(text))
  expect(parts.map((part) => part.interactions.length)).toEqual([50, 50, 20, 50])
  expect(parts.slice(0, 3).flatMap((part) => part.interactions)).toEqual(interactions)
  expect(parts.every(({ consumer }) => consumer.name === 'desk')).toBe(true)
})

it('deletes the parts of a large pact if its verification fails', async () => {
  const file = join(await temporaryFolder(), 'large.json')
  await writeFile(file, JSON.stringify({ interactions: Array.from({ length: 51 }, () => ({})) }))
  let parts: readonly string[] = []
  const failing = withSmallPacts([file], async (found) => {
    parts = found
    throw new Error('the verifier failed')
  })
  await expect(failing).rejects.toThrow('the verifier failed')
  expect(parts).toHaveLength(2)
  expect(parts.filter((part) => existsSync(part))).toEqual([])
})

it('names one certificate authority until the last verification ends, then those of the system again', async () => {
  const before = SYSTEM()
  const inside: string[] = []
  const verify = () =>
    withOneCertificate(async () => {
      const [file = '', folder] = SYSTEM()
      expect(folder).toBeUndefined()
      inside.push(readFileSync(file, 'utf8'))
    })
  await Promise.all([verify(), verify()])
  for (const text of inside) expect(text.match(/BEGIN CERTIFICATE/g)).toHaveLength(1)
  expect(inside).toHaveLength(2)
  expect(SYSTEM()).toEqual(before)
})
