import { runInTurns } from '../../../engine/exchange/in-turns.ts'
import type { Link } from '../../../engine/spec/link.ts'
import { servedDocument } from '../../../engine/spec/served-document.ts'
import type { Vendor } from '../../../engine/vendor/vendor.ts'
import type { operations } from '../../../generated/control/types.ts'
import type { Schemas } from '../collections.ts'
import type { Control } from '../control.ts'
import { vendorOf } from '../lookup.ts'
import { yamlSteps } from '../yaml-steps.ts'

/** A path or schema takes longer to format than to copy. */
const YAML_STEPS_PER_TURN = 10

export const emulator = {
  getHealth: async ({ services, link }) => {
    const { version, directory, limits, waiting, vendors } = services
    return {
      status: 'ready',
      version,
      worlds: { count: await directory.count(), limit: limits.worlds },
      waiting: { count: waiting, limit: limits.waiters },
      vendors: Object.values(vendors).map((vendor) => toVendorView(vendor, link)),
    }
  },

  getVendors: ({ services, link }) => {
    return { vendors: Object.values(services.vendors).map((vendor) => toVendorView(vendor, link)) }
  },

  getOpenapiJson: async ({ services, path, origin }) => {
    return { ...(await runInTurns(servedDocument(vendorOf(services, path.vendor).spec.document, origin))) }
  },

  getOpenapiYaml: async ({ services, path, origin }) => {
    const document = await runInTurns(servedDocument(vendorOf(services, path.vendor).spec.document, origin))
    // Imported on first use: no other handler needs YAML.
    const text = await runInTurns(yamlSteps(document, await import('../yaml.ts')), YAML_STEPS_PER_TURN)
    return new Response(text, { headers: { 'content-type': 'application/yaml' } })
  },

  getScenarios: ({ services }) => ({
    scenarios: services.scenarios
      .list()
      .map(({ parameters, ...scenario }) => ({ ...scenario, with: { ...parameters } })),
  }),

  getScenarioSchema: ({ services }) => ({ ...services.scenarios.schema() }),
} satisfies Partial<Control>

function toVendorView({ name, digest, spec, collections }: Vendor, link: Link<operations>): Schemas['Vendor'] {
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
