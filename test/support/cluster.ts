import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type BundledWorker, startWorkerd, stopWorkerd, type Workerd } from './workerd.ts'

/** Instances of workerd that share a bucket. */
export interface Cluster {
  /** the running instances */
  readonly instances: readonly Workerd[]
  /** kills an instance, deletes its folder, and returns once it has ended */
  readonly lose: (instance: number) => Promise<void>
  /** starts an instance with an empty folder in the place of one that has ended */
  readonly replace: (instance: number) => Promise<void>
  /** ends an instance in order, so that it hands its worlds over */
  readonly retire: (instance: number) => Promise<void>
  readonly stop: () => Promise<void>
}

/** Options of a {@link startCluster}. */
export interface ClusterOptions {
  readonly worker: BundledWorker
  /** folder of all instances */
  readonly folder: string
  /** address of the S3-compatible service */
  readonly bucket: string
  /** divides the times that a takeover waits, such as the lease of 20 s */
  readonly divisor?: number
}

const INSTANCES = 2

/** Starts two instances of workerd that share a bucket. */
export async function startCluster({ worker, folder, bucket, divisor = 1 }: ClusterOptions): Promise<Cluster> {
  const options = ['endpoint', 'region', 'access_key_id', 'secret_access_key'].map((name, i) => {
    return `"aws_${name}=${[bucket, 'auto', 'test', 'test'][i]}"`
  })
  const more = `cluster = (
    bucket = "s3://worlds/test", bucketOptions = [${options.join(', ')}],
    address = "127.0.0.1:0", key = "${'k'.repeat(64)}", unsafeTimeDivisor = ${divisor},
  ),`
  const folderOf = (instance: number) => join(folder, `instance-${instance}`)
  const start = (instance: number) => {
    mkdirSync(folderOf(instance), { recursive: true })
    return startWorkerd({ ...worker, folder: folderOf(instance), more, args: ['--experimental'] })
  }
  const instances = await Promise.all(Array.from({ length: INSTANCES }, (_, instance) => start(instance)))
  const at = (instance: number) => {
    const found = instances[instance]
    if (found) return found
    throw new Error(`There is no instance ${instance}`)
  }
  return {
    instances,
    lose: async (instance) => {
      await stopWorkerd(at(instance))
      rmSync(folderOf(instance), { recursive: true, force: true })
    },
    replace: async (instance) => {
      instances[instance] = await start(instance)
    },
    retire: (instance) => stopWorkerd(at(instance), 'SIGTERM'),
    stop: async () => {
      await Promise.all(instances.map((one) => stopWorkerd(one)))
    },
  }
}
