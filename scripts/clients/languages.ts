import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** An example client in a language other than JavaScript. */
interface Example {
  readonly language: string
  readonly command: readonly [program: string, ...args: string[]]
  /** commands that fail if a program which the example needs is missing */
  readonly needs: readonly (readonly [program: string, ...args: string[]])[]
}

const EXAMPLES: readonly Example[] = [
  { language: 'Python', command: ['python3', '-m', 'unittest', 'test_checkout'], needs: [['python3', '--version']] },
  { language: 'Java', command: ['java', 'CheckoutTest.java'], needs: [['javac', '-version']] },
  {
    language: 'bash',
    command: ['bash', 'checkout.sh'],
    needs: [
      ['bash', '--version'],
      ['curl', '--version'],
      ['jq', '--version'],
    ],
  },
]
const FOLDER = join(import.meta.dirname, '../../examples/any-language')
const TIMEOUT_MS = 180_000

/** Runs the examples in other languages against a server, one after another. @throws Error if one of them fails */
export async function tryLanguages(url: string): Promise<void> {
  for (const example of EXAMPLES) await tryLanguage(example, url)
}

async function tryLanguage({ language, command, needs }: Example, url: string): Promise<void> {
  const missing: string[] = []
  for (const need of needs) if (!(await runs(need))) missing.push(need[0])
  if (missing.length > 0) {
    console.log(`${language}: skipped, because this machine lacks ${missing.join(', ')}`)
    return
  }
  const [program, ...args] = command
  const env = { ...process.env, DESKDOUBLE_URL: url, NO_PROXY: '*', PYTHONDONTWRITEBYTECODE: '1' }
  await promisify(execFile)(program, args, { cwd: FOLDER, env, timeout: TIMEOUT_MS }).catch((error) => {
    throw new Error(`${command.join(' ')} failed:\n${error.stdout}${error.stderr}`, { cause: error })
  })
  console.log(`${language}: ${command.join(' ')} passes`)
}

async function runs([program, ...args]: readonly [string, ...string[]]): Promise<boolean> {
  try {
    await promisify(execFile)(program, args, { timeout: TIMEOUT_MS })
    return true
  } catch {
    return false
  }
}
