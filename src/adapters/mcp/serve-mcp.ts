import { setImmediate } from 'node:timers/promises'
import type { CallToolResult, Tool as SdkTool } from '@modelcontextprotocol/sdk/types.js'
import { version } from '../../generated/version.ts'
import type { loadSdk } from './load-sdk.ts'
import { type Tool, type ToolArguments, ToolError, type ToolResult } from './tool.ts'

/** Options of {@link serveMcp}. */
interface McpOptions {
  readonly tools: readonly Tool[]
  /** text that tells an agent how the tools are used */
  readonly instructions: string
  /** resolves if the server must stop */
  readonly stopped: Promise<void>
}

/**
 * Serves tools by the Model Context Protocol, over standard input and output. Returns when the client closes the input
 * and has received every result, or when the server must stop.
 */
export async function serveMcp(
  { Server, StdioServerTransport, types }: Awaited<ReturnType<typeof loadSdk>>,
  { tools, instructions, stopped }: McpOptions,
): Promise<void> {
  const server = new Server({ name: 'deskdouble', version }, { capabilities: { tools: {} }, instructions })
  const running = new Set<Promise<CallToolResult>>()
  server.setRequestHandler(types.ListToolsRequestSchema, () => ({ tools: tools.map(declare) }))
  server.setRequestHandler(types.CallToolRequestSchema, async ({ params }, { signal }) => {
    const tool = tools.find(({ name }) => name === params.name)
    if (!tool) throw new types.McpError(types.ErrorCode.InvalidParams, `There is no tool "${params.name}"`)
    const result = call(tool, params.arguments ?? {}, signal)
    running.add(result)
    return result.finally(() => running.delete(result))
  })
  const inputEnded = new Promise<void>((resolve) => process.stdin.once('end', resolve))
  await server.connect(new StdioServerTransport())
  await Promise.race([stopped, inputEnded.then(() => settled(running))])
  await server.close()
}

/** Waits until every result was sent. */
async function settled(running: ReadonlySet<Promise<unknown>>): Promise<void> {
  do {
    await Promise.allSettled(running)
    // The SDK starts a call, and sends its result, some microtasks later.
    await setImmediate()
  } while (running.size > 0)
}

function declare({ name, title, description, inputSchema, readOnly, destructive }: Tool): SdkTool {
  return {
    name,
    title,
    description,
    inputSchema,
    annotations: { readOnlyHint: readOnly, destructiveHint: destructive, openWorldHint: false },
  }
}

async function call(tool: Tool, args: ToolArguments, signal: AbortSignal): Promise<CallToolResult> {
  try {
    return toContent(await tool.call(args, signal))
  } catch (error) {
    if (error instanceof ToolError) return toContent({ text: `${tool.name}: ${error.message}`, isError: true })
    throw error
  }
}

function toContent({ text, note, isError = false }: ToolResult): CallToolResult {
  const texts = note === undefined ? [text] : [text, note]
  return { content: texts.map((one) => ({ type: 'text', text: one })), isError }
}
