import { checkNames } from '../../adapters/mcp/call-within.ts'
import { type InputSchema, type Tool, ToolError, textOf } from '../../adapters/mcp/tool.ts'
import type { ChosenVendors } from '../choose-vendors.ts'
import { checkFiles } from '../scenario/check-files.ts'
import { UsageError } from '../usage-error.ts'

const INPUT: InputSchema = {
  type: 'object',
  properties: {
    file: { type: 'string', description: 'Scenario file, or a folder with such files.', examples: ['scenarios'] },
  },
  required: ['file'],
  additionalProperties: false,
}

/** Creates the tool that checks scenario files, which need not be loaded. @param loadVendors loads the vendors in them */
export function scenarioTool(loadVendors: () => Promise<ChosenVendors>): Tool {
  return {
    name: 'checkScenario',
    title: 'Check scenario files',
    description: 'Checks scenario files of this machine, and lists every error with its line and its cure.',
    inputSchema: INPUT,
    readOnly: true,
    destructive: false,
    call: async (args) => {
      checkNames(args, INPUT)
      try {
        return { text: JSON.stringify(await checkFiles([textOf(args, 'file')], await loadVendors())) }
      } catch (error) {
        throw error instanceof UsageError ? new ToolError(error.message) : error
      }
    },
  }
}
