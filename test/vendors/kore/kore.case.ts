import { signJwt } from '../../../src/engine/vendor/jwt.ts'
import type { VendorCase } from '../tour.ts'

/** Ids in the examples of the spec. */
const ACCOUNT = '633ffa91d784f471d0b80c2a'
const STREAM = 'st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516'
const AGENT = 'a-1a36a7e-bb33-4bcc-ab7b-ac33773871d8'
const IN_GROUP = 'groupId=ag-bdc4010-e237-48e6-bb72-d3449a03a622'

const headers = { auth: signJwt({ appId: 'cs-of-the-tour' }, 'any secret'), accountId: ACCOUNT }

export const koreCase: VendorCase = {
  name: 'kore',
  scenario: {
    scenario: 'kore-tour',
    kore: {
      accounts: [{ id: ACCOUNT, name: 'Tour', orgId: 'o-f7507858-f354-504a-b56b-39464fb05319' }],
      roles: [{ id: '6344eb107b65bd738aa698b1', name: 'Front desk' }],
      streams: [{ id: STREAM, name: 'Support' }],
      hours: [{ id: '63c0e807509f957d66010a1b', name: 'Shop hours' }],
      layouts: [{ id: 'ly-59736ed-eaac-40d6-8c5b-db294b100672', name: 'Wide' }],
      agentGroups: [{ id: 'ag-bdc4010-e237-48e6-bb72-d3449a03a622', name: 'Shop floor' }],
      skillGroups: [{ id: '633ffac608f3a07459939a1e', name: 'Wrapping' }],
      skills: [{ id: '633ffac608f3a07459939a1f', name: 'Gift wrapping', skillGroup: 'Wrapping' }],
      queues: [{ id: 'qu-353c014-96bb-4c3e-aebd-87a37927c780', name: 'Orders' }],
      agents: [
        {
          id: AGENT,
          userId: 'u-cc128d1c-a846-5acb-b075-9fc49a731f0e',
          name: 'Idris Okafor',
          emailId: 'idris.okafor@harbourlane.example',
          customId: 'IO01',
          group: 'Shop floor',
        },
        { name: 'Other Agent', emailId: 'other@harbourlane.example' },
      ],
    },
  },
  credentials: { all: headers, none: headers },
  steps: [
    // The derived requests have no query and no headers other than the credentials.
    (success) => ({ operation: 'putAgent', status: 200, request: withQuery(success('putAgent'), IN_GROUP) }),
    (success) => ({ operation: 'getRoles', status: 200, request: withQuery(success('getRoles'), 'roleType=bot') }),
    (success) => ({ operation: 'getOperationHours', status: 200, request: inStream(success('getOperationHours')) }),
    (success) => ({
      operation: 'getOperationHours',
      status: 404,
      request: inStream(success('getOperationHours'), 'no-such-stream'),
    }),
    (success) => ({
      operation: 'postAgents',
      status: 409,
      request: withEmailId(success('postAgents'), 'OTHER@harbourlane.example'),
    }),
    (success) => ({
      operation: 'putAgent',
      status: 409,
      request: withEmailId(withQuery(success('putAgent'), IN_GROUP), 'other@harbourlane.example'),
    }),
  ],
}

type Request = ReturnType<Parameters<VendorCase['steps'][number]>[0]>

function withQuery(request: Request, query: string): Request {
  return { ...request, path: `${request.path}?${query}` }
}

/** Returns a copy of a request with the header that names the stream. */
function inStream(request: Request, stream = STREAM): Request {
  return { ...request, headers: { ...request.headers, IId: stream } }
}

/** Returns a copy of a request with another emailId in its body. */
function withEmailId(request: Request, emailId: string): Request {
  return { ...request, body: JSON.stringify({ ...JSON.parse(request.body ?? '{}'), emailId }) }
}
