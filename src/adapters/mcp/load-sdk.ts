import { MissingPeerError } from '../pact/missing-peer-error.ts'

const SDK = '@modelcontextprotocol/sdk'

/**
 * Loads the SDK of the Model Context Protocol, an optional peer dependency.
 * @throws MissingPeerError if it is not installed
 */
export async function loadSdk() {
  try {
    const [{ Server }, { StdioServerTransport }, types] = await Promise.all([
      import('@modelcontextprotocol/sdk/server/index.js'),
      import('@modelcontextprotocol/sdk/server/stdio.js'),
      import('@modelcontextprotocol/sdk/types.js'),
    ])
    return { Server, StdioServerTransport, types }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ERR_MODULE_NOT_FOUND') throw new MissingPeerError(SDK, '"deskdouble mcp"')
    throw error
  }
}
