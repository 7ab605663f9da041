import { runInTurns } from '../../../engine/exchange/in-turns.ts'
import type { Document } from '../../../engine/spec/document.ts'
import type { Link } from '../../../engine/spec/link.ts'
import { servedDocument } from '../../../engine/spec/served-document.ts'
import type { Vendor } from '../../../engine/vendor/vendor.ts'
import { spec } from '../../../generated/control/spec.ts'
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
      openapi: { json: link('getControlOpenapiJson', {}), yaml: link('getControlOpenapiYaml', {}) },
      vendors: Object.values(vendors).map((vendor) => toVendorView(vendor, link)),
    }
  },

  getVendors: ({ services, link }) => {
    return { vendors: Object.values(services.vendors).map((vendor) => toVendorView(vendor, link)) }
  },

  getControlOpenapiJson: ({ origin }) => toJsonDocument(spec.document, origin),

  getControlOpenapiYaml: ({ origin }) => toYamlDocument(spec.document, origin),

  getOpenapiJson: ({ services, path, origin }) => {
    return toJsonDocument(vendorOf(services, path.vendor).spec.document, origin)
  },

  getOpenapiYaml: ({ services, path, origin }) => {
    return toYamlDocument(vendorOf(services, path.vendor).spec.document, origin)
  },

  getScenarios: ({ services }) => ({
    scenarios: services.scenarios
      .list()
      .map(({ parameters, ...scenario }) => ({ ...scenario, with: { ...parameters } })),
  }),

  getScenarioSchema: ({ services }) => ({ ...services.scenarios.schema() }),
} satisfies Partial<Control>

/** Returns a document as other programs read it. */
async function toJsonDocument(document: Document, origin: string): Promise<Schemas['OpenapiDocument']> {
  return { ...(await runInTurns(servedDocument(document, origin))) }
}

/** Returns a document as other programs read it, as YAML. */
async function toYamlDocument(document: Document, origin: string): Promise<Response> {
  const served = await runInTurns(servedDocument(document, origin))
  // Imported on first use: no other handler needs YAML.
  const text = await runInTurns(yamlSteps(served, await import('../yaml.ts')), YAML_STEPS_PER_TURN)
  return new Response(text, { headers: { 'content-type': 'application/yaml' } })
}

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
