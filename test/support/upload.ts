import type { components } from '../../src/generated/bird/types.ts'
import type { WorldHandle } from '../../src/index.ts'
import { birdClient, json, ONE } from './bird.ts'

type Presigned = components['schemas']['PresignedUpload']

/** Requests a presigned form for the upload of an avatar. */
export async function presigned(world: WorldHandle): Promise<Presigned> {
  return json<'PresignedUpload'>(await birdClient(world).get(`${ONE}/presigned-upload`))
}

/** Creates a form with these fields, followed by the file. */
export function formOf(fields: Readonly<Record<string, string>>, file: Blob | undefined, name = 'file.png'): FormData {
  const form = new FormData()
  for (const [field, value] of Object.entries(fields)) form.append(field, value)
  if (file) form.append('file', file, name)
  return form
}

/** Returns the status and the code of an S3 error. */
export async function rejection(response: Response): Promise<string> {
  const [, code = '?'] = /<Code>(.*)<\/Code>/.exec(await response.text()) ?? []
  return `${response.status} ${code}`
}
