
import { emulate } from '../../../src/kit.ts'
import { museum } from './index.ts'

const emulator = emulate({ vendors: { museum } })
const headers = { ...emulator.museum.credentials.headers, 'content-type': 'application/json' }
const event = { name: 'Moon', location: 'Roof', eventDescription: 'Night', dates: [], price: 3 }
const created = await emulator.fetch('/special-events', { method: 'POST', headers, body: JSON.stringify(event) })
const { eventId, name } = await created.json()
const read = await emulator.fetch('/special-events/' + eventId, { headers })
const listed = await emulator.fetch('/special-events', { headers })
console.log(JSON.stringify([created.status, name, read.status, (await listed.json()).length]))
