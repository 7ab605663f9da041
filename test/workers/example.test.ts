import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { startBucket } from '../support/bucket-double.ts'
import { bearer } from '../support/genesys.ts'
import { bundleWorker, serveConfig, stopWorkerd, workerdFolder } from '../support/workerd.ts'

const CONFIG = join(import.meta.dirname, '../../examples/workers/cluster/config.capnp')

it('the configuration of the example starts an instance of a cluster with the options that it names', async () => {
  const [bucket, folder] = [await startBucket(), workerdFolder()]
  for (const name of ['cluster', 'dist', 'objects']) mkdirSync(join(folder, name))
  copyFileSync(CONFIG, join(folder, 'cluster/config.capnp'))
  writeFileSync(join(folder, 'dist/worker.js'), (await bundleWorker()).code)
  const options = ['--experimental', '--socket-addr=http=127.0.0.1:0', '--cluster-addr=127.0.0.1:0']
  const server = await serveConfig({
    config: join(folder, 'cluster/config.capnp'),
    args: [...options, `--directory-path=objects=${join(folder, 'objects')}`],
    env: {
      AWS_ENDPOINT_URL: bucket.url,
      AWS_REGION: 'auto',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      CONTROL_TOKEN: 'secret',
    },
  })
  onTestFinished(async () => {
    await stopWorkerd(server)
    bucket.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const response = await fetch(new URL('/_control/worlds/default', server.url), { headers: bearer('secret') })
  expect(response.status).toBe(200)
  expect(bucket.counts['PUT']).toBeGreaterThan(0)
})
