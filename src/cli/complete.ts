import { Argument, Command, type Option } from 'commander'
import { vendorNames } from '../generated/vendor-names.ts'
import { Scenarios } from '../scenarios/library.ts'
import { packagedVendors } from './choose-vendors.ts'

const SHELLS = ['bash', 'zsh', 'fish'] as const

/** Creates `deskdouble completion`, which prints a shell's completion script. */
export function completionCommand(): Command {
  return new Command('completion')
    .description('Print a completion script; for bash, add eval "$(deskdouble completion bash)" to ~/.bashrc')
    .addArgument(new Argument('<shell>', 'shell to complete in').choices(SHELLS))
    .action((shell: (typeof SHELLS)[number]) => console.log(SCRIPTS[shell]))
}

/** Creates `deskdouble complete`, which the scripts call with the words typed so far. Prints the candidates. */
export function completeCommand(program: Command): Command {
  return new Command('complete')
    .argument('[words...]')
    .passThroughOptions()
    .allowUnknownOption()
    .action(async (words: readonly string[]) => console.log((await candidates(program, words)).join('\n')))
}

const SCRIPTS: Readonly<Record<(typeof SHELLS)[number], string>> = {
  bash: `_deskdouble() {
  local IFS=$'\\n'
  COMPREPLY=($(compgen -W "$(deskdouble complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}")" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _deskdouble deskdouble`,
  zsh: `_deskdouble() {
  compadd -- \${(f)"$(deskdouble complete -- "\${words[@]:1:$((CURRENT - 1))}")"} || _files
}
compdef _deskdouble deskdouble`,
  fish: `function __deskdouble_complete
  set -l found (deskdouble complete -- (commandline -opc)[2..] (commandline -ct) | string match -rv '^$')
  or begin
    __fish_complete_path (commandline -ct)
    return
  end
  printf '%s\\n' $found
end
complete -c deskdouble -f -a '(__deskdouble_complete)'`,
}

/** Returns the candidates for the last word: commands, flags, or values of the flag before it. */
async function candidates(program: Command, words: readonly string[]): Promise<string[]> {
  const last = words.at(-1) ?? ''
  const command = words.slice(0, -1).reduce((parent, word) => subcommand(parent, word) ?? parent, program)
  const option = optionOf(command, words.at(-2))
  const all = option?.required
    ? await valuesOf(option)
    : [...subcommandNames(command), ...(await argumentsOf(command)), ...flagsOf(command)]
  return all.filter((name) => name.startsWith(last))
}

function subcommand(command: Command, name: string): Command | undefined {
  return command.commands.find((one) => one.name() === name)
}

function optionOf(command: Command, flag: string | undefined): Option | undefined {
  return command.options.find(({ long, short }) => flag !== undefined && (flag === long || flag === short))
}

async function valuesOf(option: Option): Promise<readonly string[]> {
  if (option.argChoices) return option.argChoices
  const name = option.attributeName()
  if (name === 'scenario') return scenarioNames()
  return name === 'vendor' ? vendorNames : []
}

function subcommandNames({ commands }: Command): string[] {
  return commands.map((one) => one.name()).filter((name) => name !== 'complete')
}

async function argumentsOf({ registeredArguments }: Command): Promise<readonly string[]> {
  const values = registeredArguments.map(async (argument) => {
    if (argument.name() === 'vendor') return vendorNames
    return argument.argChoices ?? (argument.name() === 'name or file' ? await scenarioNames() : [])
  })
  return (await Promise.all(values)).flat()
}

function flagsOf({ options }: Command): string[] {
  return options.flatMap(({ long }) => long ?? [])
}

async function scenarioNames(): Promise<string[]> {
  return new Scenarios((await packagedVendors()).vendors).names()
}
