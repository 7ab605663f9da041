/** A small client of Singularity Bridge with only the calls that a parcel desk needs. */
export class Bridge {
  #url
  #headers

  /** @param {{ url: string, authorization: string }} connection */
  constructor({ url, authorization }) {
    this.#url = url
    this.#headers = { authorization, 'content-type': 'application/json' }
  }

  /** Returns all assistants, sorted by name. */
  async assistants() {
    const { data } = await this.#send('GET', '/api/assistants?sortBy=name&order=asc')
    return data
  }

  /** Creates an assistant with a prompt. */
  create(name, prompt) {
    return this.#send('POST', '/api/assistants', { name, llmProvider: 'openai', llmModel: 'gpt-4o', llmPrompt: prompt })
  }

  /** Changes an assistant's prompt. The vendor keeps the old prompt as a version. */
  updatePrompt(id, prompt) {
    return this.#send('PUT', `/api/assistants/${id}`, { llmPrompt: prompt })
  }

  /** Sends input to an assistant and returns its response. */
  execute(id, userInput) {
    return this.#send('POST', `/api/assistants/${id}/execute`, { userInput })
  }

  /** Deletes an assistant. */
  delete(id) {
    return this.#send('DELETE', `/api/assistants/${id}`)
  }

  async #send(method, path, body) {
    const content = body === undefined ? {} : { body: JSON.stringify(body) }
    const response = await fetch(this.#url + path, { method, headers: this.#headers, ...content })
    const result = await response.json()
    if (!response.ok) throw new Error(`${method} ${path}: ${result.error.code}`)
    return result
  }
}
