import type { MuseumHandlers } from '../handlers.ts'

export const specialEvents = {
  // Create special events
  createSpecialEvent: ({ world, body, id }) => {
    return world.specialEvents.insert({ ...body, eventId: id() })
  },

  // Get special event
  getSpecialEvent: ({ world, path }) => {
    return world.specialEvents.getOrThrow(path.eventId)
  },

  // Update special event
  updateSpecialEvent: ({ world, path, body }) => {
    return world.specialEvents.update(path.eventId, body)
  },

  // Delete special event
  deleteSpecialEvent: ({ world, path }) => {
    world.specialEvents.delete(path.eventId)
  },
} satisfies Partial<MuseumHandlers>
