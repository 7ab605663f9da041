import { checkProvider, groupByProvider, isListed, toModel } from '../models.ts'
import type { Singularity } from '../singularity.ts'

export const models = {
  listModels: ({ world, query: { provider }, profile }) => {
    if (provider !== undefined) checkProvider(world, provider, { in: 'query', at: 'provider' })
    const index = provider === undefined ? {} : { index: ['provider', provider] as const }
    const listed = world.models.list({ ...index, where: (model) => isListed(model, profile) })
    return profile.modelsReply === 'grouped' ? groupByProvider(listed) : { data: listed.map(toModel) }
  },
} satisfies Partial<Singularity>
