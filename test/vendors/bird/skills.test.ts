import { expect, it } from 'vitest'
import { birdClient, birdWith, json, NOW, ONE, SKILL, USER, VALUE, WORKSPACE } from '../../support/bird.ts'

const SKILLS = `/workspaces/${WORKSPACE}/inbox/skills`
const ESCALATIONS = { name: 'Escalations', description: 'May decide about complaints', valueType: 'boolean' }
const NOBODY = '00000000-0000-0000-0000-000000000000'

it('creates a skill that an agent has or lacks', async () => {
  const { post, patch } = birdClient(birdWith())
  const created = await json<'AgentSkill'>(await post(SKILLS, ESCALATIONS))
  expect(created).toMatchObject({ ...ESCALATIONS, values: [] })
  const agent = await json<'Agent'>(await patch(ONE, { assignedSkills: [{ id: created.id }] }))
  const { name, valueType } = ESCALATIONS
  expect(agent.assignedSkills).toEqual([{ id: created.id, name, valueType, selectedValues: [] }])
  expect((await post(SKILLS, { ...ESCALATIONS, name: 'Other', valueType: 'many' })).status).toBe(422)
})

it('records who created and changed a skill, and when', async () => {
  const emulator = birdWith()
  const { post } = birdClient(emulator)
  const values = [{ value: 'Day', icon: '☀️' }]
  const created = await json<'AgentSkill'>(await post(SKILLS, { ...ESCALATIONS, valueType: 'single', values }))
  expect(created.values).toEqual([{ id: expect.any(String), value: 'Day', icon: '☀️', createdAt: NOW }])
  expect(created).toMatchObject({ createdBy: USER, updatedBy: USER, createdAt: NOW, updatedAt: NOW })
  emulator.clock.advance('1h')
  const headers = { authorization: 'AccessKey any', 'content-type': 'application/json' }
  const body = JSON.stringify({ description: 'Changed' })
  const changed = await emulator.fetch(`${SKILLS}/${created.id}`, { method: 'PATCH', headers, body })
  const times = { createdAt: NOW, updatedAt: '2026-01-15T10:00:00.000Z' }
  expect(await changed.json()).toMatchObject({ description: 'Changed', createdBy: USER, updatedBy: NOBODY, ...times })
})

it('rejects a second skill with the same name', async () => {
  const response = await birdClient(birdWith()).post(SKILLS, { ...ESCALATIONS, name: 'LANGUAGE' })
  expect(response.status).toBe(409)
})

it('keeps the ids of the values that a changed skill still has', async () => {
  const { get, patch } = birdClient(birdWith())
  const skill = await json<'AgentSkill'>(await get(`${SKILLS}/${SKILL}`))
  const german = skill.values.find(({ value }) => value === 'German')
  const values = [{ id: VALUE, value: 'British English' }, { value: 'German' }, { value: 'Welsh' }]
  const changed = await json<'AgentSkill'>(await patch(`${SKILLS}/${SKILL}`, { values }))
  expect(changed.values.map(({ id }) => id).slice(0, 2)).toEqual([VALUE, german?.id])
  const before = await json<'Agent'>(await get(ONE))
  expect(before.assignedSkills[0]?.selectedValues).toEqual([{ id: VALUE, value: 'British English' }])
  await patch(`${SKILLS}/${SKILL}`, { values: [{ value: 'German' }] })
  expect((await json<'Agent'>(await get(ONE))).assignedSkills[0]?.selectedValues).toEqual([])
})
