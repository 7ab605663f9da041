/** A client of the bookshop's API. */
export class Shop {
  #url
  #apiKey

  constructor({ url, apiKey }) {
    this.#url = url
    this.#apiKey = apiKey
  }

  /** Returns the titles of all books of an author, page by page. */
  async titles(author) {
    const titles = []
    let cursor
    do {
      const query = new URLSearchParams({ author, limit: '1', ...(cursor && { cursor }) })
      const page = await this.#send('GET', `/books?${query}`)
      titles.push(...page.data.map(({ title }) => title))
      cursor = page.nextCursor
    } while (cursor)
    return titles
  }

  /** Adds a book. Returns false if the shop has it already. */
  async add(book) {
    const response = await this.#fetch('POST', '/books', book)
    if (response.status === 409) return false
    if (!response.ok) throw new Error(`The shop responded ${response.status}: ${await response.text()}`)
    return true
  }

  bestsellers() {
    return this.#send('GET', '/bestsellers')
  }

  order(isbn, copies) {
    return this.#send('POST', '/orders', { isbn, copies })
  }

  cancel(orderId) {
    return this.#send('POST', `/orders/${orderId}/cancel`)
  }

  find(orderId) {
    return this.#send('GET', `/orders/${orderId}`)
  }

  async #send(method, path, body) {
    const response = await this.#fetch(method, path, body)
    if (!response.ok) throw new Error(`The shop responded ${response.status}: ${await response.text()}`)
    return response.json()
  }

  #fetch(method, path, body) {
    return fetch(`${this.#url}/v1${path}`, {
      method,
      headers: { 'x-api-key': this.#apiKey, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
  }
}
