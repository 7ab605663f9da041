import { spawn } from 'node:child_process'
import { styled } from './style.ts'

/** Programs that open a URL in the user's browser, with their arguments, by platform. */
const OPENERS: Partial<Record<NodeJS.Platform, readonly [program: string, ...args: string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
}
const OTHER_OPENER = ['xdg-open'] as const

/**
 * Opens a URL in the default browser. Only a person at a terminal has one: in CI, or if the output goes elsewhere, a
 * message says that nothing was opened.
 */
export function openBrowser(url: string): void {
  const address = reachable(url)
  if (!process.stdout.isTTY || isCi()) {
    warn(`--open needs a terminal, outside CI: open ${address} yourself`)
    return
  }
  const [program, ...args] = OPENERS[process.platform] ?? OTHER_OPENER
  const child = spawn(program, [...args, address], { stdio: 'ignore', detached: true })
  child.once('error', ({ message }) => warn(`Failed to open the browser (${message}): open ${address} yourself`))
  child.unref()
}

/** Returns whether this is a CI system, all of which set this variable. */
function isCi(): boolean {
  const { CI = '' } = process.env
  return !['', '0', 'false'].includes(CI)
}

/** Returns a URL that a browser can reach, for a server that listens on every address. */
function reachable(url: string): string {
  return url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:')
}

function warn(text: string): void {
  console.error(styled('yellow', text, process.stderr))
}
