import { expect } from 'vitest'
import { parse } from 'yaml'
import { documentedPage } from '../support/docs/page.ts'
import { readSpecFile } from '../support/spec-file.ts'

const page = documentedPage('CONTRIBUTING.md')

page.check('shows sources and rules that a spec has', ['x-sources:'], ({ text }) => {
  const shown = parse(text)
  const spec = Object(readSpecFile('kore'))
  expect(spec['x-sources']).toMatchObject({ SEED: { title: shown['x-sources'].SEED.title } })
  const { post } = shown.paths['/agents']
  const operation = Object.values<Record<string, Record<string, unknown>>>(spec.paths)
    .flatMap((path) => Object.values(path))
    .find((one) => one['operationId'] === post.operationId)
  const rules = post['x-behaviour'].map((rule: object) => expect.objectContaining(rule))
  expect(operation).toMatchObject({ ...post, 'x-behaviour': expect.arrayContaining(rules) })
})
