import type { Bindings } from '../../../../src/engine/exchange/call.ts'
import { handleRequest as respond } from '../../../../src/engine/exchange/handle-request.ts'
import { mutatedBodyLimit, mutateExchange, mutateVendor, operationOf } from '../mutate.ts'
import type { Mutation } from '../mutation.ts'
import { MUTATIONS } from '../mutations.ts'

// The configuration of Vitest in this folder imports this module in place of the engine's.

const { MUTATION } = process.env
const mutation = MUTATIONS.find(({ name }) => name === MUTATION)
if (MUTATION !== undefined && !mutation) throw new Error(`Unknown mutation "${MUTATION}"`)

type VendorOfCopy = Bindings['vendor']
const copies = new WeakMap<VendorOfCopy, VendorOfCopy>()

/** Responds to a request as the engine does, but for Kore.ai as the copy that the environment names. */
export function handleRequest(request: Request, bindings: Bindings): Response | Promise<Response> {
  if (bindings.vendor.name !== 'kore') return respond(request, bindings)
  const applied = mutation ?? unchanged(request)
  const { world, bodyLimit } = bindings
  const vendor = copyOf(bindings.vendor, applied)
  return mutateExchange(request, applied, {
    handle: (one) => respond(one, { ...bindings, vendor, bodyLimit: mutatedBodyLimit(applied) ?? bodyLimit }),
    credentials: () => vendor.credentials(world.group(vendor.name), world.name, world.clock).headers,
  })
}

/** Returns a mutation that parses and writes the response of a request without a change. */
function unchanged(request: Request): Mutation {
  return { name: 'changes nothing', operation: operationOf(request) ?? '', change: () => undefined }
}

/** Returns the vendor of the copy: always the same one, because the engine builds routes once for each. */
function copyOf(vendor: VendorOfCopy, applied: Mutation): VendorOfCopy {
  if (!mutation) return vendor
  const copy = copies.get(vendor) ?? mutateVendor(vendor, applied)
  copies.set(vendor, copy)
  return copy
}
