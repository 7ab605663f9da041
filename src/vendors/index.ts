import { genesys } from './genesys/index.ts'

/** The vendors that are emulated: a line each. */
export const vendors = {
  genesys,
} as const
