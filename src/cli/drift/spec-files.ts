import { readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { isUrl, readLocation } from '../../adapters/read-location.ts'
import type { SpecFile } from '../../drift/report/sarif.ts'
import { tokensOf } from '../../engine/spec/json-pointer.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import type { SpecChoice } from '../vendor-choice.ts'

/** The folder of the package's specs. */
const SPECS = new URL('../../../specs/', import.meta.url)

/** Finds the files of vendors' specs, with the lines of their parts. */
export async function specFilesOf(
  vendors: readonly Vendor[],
  choices: readonly SpecChoice[],
): Promise<ReadonlyMap<string, SpecFile>> {
  const files = await Promise.all(
    vendors.map(async (vendor) => [vendor.name, await specFileOf(vendor, choices)] as const),
  )
  return new Map(files.filter((entry): entry is readonly [string, SpecFile] => entry[1] !== undefined))
}

/** Returns the file of a vendor's spec: that of a `--spec`, or that of the package. */
async function specFileOf({ name }: Vendor, choices: readonly SpecChoice[]): Promise<SpecFile | undefined> {
  const choice = choices.find((one) => one.name === name) ?? (choices.length === 1 ? choices[0] : undefined)
  if (!choice) {
    const text = await readFile(new URL(`${name}.yaml`, SPECS), 'utf8').catch(() => undefined)
    return text === undefined ? undefined : { uri: `specs/${name}.yaml`, lineOf: await linesIn(text) }
  }
  const uri = isUrl(choice.spec) ? choice.spec : relative(process.cwd(), choice.spec).replaceAll('\\', '/')
  const text = await readLocation(choice.spec).catch(() => undefined)
  return { uri, lineOf: text === undefined ? () => undefined : await linesIn(text) }
}

/** Returns a function that finds the line of a JSON Pointer, or of its nearest ancestor in the text. */
async function linesIn(text: string): Promise<SpecFile['lineOf']> {
  const { isMap, isScalar, isSeq, LineCounter, parseDocument } = await import('yaml')
  const lineCounter = new LineCounter()
  const { contents } = parseDocument(text, { lineCounter, prettyErrors: false })
  return (pointer) => {
    let [node, offset]: [unknown, number | undefined] = [contents, undefined]
    for (const token of tokensOf(pointer)) {
      if (isMap(node)) {
        const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === token)
        if (!pair) break
        offset = isScalar(pair.key) ? pair.key.range?.[0] : offset
        node = pair.value
      } else if (isSeq(node)) node = node.items[Number(token)]
      else break
    }
    return offset === undefined ? undefined : lineCounter.linePos(offset).line
  }
}
