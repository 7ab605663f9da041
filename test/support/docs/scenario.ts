import { createEmulator, readSource } from '../../../src/index.ts'

/** Creates an emulator whose default world starts from a scenario of a page. @throws ScenarioError if it has an error */
export async function emulatorOf(text: string) {
  const [, name] = /^scenario: (\S+)/m.exec(text) ?? []
  const source = await readSource(name === undefined ? `scenario: part\n${text}` : text, 'page.yaml')
  return createEmulator({ scenarios: [source], scenario: name ?? 'part' })
}
