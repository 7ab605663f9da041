import type { Tally } from './answers.ts'
import { createClient } from './client.ts'
import { driveTarget, missedOutcome, type Outcome } from './drive.ts'
import { type Api, apiOf, parseFile } from './openapi.ts'
import { driveList, type PagingOutcome } from './paging.ts'
import { pairTargets } from './pairs.ts'
import { type ServerCommand, startServer } from './processes.ts'
import { createRequests } from './requests.ts'
import { shapeOf, type Target } from './target.ts'

/** Results of all resources of a document, found in one way. */
export interface Pass {
  readonly outcomes: readonly Outcome[]
  readonly lists: readonly PagingOutcome[]
  readonly tally: Tally
}

/** Results of one document on one server. */
export interface DocumentResult {
  readonly name: string
  readonly drawn: boolean
  readonly operations: number
  readonly itemPaths: number
  readonly parseMillis: number
  /** milliseconds of the first start */
  readonly firstMillis: number | undefined
  /** milliseconds of the fastest start after the first, if there are more */
  readonly startMillis: number | undefined
  readonly startCpuMillis: number | undefined
  readonly memory: number | undefined
  /** pass that uses the product's model */
  readonly byModel: Pass | undefined
  /** pass that pairs paths by the harness's own rule */
  readonly byPairs: Pass | undefined
  /** reason why the server did not start, or a pass could not be done */
  readonly error: string | undefined
  readonly seconds: number
}

/** A document and the way in which it is served and driven. */
export interface DocumentRun {
  readonly name: string
  readonly file: string
  readonly drawn: boolean
  readonly serve: (file: string, probe: string) => Promise<ServerCommand> | ServerCommand
  /** Returns the resources of the product's model; undefined if only pairs are driven. */
  readonly modelOf?: (api: Api, file: string) => Promise<readonly Target[]>
  /** largest number of resources that are driven */
  readonly most?: number
  /** number of starts, of which the fastest after the first counts; one by default */
  readonly starts?: number
}

/** Serves a document and drives its resources. */
export async function runDocument(run: DocumentRun): Promise<DocumentResult> {
  const begin = performance.now()
  const api = apiOf(parseFile(run.file).document)
  const pairs = pairTargets(api)
  const parseMillis = parseTime(run.file, run.starts)
  const base = { name: run.name, drawn: run.drawn, operations: api.operations.length, parseMillis }
  const measured = { firstMillis: undefined, startMillis: undefined, startCpuMillis: undefined, memory: undefined }
  const result = { ...base, ...measured, itemPaths: pairs.length }
  const seconds = () => (performance.now() - begin) / 1000
  const none = { ...result, byModel: undefined, byPairs: undefined }
  let started: Awaited<ReturnType<typeof startFastest>>
  try {
    started = await startFastest(run, probeOf(api))
  } catch (error) {
    return { ...none, error: String(error), seconds: seconds() }
  }
  const { server, times } = started
  const { url } = server
  try {
    const model = await run.modelOf?.(api, run.file)
    const byModel = model && (await pass(api, model, { ...run, url, expected: pairs }))
    const memory = await server.memory()
    const byPairs = await pass(api, pairs, { ...run, url })
    return { ...result, ...times, memory, byModel, byPairs, error: undefined, seconds: seconds() }
  } catch (error) {
    return { ...none, ...times, error: `${String(error)} ${server.output().slice(-300)}`, seconds: seconds() }
  } finally {
    await server.stop()
  }
}

/** Starts a server as often as a run asks for, and returns the last one with the times of the fastest start. */
async function startFastest({ serve, file, starts = 1 }: DocumentRun, probe: string) {
  let server = await startServer(await serve(file, probe))
  const first = server
  let fastest = server
  for (let index = 1; index < starts; index++) {
    await server.stop()
    server = await startServer(await serve(file, probe))
    if (index === 1 || server.startMillis < fastest.startMillis) fastest = server
  }
  const { startMillis, startCpuMillis } = fastest
  return { server, times: { firstMillis: first.startMillis, startMillis, startCpuMillis } }
}

/** Returns the shortest time in milliseconds that parsing a file takes. */
function parseTime(file: string, times = 1): number {
  return Math.min(...Array.from({ length: times }, () => parseFile(file).millis))
}

interface PassOptions {
  readonly url: string
  readonly most?: number
  /** resources that count as failed if they are not among the targets */
  readonly expected?: readonly Target[]
}

async function pass(api: Api, targets: readonly Target[], { url, most, expected }: PassOptions): Promise<Pass> {
  const client = createClient(api, url)
  const drive = { client, requests: createRequests(client, targets) }
  const tried = targets.filter(isTried).slice(0, most)
  const names = new Set(tried.map(({ name }) => shapeOf(name)))
  const missed = (expected ?? []).filter((target) => isTried(target) && !names.has(shapeOf(target.name)))
  const outcomes: Outcome[] = most === undefined ? missed.map(missedOutcome) : []
  const lists: PagingOutcome[] = []
  for (const target of tried) {
    outcomes.push(await driveTarget(target, drive))
    const list = await driveList(target, drive)
    if (list !== undefined) lists.push(list)
  }
  return { outcomes, lists, tally: client.tally }
}

function isTried({ create, read }: Target): boolean {
  return create !== undefined && read !== undefined
}

/** Returns the target of a request without parameters, to see that a server answers. */
function probeOf({ operations }: Api): string {
  const reads = operations.filter(({ method }) => method === 'GET')
  const path = (reads.find(({ path }) => !path.includes('{')) ?? reads[0] ?? operations[0])?.path ?? '/'
  return path.replaceAll(/\{[^}]*\}/g, '1').split('#')[0] ?? '/'
}
