import type { ListRole } from '../model/model.ts'
import type { SelectedPage } from './page.ts'
import { endOf, hasNext, lastStart, previousStart } from './page-facts.ts'
import { pageUrl } from './page-url.ts'
import type { ResourceCall } from './runtime.ts'

/** Returns the value of the `Link` header of a page (RFC 8288); undefined if the list has only one page. */
export function linkHeader(page: SelectedPage, call: ResourceCall<ListRole>): string | undefined {
  const positions: (readonly [string, number])[] = []
  if (hasNext(page)) positions.push(['next', endOf(page)], ['last', lastStart(page)])
  if (page.start > 0) positions.push(['prev', previousStart(page)], ['first', 0])
  const links = positions.map(([relation, position]) => `<${pageUrl(page, position, call)}>; rel="${relation}"`)
  return links.length === 0 ? undefined : links.join(', ')
}
