/** Declared here because the package's own declarations import a package that it does not install. */
declare module '@scalar/openapi-upgrader/2.0-to-3.0' {
  /** Converts a document of Swagger 2.0 to OpenAPI 3.0. Returns any other document unchanged. */
  export function upgradeFromTwoToThree(document: Record<string, unknown>): unknown
}
