import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rootCertificates } from 'node:tls'

/** Variables that name the certificate authorities, for programs that read the ones of the system otherwise. */
const VARIABLES = ['SSL_CERT_FILE', 'SSL_CERT_DIR'] as const

let users = 0
let restore = async () => {}
let change: Promise<void> = Promise.resolve()

/**
 * Calls a function while the core finds a single certificate authority. The core reads all authorities of the system for
 * each interaction and each provider state, which takes half of a verification, although it only sends plain HTTP.
 */
export async function withOneCertificate<T>(use: () => Promise<T>): Promise<T> {
  await inTurn(async () => {
    if (users === 0) restore = await nameOneCertificate()
    users += 1
  })
  try {
    return await use()
  } finally {
    await inTurn(async () => {
      users -= 1
      if (users === 0) await restore()
    })
  }
}

/** Runs the changes of the environment one after another. */
function inTurn(next: () => Promise<void>): Promise<void> {
  const result = change.then(next)
  change = result.catch(() => undefined)
  return result
}

/** Names a file with one authority in the environment. Returns a function that undoes it. */
async function nameOneCertificate(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'deskdouble-certificate-'))
  const file = join(folder, 'authority.pem')
  await writeFile(file, rootCertificates[0] ?? '')
  const before = VARIABLES.map((name) => [name, process.env[name]] as const)
  for (const name of VARIABLES) delete process.env[name]
  process.env['SSL_CERT_FILE'] = file
  return async () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
    await rm(folder, { recursive: true, force: true })
  }
}
