/** Initial number of assistants. */
export const COUNT = Number(process.argv[2] ?? 1000)

/**
 * Sends the port to the parent process, answers its messages with the figure of that name, and exits with it: `rss` is
 * the memory in use in bytes, `user` the user CPU time of the main thread in µs.
 */
export function announce(port: number, figures: Readonly<Record<string, () => number>> = {}): void {
  const known: Readonly<Record<string, () => number>> = {
    rss: () => process.memoryUsage.rss(),
    user: () => process.threadCpuUsage().user,
    ...figures,
  }
  process.send?.({ port })
  process.on('message', (name: string) => process.send?.({ [name]: known[name]?.() ?? Number.NaN }))
  process.on('disconnect', () => process.exit())
}
