import { defineVendor, loadVendorSpec } from '../../src/kit.ts'
import { desksDocument } from './desks-document.ts'

/** A vendor as a maker writes it beside a document of which nothing was generated. */
export const desks = defineVendor({
  spec: await loadVendorSpec(desksDocument),
  collections: { desks: { schema: 'Desk', key: 'id', unique: { label: ({ label }) => label } } },
  handlers: {
    listDesks: ({ world, query }) => world.desks.list({ where: ({ room }) => !query.room || room === query.room }),
    createDesk: ({ world, id, body }) => world.desks.insert({ ...body, id: id() }),
    getDesk: ({ world, path }) => world.desks.getOrThrow(path.deskId),
    patchDesk: ({ world, path, body }) => world.desks.update(path.deskId, body),
    deleteDesk: ({ world, path }) => void world.desks.delete(path.deskId),
  },
})
