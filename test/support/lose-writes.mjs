/**
 * Makes every write to a log happen 30 ms after it was reported as done. Loaded into a server with `--import`, it shows
 * that the kill loop finds acknowledged changes that are lost.
 */
const fs = process.getBuiltinModule('node:fs')
const { writeSync } = fs
const LATE = 30

fs.writeSync = (file, bytes, from, length, at) => {
  // The first line of a file, and everything that is not written to a position.
  if (!(at > 0)) return writeSync(file, bytes, from, length, at)
  setTimeout(() => {
    try {
      writeSync(file, bytes, from, length, at)
    } catch {
      // The file was closed meanwhile: its lines are lost.
    }
  }, LATE)
  return length
}
fs.fdatasync = (_, done) => void setImmediate(done, null)
