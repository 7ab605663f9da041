import type { ListRole, Model } from '../../specs/model/model.ts'
import { isObject, parseJson } from '../json.ts'
import type { Pairs } from '../template.ts'
import { fillRequest } from './fill-request.ts'
import type { Party } from './party.ts'
import type { PlannedRequest } from './plan.ts'

/** Most pages of a list that are read. */
const MOST_PAGES = 10

/** The pages of a service's lists, each read once. */
export class ServicePages {
  readonly #model: Model
  readonly #bodies = new Map<string, Promise<unknown>>()

  constructor(model: Model) {
    this.#model = model
  }

  /**
   * Yields the body of a read and, for a list, of its further pages, until one has no records. Yields undefined if the
   * service rejects the read.
   * @throws NotAttempted if a value in the path is not known
   */
  async *of(planned: PlannedRequest, party: Party): AsyncGenerator {
    let query: Pairs | undefined = planned.template.query
    for (let number = 0; query && number < MOST_PAGES; number++) {
      const body: unknown = await this.#read({ ...planned, template: { ...planned.template, query } }, party)
      yield body
      query = this.#next(planned, body, number)
    }
  }

  async #read(planned: PlannedRequest, party: Party): Promise<unknown> {
    const request = await fillRequest(planned, party, { given: new Map(), aliases: {} })
    const key = `${request.path}?${request.query}`
    const known = this.#bodies.get(key)
    if (known) return known
    const body = party.send(request).then(({ status, text }) => (status < 300 ? parseJson(text) : undefined))
    this.#bodies.set(key, body)
    return body
  }

  /** Returns the query of the next page; undefined if there is no further page, or its query is not known. */
  #next({ operation }: PlannedRequest, body: unknown, number: number): Pairs | undefined {
    const role = this.#model.roles.get(operation?.id ?? '')
    if (role?.kind !== 'list' || role.paging.in !== 'query') return undefined
    const list = at(body, role.listPlace)
    if (!Array.isArray(list) || list.length === 0) return undefined
    return queryOfPage(role, { body, number: number + 1, length: list.length })
  }
}

interface NextPage {
  /** body of the page before */
  readonly body: unknown
  /** number of the page, counted from 0 */
  readonly number: number
  /** number of records on the page before */
  readonly length: number
}

function queryOfPage({ paging }: ListRole, { body, number, length }: NextPage): Pairs | undefined {
  const { cursor, page, offset, reports } = paging
  const place = reports.find(({ meaning }) => meaning === 'next-cursor')?.place
  const next = place && at(body, place)
  if (cursor && place) return typeof next === 'string' && next !== '' ? [[cursor.parameter, next]] : undefined
  if (page) return [[page.parameter, String(page.first + number)]]
  return offset ? [[offset.parameter, String(number * length)]] : undefined
}

function at(value: unknown, place: readonly string[]): unknown {
  return place.reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), value)
}
