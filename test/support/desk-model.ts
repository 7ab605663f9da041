import { randomUUID } from 'node:crypto'

type ExpectedResponse = { readonly status: number; readonly body?: object }

const NOT_FOUND: ExpectedResponse = { status: 404, body: { code: 'not.found' } }
const CONFLICT: ExpectedResponse = { status: 409, body: { code: 'general.conflict' } }
const GONE: ExpectedResponse = { status: 204 }

interface Named {
  id: string
  name: string
}

interface Association {
  readonly assistant: string
  readonly queue: string
  media: readonly string[]
}

/** A simple model of the vendor's behaviour, as plain lists. */
export class DeskModel {
  assistants: Named[] = []
  queues: Named[] = []
  associations: Association[] = []

  createAssistant(name: string): ExpectedResponse {
    return isTaken(this.assistants, name) ? CONFLICT : { status: 200, body: { name, state: 'Active' } }
  }

  renameAssistant(id: string, name: string): ExpectedResponse {
    return rename(this.assistants, id, name)
  }

  getAssistant(id: string): ExpectedResponse {
    return read(this.assistants, id)
  }

  deleteAssistant(id: string): ExpectedResponse {
    if (!has(this.assistants, id)) return NOT_FOUND
    this.assistants = this.assistants.filter((one) => one.id !== id)
    this.associations = this.associations.filter(({ assistant }) => assistant !== id)
    return GONE
  }

  createQueue(name: string): ExpectedResponse {
    return isTaken(this.queues, name) ? CONFLICT : { status: 200, body: { name, memberCount: 0 } }
  }

  renameQueue(id: string, name: string): ExpectedResponse {
    return rename(this.queues, id, name)
  }

  deleteQueue(id: string): ExpectedResponse {
    if (!has(this.queues, id)) return NOT_FOUND
    this.queues = this.queues.filter((one) => one.id !== id)
    this.associations = this.associations.filter(({ queue }) => queue !== id)
    return { status: 200 }
  }

  putQueue(assistant: string, queue: string, media: readonly string[]): ExpectedResponse {
    const isNew = !this.associations.some((one) => one.assistant === assistant && one.queue === queue)
    const response = this.assignQueues(assistant, [queue], media)
    return response.status === 200 ? { status: isNew ? 201 : 200, body: { id: queue, mediaTypes: media } } : response
  }

  /** Assigns all queues, also those of another assistant, or none if one of them does not exist. */
  assignQueues(assistant: string, queues: readonly string[], media: readonly string[]): ExpectedResponse {
    if (!has(this.assistants, assistant)) return NOT_FOUND
    if (queues.some((queue) => !has(this.queues, queue))) return NOT_FOUND
    this.associations = this.associations.filter((one) => one.assistant === assistant || !queues.includes(one.queue))
    for (const queue of queues) {
      const known = this.associations.find((one) => one.queue === queue)
      if (known) known.media = media
      else this.associations.push({ assistant, queue, media })
    }
    return { status: 200, body: this.queuesOf(assistant) }
  }

  unassignQueue(assistant: string, queue: string): ExpectedResponse {
    const rest = this.associations.filter((one) => one.assistant !== assistant || one.queue !== queue)
    if (rest.length === this.associations.length) return NOT_FOUND
    this.associations = rest
    return GONE
  }

  listQueues(assistant: string): ExpectedResponse {
    return has(this.assistants, assistant) ? { status: 200, body: this.queuesOf(assistant) } : NOT_FOUND
  }

  /** Returns the nth id of a list, wrapping around after one id that does not exist. */
  pick(from: 'assistants' | 'queues', n: number): string {
    const list = this[from]
    return list[n % (list.length + 1)]?.id ?? randomUUID()
  }

  private queuesOf(assistant: string): object {
    const own = this.associations.filter((one) => one.assistant === assistant)
    return { entities: own.map(({ queue, media }) => ({ id: queue, mediaTypes: media, assistant: { id: assistant } })) }
  }
}

function has(list: readonly Named[], id: string): boolean {
  return list.some((one) => one.id === id)
}

function isTaken(list: readonly Named[], name: string, but?: string): boolean {
  return list.some((one) => one.id !== but && one.name.toLowerCase() === name.toLowerCase())
}

function read(list: readonly Named[], id: string): ExpectedResponse {
  const found = list.find((one) => one.id === id)
  return found ? { status: 200, body: { ...found } } : NOT_FOUND
}

function rename(list: readonly Named[], id: string, name: string): ExpectedResponse {
  const found = list.find((one) => one.id === id)
  if (!found) return NOT_FOUND
  if (isTaken(list, name, id)) return CONFLICT
  found.name = name
  return read(list, id)
}
