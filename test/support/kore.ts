import { signJwt } from '../../src/engine/vendor/jwt.ts'
import type { components } from '../../src/generated/kore/types.ts'
import { createEmulator, type EmulatorOptions, type ListeningEmulator, type WorldHandle } from '../../src/index.ts'
import { type Client, createClient } from './asking.ts'

export type Schemas = components['schemas']

/** The instant at which {@link emulatorWith} freezes the clock. */
export const NOW = '2026-01-15T09:00:00.000Z'
export const ACCOUNT = '62cd37c6f35860734283aaaa'
export const STREAM = 'st-of-the-test'
export const OTHER_STREAM = 'st-other'

const AGENTS_API = '/agentassist/api/v1/public'

/** Creates an emulator with a frozen clock, two Kore streams with their defaults, and these records. */
export function emulatorWith(records: object = {}, options: EmulatorOptions = {}): ListeningEmulator {
  const scenario = {
    scenario: 'of-this-test',
    clock: NOW,
    kore: {
      accounts: [{ id: ACCOUNT, name: 'Harbour Lane Outfitters' }],
      apps: [{ appId: 'cs-of-the-test', name: 'Console', secret: 'secret of the test' }],
      streams: [
        { id: STREAM, name: 'Support' },
        { id: OTHER_STREAM, name: 'Sales' },
      ],
      ...records,
    },
  }
  return createEmulator({ seed: 7, clock: NOW, scenario, ...options })
}

/** Headers with a token that open authentication accepts. */
export const HEADERS = {
  auth: signJwt({ appId: 'cs-of-the-test', sub: 'console@desk.example' }, 'any'),
  accountId: ACCOUNT,
}

/** Creates a client whose paths are relative to a stream. */
export function inStream(
  world: WorldHandle,
  stream = STREAM,
  headers: Readonly<Record<string, string>> = HEADERS,
): Client {
  const at = (path: string) => `${AGENTS_API}/${stream}${path}`
  const { get, post, put, patch, remove } = createClient(world.kore, headers)
  return {
    get: (path) => get(at(path)),
    post: (path, body) => post(at(path), body),
    put: (path, body) => put(at(path), body),
    patch: (path, body) => patch(at(path), body),
    remove: (path) => remove(at(path)),
  }
}

/** Returns the body of a response, typed as a schema of the spec. */
export async function json<Name extends keyof Schemas>(response: Response, status = 200): Promise<Schemas[Name]> {
  if (response.status !== status) throw new Error(`${response.status}: ${await response.text()}`)
  // The emulator checks every response against the spec; the test names the declared schema.
  return (await response.json()) as Schemas[Name]
}

/** Returns the status, codes and messages of an error response. */
export async function rejection(response: Response): Promise<{ status: number; codes: number[]; message: string }> {
  const { errors } = await json<'ErrorBody'>(response, response.status)
  return {
    status: response.status,
    codes: errors.map(({ code }) => code),
    message: errors.map(({ msg }) => msg).join('\n'),
  }
}

/** Returns the ids of the records that every stream has by default. */
export function defaultsOf({ kore: { records } }: WorldHandle, streamId = STREAM) {
  const index = ['stream', streamId] as const
  return {
    group: idOf(records.agentGroups.list({ index }), 'Default Group'),
    unassigned: idOf(records.agentGroups.list({ index }), 'Unassigned'),
    skillGroup: idOf(records.skillGroups.list({ index }), 'Default SkillGroup'),
    skill: idOf(records.skills.list({ index }), 'Default Skill'),
    queue: idOf(records.queues.list({ index }), 'Default Queue'),
    layout: idOf(records.layouts.list({ index }), 'Default Layout'),
    role: records.roles.find('name', 'Agent')?.id ?? '',
  }
}

function idOf(records: readonly { readonly id: string; readonly name: string }[], name: string): string {
  return records.find((record) => record.name === name)?.id ?? ''
}

/** Returns the body of a new agent with only the fields that the page requires. */
export function amanda(world: WorldHandle, stream = STREAM) {
  const { group, skill } = defaultsOf(world, stream)
  return {
    emailId: 'amanda.jones@domain.com',
    firstName: 'Amanda',
    lastName: 'Jones',
    phoneNumber: '13456782345',
    agentGroupId: group,
    chatLanguageSupport: [{ language: 'en', proficiency: 'expert', isActive: true }],
    voiceLanguageSupport: [{ language: 'es', proficiency: 'expert' }],
    skills: [{ skillId: skill, proficiencyLevel: 'expert' }],
  }
}
