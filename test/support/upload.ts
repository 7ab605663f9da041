import type { components } from '../../src/generated/bird/types.ts'
import type { WorldHandle } from '../../src/index.ts'
import { birdClient, json, ONE } from './bird.ts'

type Presigned = components['schemas']['PresignedUpload']

/** Asks for a form with which an avatar may be uploaded. */
export async function presigned(world: WorldHandle): Promise<Presigned> {
  return json<'PresignedUpload'>(await birdClient(world).get(`${ONE}/presigned-upload`))
}

/** A form with these fields, and then the file. */
export function formOf(fields: Readonly<Record<string, string>>, file: Blob | undefined, name = 'file.png'): FormData {
  const form = new FormData()
  for (const [field, value] of Object.entries(fields)) form.append(field, value)
  if (file) form.append('file', file, name)
  return form
}

/** What S3 says of an upload that it refuses: the status, and the code in its XML. */
export async function rejection(response: Response): Promise<string> {
  const [, code = '?'] = /<Code>(.*)<\/Code>/.exec(await response.text()) ?? []
  return `${response.status} ${code}`
}
