import type { RecordedMessage } from '../traffic.ts'

/** Returns the JSON value of a recorded body; undefined if the body is missing, binary or not JSON. */
export function parseRecordedJson({ body }: RecordedMessage): unknown {
  if (!body || body.encoding === 'base64' || body.text === '') return undefined
  try {
    return JSON.parse(body.text)
  } catch {
    return undefined
  }
}
