// Made by scripts/generate.ts from specs/. Do not edit.

/** The path prefixes of each spec. */
export const roots = {"control":["/_control"],"genesys":["/api/v2","/oauth","/login"]} as const
