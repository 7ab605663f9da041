import type { Kore } from '../kore.ts'
import { listInStream, pageWithNumber } from '../listing.ts'

export const account = {
  getLayouts: ({ world, path: { streamId }, query }) => {
    const all = listInStream(world.layouts, streamId)
    return pageWithNumber(all, query, ({ id, name, isDefault }) => ({ id, name, isDefault }))
  },

  getRoles: ({ world, query: { roleType, limit, offset } }) => {
    const all = world.roles.list({ where: (role) => roleType === undefined || role.roleType === roleType })
    const roles = all.slice(offset, offset + limit)
    return {
      total: all.length,
      availableMore: offset + roles.length < all.length,
      roles: roles.map(({ id, name, description, ...role }) => ({ ...role, _id: id, role: name, rDesc: description })),
    }
  },
} satisfies Partial<Kore>
