import type { Link } from '../../../engine/link.ts'
import type { Vendor } from '../../../engine/vendor.ts'
import type { operations } from '../../../generated/control/types.ts'
import type { Schemas } from '../collections.ts'
import type { Control } from '../control.ts'
import { vendorOf } from '../lookup.ts'

export const emulator = {
  getHealth: ({ emulation, link }) => {
    const { version, worlds, limits, waiting, vendors } = emulation
    return {
      status: 'ready',
      version,
      worlds: { count: worlds.list().length, limit: limits.worlds },
      waiting: { count: waiting, limit: limits.waiters },
      vendors: Object.values(vendors).map((vendor) => shown(vendor, link)),
    }
  },

  getVendors: ({ emulation, link }) => {
    return { vendors: Object.values(emulation.vendors).map((vendor) => shown(vendor, link)) }
  },

  getOpenapiJson: ({ emulation, path }) => ({ ...vendorOf(emulation, path.vendor).spec.document }),

  getOpenapiYaml: async ({ emulation, path }) => {
    const { document } = vendorOf(emulation, path.vendor).spec
    // Loaded when it is asked for: nothing else here needs it.
    const { stringify } = await import('yaml')
    return new Response(stringify(document), { headers: { 'content-type': 'application/yaml' } })
  },

  getScenarios: ({ emulation }) => ({
    scenarios: emulation.scenarios
      .list()
      .map(({ parameters, ...scenario }) => ({ ...scenario, with: { ...parameters } })),
  }),

  getScenarioSchema: ({ emulation }) => ({ ...emulation.scenarios.schema() }),
} satisfies Partial<Control>

function shown({ name, digest, spec, collections }: Vendor, link: Link<operations>): Schemas['Vendor'] {
  const { info, 'x-roots': roots } = spec.document
  return {
    name,
    title: info.title,
    version: info.version,
    digest,
    operations: spec.operations.size,
    roots: [...roots],
    collections: Object.keys(collections),
    openapi: { json: link('getOpenapiJson', { vendor: name }), yaml: link('getOpenapiYaml', { vendor: name }) },
  }
}
