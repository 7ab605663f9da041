import { useState } from 'preact/hooks'
import { toBase64 } from '../../world/base64.ts'
import { formatBytes } from './format-bytes.ts'

/** Media types of pictures that are shown. */
const TYPES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/svg+xml']

/** Checks that bytes of a media type can be shown as a picture. */
export function isPicture(type: string): boolean {
  return TYPES.includes(type)
}

interface PictureProps {
  /** describes the picture for people who do not see it */
  readonly label: string
  /** a media type that {@link isPicture} accepts */
  readonly type: string
  readonly bytes: Uint8Array
  /** true to show a small picture, whose type and size are beside it */
  readonly isThumbnail?: boolean
}

/**
 * Shows a picture with its type and its size. It is the source of an `img` element, in which no script of an SVG runs, and
 * has an address of its own origin, so that none runs if it is opened in another tab either.
 */
export function Picture({ label, type, bytes, isThumbnail = false }: PictureProps) {
  const [extent, setExtent] = useState<string | undefined>()
  const [isBroken, setBroken] = useState(false)
  const captions = isThumbnail ? [extent] : [type, extent, formatBytes(bytes.byteLength)]
  if (isBroken) return <p>The body is not a picture of the type {type} that this browser can show.</p>
  return (
    <figure class="picture" data-thumbnail={isThumbnail}>
      <img
        src={`data:${type};base64,${toBase64(bytes)}`}
        alt={label}
        onLoad={({ currentTarget }) => setExtent(`${currentTarget.naturalWidth} × ${currentTarget.naturalHeight}`)}
        onError={() => setBroken(true)}
      />
      <figcaption>{captions.filter((part) => part !== undefined).join(', ')}</figcaption>
    </figure>
  )
}
