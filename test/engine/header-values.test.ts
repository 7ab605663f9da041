import { expect, it } from 'vitest'
import { withHeaders } from '../../src/engine/vendor/with-headers.ts'
import { lastExchange, sendRequest, vendorWithHandlers, worldOf } from '../support/changed-vendor.ts'

it.each(['a\r\nb', 'a\nb', 'a\0b', 'a\u0001b', 'a\u007fb', 'ğ', '\u{1f600}'])(
  'never sends a header with the value %j, and reports the violation',
  async (value) => {
    const vendor = vendorWithHandlers({ getUsersMe: () => withHeaders({}, { 'X-Value': value }) })
    const world = worldOf(vendor)
    const response = await sendRequest(vendor, world, '/api/v2/users/me')
    expect(response.status).toBe(500)
    expect(await response.json()).toMatchObject({ code: 'internal.server.error' })
    expect(lastExchange(world).violation).toMatchObject({ at: 'header X-Value', keyword: 'value' })
  },
)
