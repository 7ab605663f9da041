import { expect, it } from 'vitest'
import { Deferred } from '../../src/engine/vendor/deferred.ts'
import type { AnyHandler } from '../../src/engine/vendor/vendor.ts'
import { genesys } from '../../src/vendors/genesys/index.ts'
import type { World } from '../../src/world/world.ts'
import { post, sendRequest, vendorWithHandlers, worldOf } from '../support/changed-vendor.ts'

const DESKS = '/api/v2/assistants'
const desk = { name: 'Desk', transcriptionConfig: { vendorName: 'Genesys' } }

/** A vendor that creates assistants after a delay, whose late part then calls `after`. */
function creatingLate(after: (created: unknown) => unknown) {
  const create: AnyHandler = (request) => {
    const handler = genesys.handlers['postAssistants']
    return new Deferred(1, () => after(handler?.(request)))
  }
  return vendorWithHandlers({ postAssistants: create })
}

function assistantsIn(world: World): number {
  return world.group('genesys')['assistants']?.size ?? 0
}

it('responds with the result of the late part', async () => {
  const vendor = creatingLate((created) => created)
  const world = worldOf(vendor)
  expect((await sendRequest(vendor, world, DESKS, post(desk))).status).toBe(200)
  expect(assistantsIn(world)).toBe(1)
})

it('undoes what the late part wrote if it fails', async () => {
  const vendor = creatingLate(() => {
    throw new TypeError('late')
  })
  const world = worldOf(vendor)
  expect((await sendRequest(vendor, world, DESKS, post(desk))).status).toBe(500)
  expect(assistantsIn(world)).toBe(0)
})

it('keeps what others wrote between the late part and the check of its response', async () => {
  let world: World | undefined
  const vendor = creatingLate((created) => {
    queueMicrotask(() => {
      world?.clock.advance('1h')
      world?.setSetting('profile/kore', { other: true })
    })
    return { ...Object(created), surplus: 1 }
  })
  world = worldOf(vendor)
  expect((await sendRequest(vendor, world, DESKS, post(desk))).status).toBe(500)
  expect(assistantsIn(world)).toBe(0)
  expect(world.clock.now()).toBe('2026-01-15T10:00:00.000Z')
  expect(world.setting('profile/kore')).toEqual({ other: true })
})
