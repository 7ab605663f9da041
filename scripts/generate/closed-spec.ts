import type { ModuleFrame } from '../../src/cli/spec/generate/module-frame.ts'
import { SPEC_TYPES } from '../../src/cli/spec/generate/spec-module.ts'

/** Generates the module that a vendor of the package is defined with. Its validators come from its document. */
export function writeClosedSpec({ notice, specTypes, extension }: ModuleFrame): string {
  return `${notice}
import { closedValidators } from '../../engine/closed/closed-validators${extension}'
import type { VendorSpec } from '${specTypes}'
import { digest, document } from './document${extension}'
import type { actions, components, links, operations, profile } from './types${extension}'

${SPEC_TYPES}/** The spec that the vendor is defined with. */
export const spec: VendorSpec<Types> = { document, digest, ...closedValidators(document) }
`
}
