/** Prints the release notes of a tag: `node scripts/release-notes.ts v1.2.0`. Fails if the tag cannot be released. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { releaseNotes, versionOfTag } from './release/notes.ts'

const ROOT = join(import.meta.dirname, '..')

const [tag] = process.argv.slice(2)
if (tag === undefined) throw new Error('The tag is missing: node scripts/release-notes.ts v1.2.0')
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
process.stdout.write(releaseNotes(readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8'), versionOfTag(tag, version)))
