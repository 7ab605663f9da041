import type { Schemas } from './collections.ts'

/** Variables of names and signatures. The vendor's pages name only this one. */
export const SIGNATURE_VARIABLES: Schemas['SignatureVariable'][] = [
  {
    id: '0b7d4f1e-6a92-4c35-8e10-d3f5a7c9b240',
    name: 'displayName',
    defaultDescription: 'The name that the agent shows',
    variable: '{{displayName}}',
    category: 'agent',
    replacementAttribute: 'displayName',
    langDescription: { en: 'The name that the agent shows' },
  },
]
