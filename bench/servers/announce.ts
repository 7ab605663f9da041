/** Tells the process that started this one where it listens; tells it the memory in use when asked; ends with it. */
export function announce(port: number): void {
  process.send?.({ port })
  process.on('message', () => process.send?.({ rss: process.memoryUsage.rss() }))
  process.on('disconnect', () => process.exit())
}

/** How many assistants the server begins with. */
export const COUNT = Number(process.argv[2] ?? 1000)
