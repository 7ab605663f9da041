import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { repositoryOf, withRepository } from '../../scripts/generate/repository.ts'
import { linksIn } from '../../scripts/readme/markdown.ts'

const ROOT = join(import.meta.dirname, '../..')
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))

describe('the address of the repository', () => {
  it('is the same in every field of package.json', () => {
    const repository = repositoryOf(manifest)
    expect(manifest.homepage).toBe(`${repository}#readme`)
    expect(manifest.bugs).toBe(`${repository}/issues`)
  })

  it('is in every link of the README, so that the package page on npm has no broken links', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
    const links = linksIn(readme, repositoryOf(manifest))
    expect(links.length).toBeGreaterThan(20)
    expect(links.filter((link) => !link.startsWith('/'))).toEqual([])
  })

  it('replaces another owner in links, but not another repository', () => {
    const text = 'https://github.com/someone/deskdouble/issues https://github.com/honojs/hono/issues'
    expect(withRepository(text, 'https://github.com/acme/deskdouble')).toBe(
      'https://github.com/acme/deskdouble/issues https://github.com/honojs/hono/issues',
    )
  })
})
