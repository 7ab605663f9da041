/**
 * Drops the output of the process once nobody reads it, as in `deskdouble serve | head -1`. Without a listener, Node
 * ends the process at the next write.
 */
export function ignoreClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error
    })
  }
}
