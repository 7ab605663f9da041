import { readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { deskdouble, withFolder } from '../support/command-line.ts'

const MUSEUM = join(import.meta.dirname, '../specs/documents/museum.yaml')
const TYPEGEN = join(import.meta.dirname, '../../tools/typegen/node_modules/openapi-typescript')

/** A document that refers to another file, and an overlay. */
const SHOP = {
  'common/sku.yaml': 'type: string\n',
  'title.yaml': `overlay: 1.0.0
info: { title: Title, version: '1' }
actions:
  - target: $.info
    update: { title: Toy shop }
`,
  'api/shop.yaml': `openapi: 3.1.0
info: { title: Shop, version: '1' }
paths:
  /toys:
    post:
      operationId: addToy
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [sku, name]
              properties:
                sku: { $ref: ../common/sku.yaml }
                name: { type: string, minLength: 1 }
      responses:
        '201':
          description: The toy.
          content: { application/json: { schema: { $ref: '#/components/schemas/Toy' } } }
  /toys/{sku}:
    parameters:
      - { name: sku, in: path, required: true, schema: { type: string } }
    get:
      operationId: readToy
      responses:
        '200':
          description: The toy.
          content: { application/json: { schema: { $ref: '#/components/schemas/Toy' } } }
components:
  schemas:
    Toy:
      type: object
      required: [sku, name, addedAt]
      properties:
        sku: { $ref: ../common/sku.yaml }
        name: { type: string }
        addedAt: { type: string, format: date-time, readOnly: true }
`,
}

/** Calls `run` with a temporary project that can generate types. */
function withProject<T>(files: Readonly<Record<string, string>>, run: (folder: string) => Promise<T>): Promise<T> {
  return withFolder({ 'node_modules/.keep': '', 'package.json': '{"type":"module"}', ...files }, async (folder) => {
    await symlink(TYPEGEN, join(folder, 'node_modules/openapi-typescript'), 'junction')
    return run(folder)
  })
}

describe('deskdouble spec check', () => {
  it('warns of initial records that no operation stores', async () => {
    const document = `${SHOP['api/shop.yaml']}x-initial: { toys: [], shelves: [] }\n`
    await withFolder({ ...SHOP, 'api/shop.yaml': document }, async (folder) => {
      const { stderr, code } = await deskdouble(['spec', 'check', 'api/shop.yaml'], { folder })
      expect(stderr).toContain('initial records (x-initial) of shelves, which no operation stores')
      expect(code).toBe(0)
    })
  })

  it('prints the state of each operation', async () => {
    const { stdout, code } = await deskdouble(['spec', 'check', MUSEUM])
    expect(stdout).toMatch(/^stateful +POST \/special-events +create specialEvents$/m)
    expect(stdout).toMatch(/^\d+ stateful, \d+ stateless, \d+ unclear\n/)
    expect(code).toBe(0)
  })

  it('prints JSON', async () => {
    const { stdout } = await deskdouble(['spec', 'check', MUSEUM, '--json'])
    expect(JSON.parse(stdout)).toMatchObject({ counts: { stateful: 5 }, warnings: [] })
  })

  it('exits with code 1 with --strict if an operation is unclear', async () => {
    const { stderr, code } = await deskdouble(['spec', 'check', MUSEUM, '--strict'])
    expect(stderr).toMatch(/^\d+ operations? (?:is|are) unclear: describe /)
    expect(code).toBe(1)
  })

  it('reports a file that does not exist in one sentence', async () => {
    const { stderr, code } = await deskdouble(['spec', 'check', 'nowhere.yaml'])
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).toContain('the file does not exist')
    expect(code).toBe(2)
  })
})

describe('deskdouble spec model', () => {
  it('prints an overlay that the document can be read with', async () => {
    const { stdout } = await deskdouble(['spec', 'model', MUSEUM])
    await withFolder({ 'model.yaml': stdout }, async (folder) => {
      const { stdout: again, code } = await deskdouble(['spec', 'check', MUSEUM, '--overlay', 'model.yaml'], { folder })
      expect(again).toMatch(/^stateful +POST \/special-events +create specialEvents$/m)
      expect(code).toBe(0)
    })
  })

  it('prints the JSON Schema of x-resource', async () => {
    const { stdout } = await deskdouble(['spec', 'schema'])
    expect(JSON.parse(stdout)).toMatchObject({ title: 'OpenAPI Overlay with x-resource' })
  })
})

