import { fnv1a } from '../world/digest.ts'

/*
 * A line of an archive is a JSON array of its number, the FNV-1a of the JSON of its value in 8 hexadecimal digits, and the
 * value: `[2,"8b1f00a9",{"end":"checkout"}]`. JSON never contains a line feed.
 */

const LINE = /^\[(\d{1,15}),"([0-9a-f]{8})",/

/** Returns a line with its line feed. @param number of the line, from 1 */
export function archiveLine(number: number, json: string): string {
  return `[${number},"${checksum(json)}",${json}]\n`
}

/**
 * Returns the JSON of the value in a line.
 * @throws DamagedArchive if it is not the line of this number as it was written
 */
export function jsonInLine(line: string, number: number): string {
  const [head = '', found, expected] = LINE.exec(line) ?? []
  if (head === '' || !line.endsWith(']')) throw new DamagedArchive('it does not start with its number and checksum')
  if (Number(found) !== number) throw new DamagedArchive(`line ${found} is in its place`)
  const json = line.slice(head.length, -1)
  if (checksum(json) !== expected) throw new DamagedArchive('its checksum is another one')
  return json
}

/** Thrown for a line that is not as it was written. */
export class DamagedArchive extends Error {}

function checksum(json: string): string {
  return fnv1a(json).toString(16).padStart(8, '0')
}
