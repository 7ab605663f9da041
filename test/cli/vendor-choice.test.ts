import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readLocation } from '../../src/adapters/read-location.ts'
import { chooseProviders, chooseVendors, packagedVendors } from '../../src/cli/choose-vendors.ts'
import { configErrors } from '../../src/cli/config.ts'
import { addVendorOptions, type VendorChoice } from '../../src/cli/vendor-choice.ts'
import { vendorNames } from '../../src/generated/vendor-names.ts'

/** Parses flags as a command does that has the options of vendors. */
function parse(...flags: string[]): VendorChoice {
  const command = addVendorOptions(new Command('try'))
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
  return command.parse(flags, { from: 'user' }).opts()
}

describe('--spec, --overlay and --mount', () => {
  it('belong together in their order', () => {
    const flags = ['--spec', 'a.yaml', '--overlay', 'x.yaml', '--overlay', 'y.yaml']
    expect(parse(...flags, '--spec', 'shop=b.yaml', '--mount', '/shop').spec).toEqual([
      { spec: 'a.yaml', overlays: ['x.yaml', 'y.yaml'] },
      { spec: 'b.yaml', name: 'shop', overlays: [], mount: '/shop' },
    ])
  })

  it('take a URL with a query as it is', () => {
    expect(parse('--spec', 'https://h/a.json?version=2').spec).toEqual([
      { spec: 'https://h/a.json?version=2', overlays: [] },
    ])
  })

  it.each([
    [['--overlay', 'x.yaml'], '--overlay belongs to the --spec before it'],
    [['--mount', '/shop'], '--mount belongs to the --spec before it'],
    [['--spec', 'a.yaml', '--mount', 'shop'], 'It must be a path such as /shop.'],
  ])('reject %s', (flags, message) => {
    expect(() => parse(...flags)).toThrow(message)
  })
})

describe('--vendor', () => {
  it('narrows the vendors of the package', async () => {
    const { vendors, absent } = await chooseVendors(parse('--vendor', 'kore', '--vendor', 'bird'))
    expect([Object.keys(vendors), absent]).toEqual([
      ['kore', 'bird'],
      ['genesys', 'singularity'],
    ])
    expect(await chooseVendors(parse())).toBe(await packagedVendors())
  })

  it('knows the names of the vendors without loading them', async () => {
    expect(vendorNames.toSorted()).toEqual(Object.keys((await packagedVendors()).vendors).toSorted())
  })

  it('rejects an unknown name with the nearest', async () => {
    await expect(chooseVendors(parse('--vendor', 'genysis'))).rejects.toThrow(
      'Vendor "genysis" is not emulated. Did you mean "genesys"? Use one of: bird, genesys, kore, singularity.',
    )
  })

  it('as the provider of a pact narrows nothing', async () => {
    const { vendors } = await chooseProviders({}, 'kore')
    expect(Object.keys(vendors)).toEqual(['genesys', 'kore', 'singularity', 'bird'])
  })
})

describe('a configuration', () => {
  it('names specs and vendors', () => {
    const specs = ['shop.yaml', { spec: 'b.yaml', name: 'b', overlay: ['x.yaml'], mount: '/b' }]
    expect(configErrors({ raw: { specs, vendors: ['kore'] } })).toEqual([])
  })

  it.each([
    [{ specs: [{ name: 'b' }] }, 'specs[0].spec', 'is required'],
    [{ specs: [{ spec: 'a', mount: 'b' }] }, 'specs[0].mount', 'must be a path such as /shop'],
    [{ specs: [{ spec: 'a', overlays: [] }] }, 'specs[0].overlays', 'use one of spec, name, overlay, mount'],
  ])('%j has an error at %s', (raw, at, message) => {
    expect(configErrors({ raw })).toEqual([expect.objectContaining({ at, message: expect.stringContaining(message) })])
  })
})

describe('readLocation', () => {
  const server = createServer((request, response) => {
    if (request.url === '/moved') response.writeHead(302, { location: '/spec' }).end()
    else response.writeHead(request.url === '/spec' ? 200 : 404).end('openapi: 3.1.0')
  })
  let origin = ''
  beforeAll(async () => {
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve)
    })
    // A server that listens on a port has an address with a port.
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => server.close())

  it('follows redirects', async () => {
    expect(await readLocation(`${origin}/moved`)).toBe('openapi: 3.1.0')
  })

  it.each([
    [() => `${origin}/none`, 'the server answered 404'],
    [() => 'http://127.0.0.1:1/', /ECONNREFUSED|bad port/],
    [() => 'no/such/file.yaml', 'the file does not exist'],
    [() => import.meta.dirname, 'it is not a regular file'],
  ])('says in case %# why a text cannot be read', async (location, reason) => {
    await expect(readLocation(location())).rejects.toThrow(reason)
  })
})