describe('deskdouble spec generate', () => {
  it('writes modules that --check accepts until one is edited', async () => {
    await withProject({}, async (folder) => {
      const { stdout } = await deskdouble(['spec', 'generate', MUSEUM], { folder })
      expect(stdout.match(/written {2}\S+/g)).toEqual([
        'written  generated/document.ts',
        'written  generated/records.ts',
        'written  generated/validators.ts',
        'written  generated/spec.ts',
        'written  generated/types.ts',
      ])
      expect((await deskdouble(['spec', 'generate', MUSEUM, '--check'], { folder })).code).toBe(0)
      await writeFile(join(folder, 'generated/types.ts'), '')
      const { stderr, code } = await deskdouble(['spec', 'generate', MUSEUM, '--check'], { folder })
      expect(stderr).toBe('generated/types.ts is missing or out of date. Run the same command without --check.\n')
      expect(code).toBe(1)
    })
  })

  it('names what to install if openapi-typescript is missing', async () => {
    await withFolder({}, async (folder) => {
      const { stderr, code } = await deskdouble(['spec', 'generate', MUSEUM], { folder })
      expect(stderr).toContain('npm install --save-dev openapi-typescript@7')
      expect(code).toBe(2)
    })
  })

  it('writes only the operations with a tag, without types', async () => {
    await withFolder({}, async (folder) => {
      const only = ['--only', 'Events', '--validators-only']
      await deskdouble(['spec', 'generate', MUSEUM, ...only], { folder })
      const text = await readFile(join(folder, 'generated/document.ts'), 'utf8')
      expect(text).toContain('/special-events/{eventId}')
      expect(text).not.toContain('buyMuseumTickets')
    })
  })
})

describe('deskdouble spec init', () => {
  it('writes a vendor with typed handlers and keeps an existing one', async () => {
    await withProject({}, async (folder) => {
      const { stdout, code } = await deskdouble(['spec', 'init', MUSEUM, '--name', 'museum'], { folder })
      expect(stdout).toMatch(/written {2}museum\/handlers\/special-events\.ts/)
      expect(code).toBe(0)
      const handlers = await readFile(join(folder, 'museum/handlers/special-events.ts'), 'utf8')
      expect(handlers).toContain('world.specialEvents.insert({ ...body, eventId: id() })')
      const again = await deskdouble(['spec', 'init', MUSEUM, '--name', 'museum'], { folder })
      expect(again.stderr).toMatch(
        /^museum\/index\.ts exists already: choose another folder with --out, or use --force\./,
      )
      expect(again.code).toBe(2)
    })
  })

  it('copies the files that a document refers to, and its overlays', async () => {
    await withProject(SHOP, async (folder) => {
      await deskdouble(['spec', 'init', 'api/shop.yaml', '--overlay', 'title.yaml'], { folder })
      expect(await readFile(join(folder, 'toy-shop/openapi/api/shop.yaml'), 'utf8')).toBe(SHOP['api/shop.yaml'])
      expect(await readFile(join(folder, 'toy-shop/openapi/common/sku.yaml'), 'utf8')).toBe('type: string\n')
      const readme = await readFile(join(folder, 'toy-shop/README.md'), 'utf8')
      const [, command = ''] = /npx deskdouble (spec generate .*)/.exec(readme) ?? []
      const { stdout, code } = await deskdouble([...command.split(' '), '--check'], {
        folder: join(folder, 'toy-shop'),
      })
      expect(stdout).toContain('The generated modules are up to date.')
      expect(code).toBe(0)
    })
  })

  it('writes handlers for requests with stricter schemas than the record, and for keys that the client chooses', async () => {
    await withProject(SHOP, async (folder) => {
      await deskdouble(['spec', 'init', 'api/shop.yaml', '--name', 'shop'], { folder })
      const handlers = await readFile(join(folder, 'shop/handlers/toys.ts'), 'utf8')
      expect(handlers).toContain('return world.toys.insert({ ...body, addedAt: clock.now() })')
    })
  })

  it('rejects a name that no vendor can have', async () => {
    const { stderr, code } = await deskdouble(['spec', 'init', MUSEUM, '--name', 'My Museum'])
    expect(stderr).toMatch(/^The name "My Museum" is not valid: use lower-case letters, digits and hyphens/)
    expect(code).toBe(2)
  })
})
