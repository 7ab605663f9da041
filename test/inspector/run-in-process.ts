import { compileFunction } from 'node:vm'
import { expect } from 'vitest'
import { createEmulator, type EmulatorOptions, type WorldHandle } from '../../src/index.ts'

type TestBody = (fixtures: { readonly world: WorldHandle }) => Promise<void>

/** Runs the source of a copied test in this process, with its imports replaced. Rejects if the test fails. */
export async function runInProcess(file: string): Promise<void> {
  let result: Promise<void> | undefined
  const worldTest = (options: EmulatorOptions) => (_title: string, run: TestBody) => {
    result = run({ world: createEmulator(options).fork() })
  }
  compileFunction(file.replace(/^import .*\n/gm, ''), ['expect', 'worldTest'])(expect, worldTest)
  return result ?? Promise.reject(new Error(`Not a test: ${file}`))
}
