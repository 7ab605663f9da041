import { describe, expect, it } from 'vitest'
import { releaseNotes, versionOfTag } from '../../scripts/release/notes.ts'

const CHANGELOG = `# Changelog

## Unreleased

## 1.2.0 - 2026-11-26

### Added

- Streams.

## [1.1.0] - 2026-10-01

- Pages.

## 1.0.0 - 2026-09-01
`

describe('the release notes of a version', () => {
  it('are the section of the changelog without its heading', () => {
    expect(releaseNotes(CHANGELOG, '1.2.0')).toBe('### Added\n\n- Streams.\n')
  })

  it('are found under a heading with a link', () => {
    expect(releaseNotes(CHANGELOG, '1.1.0')).toBe('- Pages.\n')
  })

  it.each(['1.2', '1.2.0-beta', '2.0.0'])('do not exist without a section: %s', (version) => {
    expect(() => releaseNotes(CHANGELOG, version)).toThrow(`CHANGELOG.md has no section "## ${version}"`)
  })

  it.each(['1.0.0', 'Unreleased'])('must not be empty: %s', (version) => {
    expect(() => releaseNotes(CHANGELOG, version)).toThrow('is empty: list the changes.')
  })
})

describe('the version of a tag', () => {
  it('is the version of the package', () => {
    expect(versionOfTag('v1.2.0', '1.2.0')).toBe('1.2.0')
  })

  it.each(['1.2.0', 'v1.2.1'])('must be the version of the package: %s', (tag) => {
    expect(() => versionOfTag(tag, '1.2.0')).toThrow(`Tag "${tag}" does not match version 1.2.0 in package.json`)
  })
})
