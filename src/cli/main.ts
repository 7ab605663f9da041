#!/usr/bin/env node
import module from 'node:module'

// Must run before any other import: cached code starts in a fraction of the time. Older versions of Node have no cache.
module.enableCompileCache?.()
// Must run before the rest is loaded, which may use what an older version of Node does not have.
const { warnAboutOldNode } = await import('./node-version.ts')
warnAboutOldNode()
const { run } = await import('./run.ts')
process.exitCode = await run(process.argv)
