import type { Immutable } from '../../engine/vendor/immutable.ts'
import { type Finding, Problem } from '../../engine/vendor/problem.ts'
import type { Schemas } from './collections.ts'

type Attachment = Immutable<Schemas['Attachment']>

/**
 * Checks that each attachment has a URL, data or the id of a file, and the part that its type names.
 *
 * @param at the place of the attachments in the body
 * @throws Problem `invalid`
 */
export function checkAttachments(attachments: readonly Attachment[] = [], at = '/attachments'): void {
  const findings = attachments.flatMap((attachment, i) => findingsOf(attachment, `${at}/${i}`))
  const [first] = findings
  if (first) throw new Problem('invalid', `body ${first.at} ${first.message}`, { findings })
}

function findingsOf({ type, url, data, fileId }: Attachment, at: string): Finding[] {
  const required = (message: string): Finding[] => [{ in: 'body', at, keyword: 'required', message }]
  if (type === 'url' && url === undefined) return required('must have a url, because its type is url')
  if (type === 'base64' && data === undefined) return required('must have data, because its type is base64')
  const isEmpty = url === undefined && data === undefined && fileId === undefined
  return isEmpty ? required('must have a url, data or a fileId') : []
}

/** Returns attachments with the types that their parts imply. */
export function withTypes(attachments: readonly Attachment[]): readonly Attachment[] {
  return attachments.map((attachment) => {
    const { type, url, data } = attachment
    if (type !== undefined || (url === undefined && data === undefined)) return attachment
    return { ...attachment, type: url === undefined ? 'base64' : 'url' }
  })
}
