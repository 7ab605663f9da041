import { createEmulator } from '../src/index.ts'

// Loads a scenario that generates records of every kind, and sends the CPU time that it took.

const count = Number(process.argv[2] ?? 1500)

// The first load compiles the code.
createEmulator({ scenario: 'five-hundred-of-everything', with: { count: 10 } })
let records = 0
const before = process.cpuUsage()
createEmulator({
  scenario: 'five-hundred-of-everything',
  with: { count },
  onRecordCreated: () => {
    records++
  },
})
const { user, system } = process.cpuUsage(before)
process.send?.({ records, seconds: (user + system) / 1e6 })
process.on('disconnect', () => process.exit())
