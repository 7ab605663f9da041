// What must not compile. The compiler fails on a line that expects an error and has none.
import { declareCollections, type WorldOf } from '../../src/engine/vendor/collections.ts'
import type { components } from '../../src/generated/genesys/types.ts'

type Schemas = components['schemas']
const declare = declareCollections<Schemas>()

declare({ queues: { schema: 'Queue', key: 'id', unique: { name: ({ name }) => name } } })

// @ts-expect-error the spec has no schema of this name
declare({ queues: { schema: 'Kueue', key: 'id' } })

// @ts-expect-error the record has no such property
declare({ queues: { schema: 'Queue', key: 'uuid' } })

// @ts-expect-error a key is a text
declare({ queues: { schema: 'Queue', key: 'memberCount' } })

// @ts-expect-error the record has no such property
declare({ queues: { schema: 'Queue', key: 'id', unique: { nick: ({ nickname }) => nickname } } })

const collections = declare({
  associations: { schema: 'AssistantQueue', key: 'id', indexes: { assistant: ({ assistant }) => assistant.id } },
})

declare function world(): WorldOf<typeof collections, Schemas>

export function indexes(): void {
  const { associations } = world()
  associations.list({ index: ['assistant', 'a'] })
  // @ts-expect-error there is no index of this name
  associations.list({ index: ['queue', 'q'] })
  // @ts-expect-error there is no unique rule of this name
  associations.find('name', 'n')
  // @ts-expect-error a property that the schema requires is missing
  associations.insert({ id: 'q' })
}
