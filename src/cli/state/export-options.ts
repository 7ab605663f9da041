import { Option } from 'commander'

/** Form of an exported world. */
export type Form = 'archive' | 'scenario'

/** Option for the form of an exported world. */
export const AS_OPTION = new Option(
  '--as <form>',
  'archive: everything, so that the world continues; scenario: its present records, as YAML',
)
  .choices(['archive', 'scenario'])
  .default('archive')

/** Option for the file that a world is exported to. */
export const OUT_OPTION = new Option('-o, --out <file>', 'file to write instead of standard output')

/** Option that leaves the request journal out of an archive. */
export const JOURNAL_OPTION = new Option('--no-journal', 'leave out the request journal')
