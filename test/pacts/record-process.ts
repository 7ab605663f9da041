/** Records the tours whose numbers it receives, one after another, and sends each result back. */
import { startRecorder } from './record-all.ts'
import { tours } from './tours/index.ts'

const [folder = ''] = process.argv.slice(2)
const recorder = await startRecorder(folder)
process.on('message', (number: number) => {
  void record(number)
})
process.on('disconnect', () => process.exit())
process.send?.('ready')

/** Records a tour. A failure ends the process. */
async function record(number: number): Promise<void> {
  const tour = tours[number]
  if (tour) process.send?.(await recorder.record(tour))
}
