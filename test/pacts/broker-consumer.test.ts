import { expect, it, onTestFinished } from 'vitest'
import { startBrokerDouble } from '../support/broker-double.ts'
import { deskdoubleInProcess } from '../support/in-process.ts'
import { temporaryFolder } from '../support/pacts.ts'
import { testAssistantList } from './consumer/assistant-list.ts'
import { testShiftBoard } from './consumer/shift-board.ts'

const TOKEN = 'token-of-the-broker'

it("takes consumer tests with Pact's own library (V3 and V4) through publication, selection, a pending pact and deployment, with an in-memory double of the Pact Broker", async () => {
  const broker = await startBrokerDouble(TOKEN)
  onTestFinished(() => broker.close())
  const env = { PACT_BROKER_BASE_URL: broker.url, PACT_BROKER_TOKEN: TOKEN, PACT_BROKER_HTTP_RETRIES: '0' }
  const run = (...args: string[]) => deskdoubleInProcess(['pact', ...args], { env })
  const publish = async (folder: string, version: string, branch: string) => {
    const result = await run('publish', folder, '--consumer-version', version, '--branch', branch)
    expect(result).toMatchObject({ code: 0, stderr: '' })
  }

  const [main, feature] = [await temporaryFolder(), await temporaryFolder()]
  await testShiftBoard(main)
  await testAssistantList(main)
  await publish(main, '1', 'main')
  await testAssistantList(feature, 'nickname')
  await publish(feature, '2', 'feature')
  expect(broker.published.map(({ consumer, version }) => `${consumer} ${version}`).toSorted()).toEqual([
    'assistant-list 1',
    'assistant-list 2',
    'shift-board 1',
  ])

  const flags = ['--vendor', 'genesys', '--main-branch', '--provider-branch', 'main', '--publish', '--no-evidence']
  const pending = ['--enable-pending', '--include-wip-pacts-since', '2020-01-01']
  const { code, stdout } = await run('verify', ...flags, ...pending)
  expect([code, stdout]).toEqual([0, expect.stringContaining('2 of 3 interactions verified, 1 pending in')])
  expect(stdout).toContain(
    'pending  assistant-list and genesys: a request for the first page of assistants given small-team',
  )
  expect(stdout).toMatch(/Actual map is missing the following keys: nickname/)

  const canDeploy = (consumer: string, version: string) => {
    return run('can-i-deploy', '--pacticipant', consumer, '--pacticipant-version', version)
  }
  expect(await canDeploy('shift-board', '1')).toMatchObject({ code: 0 })
  expect(await canDeploy('assistant-list', '1')).toMatchObject({ code: 0 })
  expect(await canDeploy('assistant-list', '2')).toMatchObject({ code: 1 })

  const strict = await run('verify', ...flags.filter((flag) => flag !== '--main-branch'), '--branch', 'feature')
  expect([strict.code, strict.stderr]).toEqual([1, expect.stringContaining('failed  assistant-list and genesys')])
})
