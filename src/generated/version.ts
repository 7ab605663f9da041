// Made by scripts/generate.ts from package.json. Do not edit.

export const version = "0.1.0"

/** The oldest Node that it runs on. */
export const oldestNode = "22.12"
