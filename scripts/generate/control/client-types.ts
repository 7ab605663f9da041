import type { ModuleFrame } from '../../../src/cli/spec/generate/module-frame.ts'
import type { Typegen } from '../../../src/cli/spec/generate/types.ts'
import { type Json, mapObjects } from '../../../src/engine/closed/schema.ts'

/** Generates the types of requests as clients send them: parameters that have a default are optional. */
export async function writeClientTypes(document: Json, frame: ModuleFrame, typegen: Typegen): Promise<string> {
  const types = await typegen.default(withoutExamples(document))
  return `${frame.notice}\n\n${typegen.astToString(types)}`
}

/** Examples would make the declarations twice as long. */
function withoutExamples(document: Json): Json {
  return mapObjects(document, ({ example: _, ...rest }) => rest) as Json
}
