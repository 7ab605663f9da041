// What must not compile. The compiler fails on a line that expects an error and has none.
import { createEmulator } from '../../src/index.ts'

export function faults(): void {
  const { genesys } = createEmulator()
  genesys.fail('getAssistants', { status: 503, times: 1 })
  // @ts-expect-error there is no operation of this name
  genesys.fail('getUnicorns', { status: 503 })
  // @ts-expect-error the spec does not declare this status
  genesys.fail('getAssistants', { status: 418 })
  // @ts-expect-error a success is no fault
  genesys.fail('getAssistants', { status: 200 })
}

export function profiles(): void {
  const { genesys } = createEmulator()
  genesys.setProfile({ deleteStatus: 200 })
  // @ts-expect-error there is no switch of this name
  genesys.setProfile({ createStatus: 201 })
  // @ts-expect-error the switch has no such value
  genesys.setProfile({ deleteStatus: 202 })
}

// @ts-expect-error authentication is open or strict
createEmulator({ auth: 'none' })
