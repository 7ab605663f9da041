import type { ObjectNamespace } from './platform.ts'
import type { DirectoryStub, WorldStub } from './stubs.ts'

/** The bindings that a worker needs. */
export interface Bindings {
  /** the objects of `WorldObject` */
  readonly WORLDS: ObjectNamespace<WorldStub>
  /** the object of `DirectoryObject` */
  readonly DIRECTORY: ObjectNamespace<DirectoryStub>
  /** bearer token that the control API requires. Without it, only requests to local hosts are accepted */
  readonly CONTROL_TOKEN?: string
}
