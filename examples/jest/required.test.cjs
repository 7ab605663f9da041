const { expect, test } = require('@jest/globals')
const { createEmulator, withWorld } = require('deskdouble')

// What Babel or ts-jest make of an import is a require.
test('a failure tells what was asked of its world', async () => {
  const failing = withWorld(createEmulator(), {}, async (world) => {
    const { status } = await world.fetch('/api/v2/users/me')
    expect(status).toBe(200)
  })
  await expect(failing).rejects.toThrow(/GET \/api\/v2\/users\/me {2}getUsersMe {2}401/)
})
