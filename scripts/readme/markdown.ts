/** A fenced block of a page. */
export interface Block {
  readonly language: string
  readonly text: string
  /** line of the opening fence, from 1 */
  readonly line: number
}

/** Returns the fenced blocks of a page in their order. */
export function blocksIn(page: string): Block[] {
  return [...page.matchAll(/^```(\w*)\n([\s\S]*?)\n```$/gm)].map(({ 1: language = '', 2: text = '', index }) => ({
    language,
    text,
    line: page.slice(0, index).split('\n').length,
  }))
}

/**
 * Returns the files that the links and pictures of a page lead to, without fragments. A path is relative to the page's
 * folder; an absolute link into the repository becomes `/` and the path in it. Other absolute links are left out.
 */
export function linksIn(page: string, repository: string): string[] {
  const own = new RegExp(`^${repository}/(?:blob|tree|raw)/main(?=/)`)
  const links = [...page.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link.replace(own, '').replace(/#.*$/, ''))
  return links.filter((link) => link !== '' && !/^[a-z]+:/.test(link))
}
