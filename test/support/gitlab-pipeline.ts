import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'vitest'
import { parse } from 'yaml'

const GITLAB = join(import.meta.dirname, '../../node_modules/gitlab-ci-local/dist/index.js')

/** Checks the pipeline of a project by GitLab's own schema, and returns it with everything that it includes. */
export async function previewOf(folder: string) {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [GITLAB, '--preview'], { cwd: folder })
  expect(stderr).toContain('json schema validated')
  return parse(stdout)
}
