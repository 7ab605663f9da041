import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { type Block, blocksIn } from '../../../scripts/readme/markdown.ts'
import { importModule } from './code.ts'
import { isNotRun } from './not-run.ts'
import { createProject, type ProjectFiles } from './project.ts'

const ROOT = join(import.meta.dirname, '../../..')

type BlocksOf<T extends readonly string[]> = { -readonly [K in keyof T]: Block }

/** A page of the documentation whose blocks are run by the checks of one test file. */
export interface DocumentedPage {
  readonly text: string
  /**
   * Registers a test that runs blocks. No other check may run them, and the test fails if it does not read all of them.
   * @param words the text of each block, or words that are in no other block of the page
   */
  readonly check: <const T extends readonly string[]>(
    title: string,
    words: T,
    run: (...blocks: BlocksOf<T>) => Promise<void> | void,
    options?: { readonly skip?: boolean },
  ) => void
  /**
   * Registers the tests of a block, which is a test file of Vitest without hooks. Await it at the top level of the
   * test file.
   * @param files further files of its project
   */
  readonly tests: (words: string, files?: ProjectFiles) => Promise<void>
}

/** Reads a page, and registers a test that fails for a block that no check of the test file runs. */
export function documentedPage(file: string): DocumentedPage {
  const text = readFileSync(join(ROOT, file), 'utf8')
  const blocks = blocksIn(text)
  const claims = new Map<Block, string>()

  const claim = (title: string, words: string): Block => {
    const whole = blocks.filter((one) => one.text === words)
    // Of equal blocks, each check runs the next one.
    const equal = whole.find((one) => !claims.has(one)) ?? whole[0]
    const [block, ...more] = equal ? [equal] : blocks.filter((one) => one.text.includes(words))
    if (!block) throw new Error(`${file} has no block with "${words}"`)
    if (more.length > 0) throw new Error(`${file} has more than one block with "${words}": use words of one only`)
    const other = claims.get(block) ?? (isNotRun(file, block) ? 'test/support/docs/not-run.ts' : undefined)
    if (other !== undefined) throw new Error(`${placeOf(file, block)} is run twice: by "${title}" and "${other}"`)
    claims.set(block, title)
    return block
  }

  it(`runs every block of ${file}`, () => {
    const unclaimed = blocks.filter((block) => !claims.has(block) && !isNotRun(file, block))
    const cure = 'pass it to check() of documentedPage, or list it with the reason in test/support/docs/not-run.ts'
    expect(unclaimed.map((block) => `${placeOf(file, block)} is not run: ${cure}`)).toEqual([])
  })

  return {
    text,
    check: (title, words, run, { skip = false } = {}) => {
      // The tuple has a block for each of the words.
      const claimed = words.map((one) => claim(title, one)) as BlocksOf<typeof words>
      const lines = claimed.map(({ line }) => line).join(', ')
      it.skipIf(skip)(`${title} (${file}:${lines})`, async () => {
        const unread = new Set<Block>(claimed)
        const watched = claimed.map((block) => ({
          ...block,
          get text() {
            unread.delete(block)
            return block.text
          },
        }))
        await run(...(watched as BlocksOf<typeof words>))
        const unused = [...unread].map(
          (block) => `${placeOf(file, block)} is passed to this check, which does not read it`,
        )
        expect(unused).toEqual([])
      })
    },
    tests: async (words, files) => {
      const { text: code, line } = claim('a test file', words)
      await importModule(await createProject(files, afterAll), code, `line-${line}.ts`)
    },
  }
}

function placeOf(file: string, { line, language }: Block): string {
  return `${file}:${line} (${language === '' ? 'no language' : language})`
}
