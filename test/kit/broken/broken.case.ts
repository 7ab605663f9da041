import { vendorSuite } from '../../../src/adapters/vendor-suite.ts'
import { defineVendor, loadVendorSpec } from '../../../src/kit.ts'
import { desksDocument } from '../desks-document.ts'

let created = 0

/** A vendor with one error in each handler but the last. */
const broken = defineVendor({
  spec: await loadVendorSpec(desksDocument),
  collections: { desks: { schema: 'Desk', key: 'id' } },
  handlers: {
    // Returns another shape.
    listDesks: ({ world }) => ({ desks: world.desks.list() }),
    // Depends on the requests of other worlds.
    createDesk: ({ world, id, body }) => world.desks.insert({ ...body, id: id(), room: String(created++) }),
    // Finds any desk.
    getDesk: ({ path }) => ({ id: path.deskId, label: 'Window' }),
    // Fails where the desk is missing.
    patchDesk: ({ world, path, body }) => world.desks.update(world.desks.get(path.deskId).id, body),
    deleteDesk: ({ world, path }) => void world.desks.delete(path.deskId),
  },
})

vendorSuite({ vendor: broken, declines: { faults: 'not part of this test', 'getDesks 404': 'misspelt' } })
