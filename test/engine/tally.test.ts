import { expect, it } from 'vitest'
import { SharedBudget } from '../../src/engine/journal/shared-budget.ts'
import { createEmulator } from '../../src/index.ts'

it('the journal counts dropped exchanges with the same path separately for every filter', async () => {
  const emulator = createEmulator({ limits: { exchanges: 1 } })
  const path = '/api/v2/assistants'
  const { headers } = emulator.genesys.credentials
  await emulator.fetch(path, { headers })
  await emulator.fetch(path)
  await emulator.fetch(path, { method: 'POST' })
  await emulator.fetch(path, { method: 'PUT', headers })
  await emulator.fetch(path, { method: 'PATCH', headers })
  emulator.fail('getAssistants', { status: 401, times: 1 })
  await emulator.fetch(path, { headers })
  await emulator.fetch('/api/v2/users/me', { headers })

  const count = async (filter: string) => {
    const response = await emulator.fetch(`/_control/worlds/default/journal/count?path=${path}&${filter}`)
    return ((await response.json()) as { count: number }).count
  }
  expect(await count('vendor=genesys')).toBe(6)
  expect([await count('status=200'), await count('status=401'), await count('status=405')]).toEqual([1, 3, 2])
  expect([await count('method=GET'), await count('method=POST'), await count('method=PUT')]).toEqual([3, 1, 1])
  expect([await count('fault=true'), await count('operation=postAssistants')]).toEqual([1, 1])
})

it('a shared budget asks a member to give up again if the member grows after it was removed', () => {
  const budget = new SharedBudget(10)
  let asked = 0
  const giveUp = () => {
    asked++
    return 0
  }
  const first = { giveUp }
  budget.reserve(first, 4)
  budget.remove(first, 4)
  budget.reserve(first, 8)
  budget.reserve({ giveUp: () => 0 }, 8)
  expect(asked).toBe(1)
})
