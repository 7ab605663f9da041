import type { ModuleFrame } from './module-frame.ts'

/** Generates the module that a vendor is defined with. @param isTyped Defaults to true */
export function writeSpec({ notice, specTypes, extension }: ModuleFrame, { isTyped = true } = {}): string {
  const types = isTyped ? [typeImport(extension), SPEC_TYPES] : ['', '']
  return `${notice}
import type { VendorSpec } from '${specTypes}'
import { digest, document } from './document${extension}'
import { records } from './records${extension}'
${types[0]}
${types[1]}/** The spec that the vendor is defined with. */
export const spec: VendorSpec${isTyped ? '<Types>' : ''} = { document, digest, records, validators: () => import('./validators${extension}') }
`
}

function typeImport(extension: string): string {
  return `import type { actions, components, links, operations, profile } from './types${extension}'\n`
}

/** The type that combines the generated types of a spec. */
export const SPEC_TYPES = `/** The static types of the spec. */
export interface Types {
  readonly operations: operations
  readonly schemas: components['schemas']
  readonly profile: profile
  readonly links: links
  readonly actions: actions
}

`
