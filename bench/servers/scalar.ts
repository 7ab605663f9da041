import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { announce } from './announce.ts'

// Scalar's mock server as its documentation starts it. The second argument is the folder of its installation, the third
// the file of an OpenAPI document.

const [folder = '', document = ''] = process.argv.slice(3)
const peers = createRequire(`${folder}/`)
const { createMockServer } = await import(peers.resolve('@scalar/mock-server'))
const { serve } = await import(createRequire(peers.resolve('@scalar/mock-server')).resolve('@hono/node-server'))

// The instructions that it prints at its start are not part of what is measured.
const app = await createMockServer({ document: readFileSync(document, 'utf8'), logger: false })
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }: { port: number }) => announce(port))
