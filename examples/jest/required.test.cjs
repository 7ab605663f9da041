const { expect, test } = require('@jest/globals')
const { createEmulator, withWorld } = require('deskdouble')

// Babel and ts-jest turn an import into a require.
test('a failure lists the requests of its world', async () => {
  const failing = withWorld(createEmulator(), {}, async (world) => {
    const { status } = await world.fetch('/api/v2/users/me')
    expect(status).toBe(200)
  })
  await expect(failing).rejects.toThrow(/GET \/api\/v2\/users\/me {2}getUsersMe {2}401/)
})
