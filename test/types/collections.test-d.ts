// Code that must not compile. The compiler reports each line that expects an error and has none.
import { defineCollections, type WorldOf } from '../../src/engine/vendor/collections.ts'
import type { components } from '../../src/generated/genesys/types.ts'

type Schemas = components['schemas']
const declare = defineCollections<Schemas>()

declare({ queues: { schema: 'Queue', key: 'id', unique: { name: ({ name }) => name } } })

// @ts-expect-error the spec has no such schema
declare({ queues: { schema: 'Kueue', key: 'id' } })

// @ts-expect-error the record has no such property
declare({ queues: { schema: 'Queue', key: 'uuid' } })

// @ts-expect-error a key must be a string
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
  // @ts-expect-error the collection has no such index
  associations.list({ index: ['queue', 'q'] })
  // @ts-expect-error the collection has no such unique field
  associations.find('name', 'n')
  // @ts-expect-error a property that the schema requires is missing
  associations.insert({ id: 'q' })
}
