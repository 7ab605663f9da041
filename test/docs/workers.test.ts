import { rmSync } from 'node:fs'
import { expect, onTestFinished } from 'vitest'
import { documentedPage } from '../support/docs/page.ts'
import { createProject } from '../support/docs/project.ts'
import { bundle, startWorkerd, stopWorkerd, workerdFolder } from '../support/workerd.ts'

const page = documentedPage('docs/workers.md')

page.check(
  'shows a worker with the bindings that it needs',
  ['// worker.js', '// wrangler.jsonc'],
  async (code, jsonc) => {
    const { folder: resolveDir } = await createProject()
    const worker = await bundle(code.text, { resolveDir })
    const { main, durable_objects, migrations } = JSON.parse(jsonc.text.replaceAll(/^\/\/.*$/gm, ''))
    expect(`// ${main}`).toBe(code.text.split('\n')[0])
    const objects = durable_objects.bindings.map(({ name, class_name }: Record<string, string>) => [name, class_name])
    expect(migrations[0].new_sqlite_classes).toEqual(objects.map(([, name]: readonly string[]) => name))

    const folder = workerdFolder()
    const server = await startWorkerd({ ...worker, objects: Object.fromEntries(objects), folder })
    onTestFinished(async () => {
      await stopWorkerd(server)
      rmSync(folder, { recursive: true, force: true })
    })
    const world = await (await fetch(`${server.url}/_control/worlds/default`)).json()
    expect(world.initialState.scenario).toBe('small-team')
  },
)
