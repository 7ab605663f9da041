/**
 * Drops the output of the process once nobody reads it, as in `deskdouble serve | head -1`. Without a listener, Node
 * ends the process at the next write.
 */
export function ignoreClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    if (!stream.listeners('error').includes(throwUnlessClosed)) stream.on('error', throwUnlessClosed)
  }
}

function throwUnlessClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error
}
