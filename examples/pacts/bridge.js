/** A small client of Singularity Bridge: what a parcel desk needs of it, and nothing more. */
export class Bridge {
  #url
  #headers

  /** @param {{ url: string, authorization: string }} connection */
  constructor({ url, authorization }) {
    this.#url = url
    this.#headers = { authorization, 'content-type': 'application/json' }
  }

  /** All assistants, by name. */
  async assistants() {
    const { data } = await this.#ask('GET', '/api/assistants?sortBy=name&order=asc')
    return data
  }

  /** Makes an assistant that answers with this prompt. */
  hire(name, prompt) {
    return this.#ask('POST', '/api/assistants', { name, llmProvider: 'openai', llmModel: 'gpt-4o', llmPrompt: prompt })
  }

  /** Changes what an assistant is told; what it was told before is kept as a version. */
  instruct(id, prompt) {
    return this.#ask('PUT', `/api/assistants/${id}`, { llmPrompt: prompt })
  }

  /** Asks an assistant. */
  execute(id, userInput) {
    return this.#ask('POST', `/api/assistants/${id}/execute`, { userInput })
  }

  dismiss(id) {
    return this.#ask('DELETE', `/api/assistants/${id}`)
  }

  async #ask(method, path, body) {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    const reply = await fetch(this.#url + path, { method, headers: this.#headers, ...sent })
    const answer = await reply.json()
    if (!reply.ok) throw new Error(`${method} ${path}: ${answer.error.code}`)
    return answer
  }
}
