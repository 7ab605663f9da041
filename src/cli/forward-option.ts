import { InvalidArgumentError, Option } from 'commander'

type Prefixes = Readonly<Record<string, string>>

/** Creates the repeatable option `--forward PREFIX=URL`. */
export function forwardOption(): Option {
  const help = 'server of your own for the paths below a prefix, such as /backend=http://localhost:3000; repeatable'
  return new Option('--forward <prefix=URL>', help).argParser((text, before?: Prefixes) => {
    const [, prefix = '', url = ''] = /^([^=]+)=(.+)$/s.exec(text) ?? []
    if (prefix === '') throw new InvalidArgumentError('It must have the form /prefix=URL.')
    return { ...before, [prefix]: url }
  })
}
