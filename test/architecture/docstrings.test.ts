import type { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { createProgram } from '../../src/cli/run.ts'
import { exportedComments } from './comments.ts'
import { read, sources } from './imports.ts'

/** Words that hide the subject of a sentence. A comment opens with a verb or a noun instead. */
const HIDES_SUBJECT = /^(?:What|Who|Whoever|Whose|Whom|Where|Whether|Whatever|Of)\b/i

describe('comments and help texts', () => {
  it.each(sources().filter((file) => !file.startsWith('generated/')))(
    'opens every comment in %s with a verb or a noun',
    (file) => {
      const comments = exportedComments(read(file)).filter(({ text }) => HIDES_SUBJECT.test(text))
      expect(comments).toEqual([])
    },
  )

  it('opens every help text of the command line with a verb or a noun', () => {
    const texts = helpTexts(createProgram())
    expect(texts.length).toBeGreaterThan(50)
    expect(texts.filter(({ text }) => HIDES_SUBJECT.test(text))).toEqual([])
  })
})

describe('exportedComments', () => {
  it.each([
    ['a function', '/** What */ export function a() {}', ['a']],
    ['a default function', '/** What */ export default async function a() {}', ['a']],
    ['constants', '/** What */ export const a = 1, b = 2', ['a, b']],
    ['a type', '/** What */ export type A = {\n/** Whose */ readonly b: string }', ['A', 'A.b']],
    ['an interface', '/** What */ export interface A {\n/** Of */ b: 1\n/** Who */ c(): void }', ['A', 'A.b', 'A.c']],
    [
      'a class',
      '/** What */ export class A {\n/** Of */ b = 1\n/** Whom */ get c() { return 1 } }',
      ['A', 'A.b', 'A.c'],
    ],
    ['a member of a member', 'export interface A { b: {\n/** Where */ c: string } }', ['A.b.c']],
    ['a declaration that is exported later', '/** What */ function a() {}\nexport { a as b }', ['a']],
  ])('returns the comments of %s', (_, source, names) => {
    const comments = exportedComments(source)
    expect(comments.map(({ name }) => name)).toEqual(names)
    expect(comments.filter(({ text }) => !HIDES_SUBJECT.test(text))).toEqual([])
  })

  it('leaves out declarations that are not exported, private members and the bodies of functions', () => {
    const source = `
      /** What */ function hidden() {}
      export class A {
        /** What */
        #b = 1
      }
      export function c() {
        /** What */
        const d = 1
        return d
      }`
    expect(exportedComments(source)).toEqual([])
  })
})

interface HelpText {
  /** the command, and the option or argument */
  readonly of: string
  readonly text: string
}

/** Returns the descriptions of a command, of its options and arguments, and of its subcommands. */
function helpTexts(command: Command, parents = ''): HelpText[] {
  const name = `${parents}${command.name()}`
  return [
    { of: name, text: command.description() },
    { of: name, text: command.summary() },
    ...command.options.map(({ flags, description }) => ({ of: `${name} ${flags}`, text: description })),
    ...command.registeredArguments.map((argument) => ({
      of: `${name} ${argument.name()}`,
      text: argument.description,
    })),
    ...command.commands.flatMap((subcommand) => helpTexts(subcommand, `${name} `)),
  ]
}
