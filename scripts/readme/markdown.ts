/** A fenced block of a page. */
export interface Block {
  readonly language: string
  readonly text: string
}

/** The fenced blocks of a page, in its order. */
export function blocksIn(page: string): Block[] {
  return [...page.matchAll(/^```(\w*)\n([\s\S]*?)\n```$/gm)].map(([, language = '', text = '']) => ({ language, text }))
}

/** Where a page leads to within the repository, without the places within pages. */
export function linksIn(page: string): string[] {
  const links = [...page.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link.replace(/#.*$/, ''))
  return links.filter((link) => link !== '' && !/^[a-z]+:/.test(link))
}
