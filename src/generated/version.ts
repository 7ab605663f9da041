// Made by scripts/generate.ts from package.json. Do not edit.

export const version = "0.1.0"

/** The oldest Node that it runs on. */
export const oldestNode = "22.12"

/** The oldest version that it works with of each part that a user may leave out. */
export const oldestParts = {
  "@pact-foundation/pact": "17",
  "@pact-foundation/pact-cli": "18",
  "@pactflow/openapi-pact-comparator": "2.3",
  "msw": "2.15",
  "vitest": "4"
}
