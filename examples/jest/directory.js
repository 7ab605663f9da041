/** A small client of Genesys Cloud that reads all assistants of an organisation. */
export class Directory {
  #fetch
  #headers

  /** @param {{ fetch: typeof globalThis.fetch, headers: Record<string, string> }} connection */
  constructor({ fetch, headers }) {
    this.#fetch = fetch
    this.#headers = headers
  }

  /** Returns the names of all assistants, from every page. */
  async names() {
    const names = []
    for (let next = '/api/v2/assistants?pageSize=100'; next !== undefined; ) {
      const { entities, nextUri } = await this.#page(next)
      names.push(...entities.map(({ name }) => name))
      next = nextUri
    }
    return names
  }

  /** Returns one page. Retries once after a 503. */
  async #page(uri, isLast = false) {
    const response = await this.#fetch(uri, { headers: this.#headers })
    if (response.ok) return response.json()
    if (response.status === 503 && !isLast) return this.#page(uri, true)
    throw new Error(`The directory answered ${response.status}`)
  }
}
