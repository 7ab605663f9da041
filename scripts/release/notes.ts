/**
 * Returns the section of a changelog about a version, without its heading.
 * @param version such as `1.2.0`
 * @throws Error if the changelog has no section about the version, or an empty one
 */
export function releaseNotes(changelog: string, version: string): string {
  const sections = changelog.split(/^## /m).slice(1)
  const section = sections.find((text) => /^\[?([^\s\]]+)/.exec(text)?.[1] === version)
  if (section === undefined) {
    throw new Error(`CHANGELOG.md has no section "## ${version}": rename the section "Unreleased" before the release.`)
  }
  const notes = section.replace(/^.*\n?/, '').trim()
  if (notes === '') throw new Error(`The section "## ${version}" of CHANGELOG.md is empty: list the changes.`)
  return `${notes}\n`
}

/**
 * Returns the version that a tag such as `v1.2.0` releases.
 * @throws Error if it is not the version in `package.json`
 */
export function versionOfTag(tag: string, packageVersion: string): string {
  if (tag === `v${packageVersion}`) return packageVersion
  throw new Error(
    `Tag "${tag}" does not match version ${packageVersion} in package.json: push the tag v${packageVersion}, or change the version.`,
  )
}
