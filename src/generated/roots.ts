// Made by scripts/generate.ts from specs/. Do not edit.

/** The path prefixes of each spec. */
export const roots = {"bird":["/workspaces","/agent-uploads"],"control":["/_control"],"genesys":["/api/v2","/oauth","/login"],"kore":["/agentassist/api/v1/public","/api/public"],"singularity":["/api/assistants","/api/teams","/api/sessions","/api/models"]} as const
