import { control, unwrap } from '../control.ts'

/** State and name of a scenario file. */
interface ScenarioFileOptions {
  /** moment of the state, such as `before:12`. Defaults to the present */
  readonly at?: string
  /** name of the scenario: lower-case letters, digits and hyphens */
  readonly name: string
}

/** Reads the state of a world as a scenario file. */
export function readScenarioFile(world: string, query: ScenarioFileOptions): Promise<string> {
  const params = { path: { world }, query }
  return unwrap(control.GET('/_control/worlds/{world}/scenario', { params, parseAs: 'text' }))
}
