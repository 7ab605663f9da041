import { presign } from '../../../src/vendors/bird/presigned-upload.ts'
import { AGENT, FILE, NOW, OTHER_USER, USER, WORKPLACE, WORKSPACE } from '../../support/bird.ts'
import type { StepRequest, VendorCase } from '../tour.ts'

/** The id of a file that was not uploaded yet. The file of the examples was. */
const PENDING = '0d7e5b29-c314-4f86-9a70-1b6d8e2f4c53'
const BOUNDARY = '----form-of-this-tour'

const { formData } = presign({
  key: `${WORKSPACE}/agents/${AGENT}/${PENDING}`,
  maxBytes: 1000,
  millis: Date.parse(NOW),
  contentType: undefined,
  fields: 'full',
})
const UPLOAD: StepRequest = {
  method: 'POST',
  path: '/agent-uploads',
  headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  body: formText(formData),
}
const DOWNLOAD = `/workspaces/${WORKSPACE}/agents/${AGENT}/media/${FILE}/download`

export const birdCase: VendorCase = {
  name: 'bird',
  scenario: {
    scenario: 'bird-tour',
    bird: {
      ...WORKPLACE,
      accessKeys: [{ key: 'without-rights', policies: [] }],
      teams: [...WORKPLACE.teams, { name: 'Orders' }],
      skills: [...WORKPLACE.skills, { name: 'Product' }],
      senderProfiles: [...WORKPLACE.senderProfiles, { name: 'Harbour Lane Orders' }],
      capacityRules: [...WORKPLACE.capacityRules, { name: 'Newcomers' }],
      agents: [...WORKPLACE.agents, { name: 'Idris Okafor', userId: OTHER_USER, teams: [] }],
      files: [
        { id: FILE, agent: 'Tamsin Ferrier', text: 'a file' },
        { id: PENDING, agent: 'Tamsin Ferrier', expiresAt: Date.parse(NOW) + 3_600_000 },
      ],
    },
  },
  credentials: { all: { authorization: 'AccessKey any' }, none: { authorization: 'AccessKey without-rights' } },
  otherCredentials: {
    // An unsigned token of the user of the examples, which open authentication accepts.
    getMyAgent: asUser(USER),
    patchMyAgent: asUser(USER),
  },
  direct: {
    uploadFile: 'Prism does not support forms with files',
    downloadMedia: 'its redirect leads outside the server that Prism knows',
    getMedia: 'its media type is the uploaded one, which the spec does not list',
  },
  steps: [
    (success) => ({
      operation: 'createAgent',
      status: 409,
      request: { ...success('createAgent'), body: JSON.stringify({ name: 'Tamsin Ferrier', userId: USER }) },
    }),
    duplicate('createTeam', { name: 'RETURNS' }),
    duplicate('patchTeam', { name: 'Orders' }),
    duplicate('addTeamMember', { type: 'user', id: USER }),
    duplicate('createSkill', { name: 'language', description: 'The same', valueType: 'single' }),
    duplicate('patchSkill', { name: 'Product' }),
    duplicate('createCapacityRule', { name: 'Another', description: 'One too many', default: true, capacity: {} }),
    duplicate('patchCapacityRule', { name: 'Newcomers' }),
    duplicate('createSenderProfile', { name: 'Harbour Lane RETURNS', channelId: 'any' }),
    duplicate('patchSenderProfile', { name: 'Harbour Lane Orders' }),
    (success) => {
      const { headers } = success('downloadMedia')
      const request = { method: 'GET', path: DOWNLOAD, headers: { ...headers, accept: 'application/json' } }
      return { operation: 'downloadMedia', status: 200, request }
    },
    (success) => ({ operation: 'downloadMedia', status: 302, request: success('downloadMedia') }),
    () => ({ operation: 'uploadFile', status: 204, request: UPLOAD }),
    () => ({
      operation: 'uploadFile',
      status: 403,
      request: { ...UPLOAD, body: formText({ ...formData, 'x-amz-signature': 'invalid' }) },
    }),
  ],
}

/** Creates a step whose request conflicts with a record of the scenario. */
function duplicate(operation: string, body: object): VendorCase['steps'][number] {
  return (success) => ({ operation, status: 409, request: { ...success(operation), body: JSON.stringify(body) } })
}

function asUser(sub: string): { readonly authorization: string } {
  return { authorization: `Bearer ${btoa('{"alg":"none"}')}.${btoa(JSON.stringify({ sub })).replace(/=+$/, '')}.` }
}

function formText(fields: Readonly<Record<string, string>>): string {
  const parts = Object.entries(fields).map(([name, value]) => part(`name="${name}"`, value))
  const file = part('name="file"; filename="a.txt"', 'a file', 'content-type: text/plain\r\n')
  return `${parts.join('')}${file}--${BOUNDARY}--\r\n`
}

function part(disposition: string, value: string, header = ''): string {
  return `--${BOUNDARY}\r\ncontent-disposition: form-data; ${disposition}\r\n${header}\r\n${value}\r\n`
}
