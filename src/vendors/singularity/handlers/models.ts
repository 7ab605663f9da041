import { checkProvider } from '../models.ts'
import type { Singularity } from '../singularity.ts'

export const models = {
  listModels: ({ world, query: { provider } }) => {
    if (provider === undefined) return { data: world.models.list() }
    checkProvider(world, provider, { in: 'query', at: 'provider' })
    return { data: world.models.list({ index: ['provider', provider] }) }
  },
} satisfies Partial<Singularity>
