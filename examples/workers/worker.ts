import { inferVendor } from 'deskdouble/kit'
import { createWorker } from 'deskdouble/workers'
import { spec } from './generated/spec.ts'

const bookshop = inferVendor({ name: 'bookshop', spec })
const { fetch, WorldObject, DirectoryObject } = createWorker({ vendors: { bookshop } })

export default { fetch }
export { DirectoryObject, WorldObject }
