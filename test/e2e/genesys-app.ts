import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A web application that uses the vendor's SDK, unmodified, in its build for browsers. */
export interface SdkApp {
  readonly url: string
  readonly close: () => Promise<void>
}

const SDK = new URL('../../node_modules/purecloud-platform-client-v2/dist/web-cjs/', import.meta.url)

/**
 * Serves an application whose page points the SDK at an API. When the page loads, it calls the login function that the
 * session storage names, as an application does. `window.outcome` is the result.
 */
export async function startSdkApp(api: string): Promise<SdkApp> {
  const sdk = await readFile(new URL('purecloud-platform-client-v2.min.js', SDK))
  const { hostname, port } = new URL(api)
  const gateway = { host: hostname, protocol: 'http', port, path_params_login: 'login', path_params_api: '' }
  const server = createServer(({ url }, response) => {
    if (url !== '/sdk.js') response.setHeader('content-type', 'text/html').end(pageFor(gateway))
    // The browser compiles the large file once if it may cache it.
    else response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'max-age=3600' }).end(sdk)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address with the port.
  const { port: own } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${own}/`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function pageFor(gateway: object): string {
  return `<!doctype html><title>Desk</title><link rel="icon" href="data:,"><script src="/sdk.js"></script><script>
    const sdk = require('platformClient')
    const client = sdk.ApiClient.instance
    client.setGateway(${JSON.stringify(gateway)})
    const { grant, options, persist } = JSON.parse(sessionStorage.getItem('login') ?? '{}')
    if (persist) client.setPersistSettings(true, 'desk')
    const redirectUri = location.origin + '/'
    window.outcome = grant && client[grant]('console', redirectUri, options).then(
      ({ accessToken, state }) => ({ accessToken, state }),
      (error) => ({ error: error.message }),
    )
  </script>`
}
