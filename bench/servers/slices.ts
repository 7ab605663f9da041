/** Time between two looks at the clock, in ms: each turn of the event loop that is longer is seen by itself. */
const INTERVAL = 1

/** Measures how long the event loop of this process is busy without a break, in CPU time of the main thread. */
export class Slices {
  #longest = 0
  #last = cpuMillis()

  constructor() {
    setInterval(() => this.#note(), INTERVAL).unref()
  }

  /** Forgets what was measured so far. */
  start(): number {
    this.#last = cpuMillis()
    this.#longest = 0
    return 0
  }

  /** Returns the CPU time of the longest slice since the start, in ms. */
  longest(): number {
    this.#note()
    return this.#longest
  }

  #note(): void {
    const now = cpuMillis()
    this.#longest = Math.max(this.#longest, now - this.#last)
    this.#last = now
  }
}

/** Returns the CPU time of this thread in ms; before Node 23.9, that of the process. */
function cpuMillis(): number {
  const { user, system } = process.threadCpuUsage?.() ?? process.cpuUsage()
  return (user + system) / 1000
}
