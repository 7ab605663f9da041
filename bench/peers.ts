import { installPeers } from './install-peers.ts'
import { type PeerFacts, peerFacts } from './peer-facts.ts'
import { type PeerServer, peerServers, type RunningPeer } from './peer-servers.ts'
import { HEADERS, load, PATHS } from './wrk.ts'

/** Results of a server beside others. */
export interface PeerResult {
  readonly name: string
  /** undefined if the server did not start or failed with a single request */
  facts: PeerFacts | undefined
  /** milliseconds from the start of the process to the end of the first response, by run */
  readonly starts: number[]
  /** requests per second, by operation and round; NaN if the server failed under load */
  readonly rates: Readonly<Record<PeerOperation, number[]>>
  /** the first reason why a figure is missing */
  failure: string | undefined
}

interface PeerPlan {
  readonly rounds: number
  readonly seconds: number
  /** starts of each server */
  readonly runs: number
  /** entry point of the measured build of DeskDouble */
  readonly entry: string
}

export const PEER_OPERATIONS = ['one', 'list', 'create'] as const
type PeerOperation = (typeof PEER_OPERATIONS)[number]
/** Initial numbers of assistants, as in the measurements without peers. */
const ASSISTANTS = { start: 25, load: 1000 }

/** Starts and loads mock servers, DeskDouble and the baselines in turn. Reports the reason of each missing figure. */
export async function measurePeers({ entry, ...plan }: PeerPlan): Promise<PeerResult[]> {
  const installed = installPeers()
  // The time of the installation is not part of a start. A failed one is the reason of each start that fails.
  await Promise.allSettled([installed])
  const peers = peerServers(entry, installed).map((server) => new Peer(server))
  for (const peer of peers) await peer.findFacts()
  const measurable = peers.filter(({ result }) => result.facts !== undefined)
  for (let run = 0; run < plan.runs; run++) {
    for (const peer of measurable) await peer.startOnce()
  }
  for (const operation of PEER_OPERATIONS) await loadPeers(measurable, operation, plan)
  return peers.map(({ result }) => result)
}

async function loadPeers(
  peers: readonly Peer[],
  operation: PeerOperation,
  { rounds, seconds }: Pick<PeerPlan, 'rounds' | 'seconds'>,
): Promise<void> {
  // New servers, so that records created earlier do not slow the next operation.
  for (const peer of peers) await peer.open()
  for (let round = 0; round <= rounds; round++) {
    // The first round is a warm-up.
    for (const peer of peers) await peer.load(operation, { seconds, run: `r${round}`, counts: round > 0 })
  }
  for (const peer of peers) await peer.stop()
}

/** A server with its results so far. */
class Peer {
  readonly result: PeerResult
  readonly #server: PeerServer
  #running: RunningPeer | undefined

  constructor(server: PeerServer) {
    this.#server = server
    this.result = {
      name: server.name,
      facts: undefined,
      starts: [],
      rates: { one: [], list: [], create: [] },
      failure: undefined,
    }
  }

  async findFacts(): Promise<void> {
    this.result.facts = await this.#attempt(async () => peerFacts(await this.#start(ASSISTANTS.start)))
    await this.stop()
  }

  async startOnce(): Promise<void> {
    const begun = performance.now()
    await this.#attempt(async () => {
      const response = await fetch((await this.#start(ASSISTANTS.start)) + PATHS.list, { headers: HEADERS })
      await response.arrayBuffer()
      this.result.starts.push(performance.now() - begun)
    })
    await this.stop()
  }

  async load(operation: PeerOperation, { counts, ...round }: { seconds: number; run: string; counts: boolean }) {
    const rate = await this.#attempt(async () => load(this.#running?.url ?? '', operation, round))
    if (counts) this.result.rates[operation].push(rate?.rate ?? Number.NaN)
  }

  async open(): Promise<void> {
    await this.#attempt(() => this.#start(ASSISTANTS.load))
  }

  async stop(): Promise<void> {
    await this.#running?.stop()
    this.#running = undefined
  }

  async #start(assistants: number): Promise<string> {
    this.#running = await this.#server.start(assistants)
    return this.#running.url
  }

  /** Returns a result, or undefined if it fails for a reason that the results then contain. */
  async #attempt<T>(measure: () => Promise<T>): Promise<T | undefined> {
    try {
      return await measure()
    } catch (error) {
      this.result.failure ??= error instanceof Error ? error.message : String(error)
      return undefined
    }
  }
}
