import { Command } from 'commander'
import { checkCommand } from './spec/check-command.ts'
import { generateCommand } from './spec/generate-command.ts'
import { initSpecCommand } from './spec/init-command.ts'
import { modelCommand, schemaCommand } from './spec/model-command.ts'

/** Creates `deskdouble spec`, which checks OpenAPI documents and generates code from them. */
export function specCommand(): Command {
  return new Command('spec')
    .description('Check an OpenAPI document, and turn it into types, validators or a vendor of your own')
    .addCommand(checkCommand())
    .addCommand(modelCommand())
    .addCommand(initSpecCommand())
    .addCommand(generateCommand())
    .addCommand(schemaCommand())
}
