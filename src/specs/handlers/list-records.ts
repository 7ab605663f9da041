import type { HeaderValues } from '../../engine/vendor/with-headers.ts'
import type { ListRole } from '../model/model.ts'
import { filterRecords } from './filter-records.ts'
import { checkParents, recordsBelow } from './find-record.ts'
import { linkHeader } from './link-header.ts'
import { successOf } from './operation-facts.ts'
import { type SelectedPage, selectPage } from './page.ts'
import { pageFacts } from './page-facts.ts'
import { withValueAt } from './place.ts'
import { partialBody, respond } from './respond.ts'
import type { ResourceCall } from './runtime.ts'
import { sortRecords } from './sort-records.ts'

/** Responds with the records that a request selects: one page of them, in the order that it names. */
export function listRecords(call: ResourceCall<ListRole>): unknown {
  checkParents(call)
  const selected = sortRecords(filterRecords(recordsBelow(call), call), call)
  const page = selectPage(selected, call)
  const { responsePlace = [], listPlace } = call.role
  return respond(call, {
    success: successOf(call.operation, [200]),
    partial: bodyOf(page, call),
    list: { place: listPlace, items: page.records, toItem: (record) => partialBody(responsePlace, record) },
    seed: JSON.stringify(call.request.path),
    headersOf: () => headersOf(page, call),
  })
}

/** Returns the body without the items of its list. */
function bodyOf(page: SelectedPage, call: ResourceCall<ListRole>): unknown {
  const { listPlace, paging } = call.role
  let body = withValueAt(undefined, listPlace, [])
  if (listPlace.length === 0) return body
  for (const [place, value] of pageFacts(page, paging, call)) body = withValueAt(body, place, value)
  return body
}

function headersOf(page: SelectedPage, call: ResourceCall<ListRole>): HeaderValues {
  const headers: Record<string, string | number> = {}
  const links = call.role.paging.linkHeader ? linkHeader(page, call) : undefined
  if (links !== undefined) headers['Link'] = links
  for (const name of successOf(call.operation, [200]).headers.keys()) {
    if (/total/i.test(name) && !/page/i.test(name)) headers[name] = page.total
  }
  return headers
}
