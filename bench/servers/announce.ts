/**
 * Sends the port to the parent process, answers its messages with the memory in use and the user CPU time of the main
 * thread, and exits with it.
 */
export function announce(port: number): void {
  process.send?.({ port })
  process.on('message', () => process.send?.({ rss: process.memoryUsage.rss(), user: process.threadCpuUsage().user }))
  process.on('disconnect', () => process.exit())
}

/** Initial number of assistants. */
export const COUNT = Number(process.argv[2] ?? 1000)
