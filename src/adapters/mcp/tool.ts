/** A tool that a coding agent can call. */
export interface Tool {
  readonly name: string
  /** the effect of the tool, in a few words */
  readonly title: string
  readonly description: string
  /** JSON Schema of the arguments */
  readonly inputSchema: InputSchema
  /** true if the tool changes nothing */
  readonly readOnly: boolean
  /** true if the tool replaces or deletes something */
  readonly destructive: boolean
  /** Carries out the tool. @throws ToolError if the arguments do not allow it */
  readonly call: (args: ToolArguments, signal: AbortSignal) => Promise<ToolResult>
}

/** Arguments of a call, by name. */
export type ToolArguments = Readonly<Record<string, unknown>>

/** JSON Schema of the arguments of a tool. A type, because the SDK requires an index signature. */
export type InputSchema = {
  readonly type: 'object'
  readonly properties: Record<string, object>
  readonly required: string[]
  readonly additionalProperties: false
}

/** The result of a call. */
export interface ToolResult {
  readonly text: string
  /** true if the text is an error message */
  readonly isError?: boolean
  /** facts about the text, such as that it was shortened */
  readonly note?: string | undefined
}

/** Thrown when a tool cannot be carried out. The agent receives the message. */
export class ToolError extends Error {}

/** Returns an argument as text. @throws ToolError if it is neither a string nor a number nor a boolean */
export function textOf(args: ToolArguments, name: string): string {
  const value = args[name]
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new ToolError(`The argument "${name}" must be a string, a number or a boolean, got ${JSON.stringify(value)}`)
}
