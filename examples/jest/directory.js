/** A small client of Genesys Cloud: all assistants of an organisation, however many pages they take. */
export class Directory {
  #fetch
  #headers

  /** @param {{ fetch: typeof globalThis.fetch, headers: Record<string, string> }} connection */
  constructor({ fetch, headers }) {
    this.#fetch = fetch
    this.#headers = headers
  }

  /** The names of all assistants, page after page. */
  async names() {
    const names = []
    for (let next = '/api/v2/assistants?pageSize=100'; next !== undefined; ) {
      const { entities, nextUri } = await this.#page(next)
      names.push(...entities.map(({ name }) => name))
      next = nextUri
    }
    return names
  }

  /** One page; what fails for now is asked once more. */
  async #page(uri, isLast = false) {
    const reply = await this.#fetch(uri, { headers: this.#headers })
    if (reply.ok) return reply.json()
    if (reply.status === 503 && !isLast) return this.#page(uri, true)
    throw new Error(`The directory answered ${reply.status}`)
  }
}
