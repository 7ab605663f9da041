import type { Filter, PageFact, Paging, Role, Timestamp } from './model.ts'

/**
 * The `x-resource` of a path item. A place is text: names joined by dots, with a backslash in front of each dot that
 * belongs to a name; the empty text is the whole value. The extension contains facts
 * that override those that are inferred. A fact that is left out is inferred; `null` means that it does not exist.
 */
export interface ResourceExtension {
  /** if true, the resource is not stored and its operations are stateless */
  readonly ignore?: boolean
  /** name of the collection */
  readonly name?: string
  /** name in `components.schemas`, or JSON pointer, of the schema of a record */
  readonly schema?: string
  /** place of the key in the record, or a {@link KeyExtension}; `null` for a singleton */
  readonly key?: string | KeyExtension | null
  /** places of the parameters that identify a record together with the key, by parameter */
  readonly identity?: Readonly<Record<string, string | null>>
  /** parents by path parameter */
  readonly parents?: Readonly<Record<string, ParentExtension>>
  /** properties of requests that contain keys of related records, by the property of the record: `{assignee: assignee_id}` */
  readonly expand?: Readonly<Record<string, string | ExpansionExtension>>
  /** properties that contain an instant, by place */
  readonly timestamps?: Readonly<Record<string, Timestamp['on']>>
  /** templates of composed properties, by place: `{full_name: '{owner.login}/{name}'}` */
  readonly derive?: Readonly<Record<string, string>>
  /** response to requests for a missing record, if it is not a declared 404 */
  readonly missing?: { readonly status: number; readonly body: unknown } | null
  /** place of the record in requests and responses of operations that do not declare their own */
  readonly envelope?: string
  /** operationIds of further creates */
  readonly create?: string | readonly string[]
  /** operationIds of further lists */
  readonly list?: string | readonly string[]
  /** operations of the resource by operationId */
  readonly operations?: Readonly<Record<string, Role['kind'] | RoleExtension>>
}

/** Identification of a record in `x-resource`. */
export interface KeyExtension {
  readonly parameter?: string
  readonly in?: 'path' | 'query' | 'body' | 'none'
  readonly place?: string | null
}

/** A parent in `x-resource`. */
export interface ParentExtension {
  readonly resource?: string | null
  readonly place?: string | null
}

/** A property that contains related records in `x-resource`. */
export interface ExpansionExtension {
  readonly sent: string
  readonly resource?: string | null
}

/** The role of an operation in `x-resource`. */
export interface RoleExtension {
  readonly role: Role['kind']
  /** place of the record in the response, or in an item of the list; `null` if the response does not contain it */
  readonly response?: string | null
  /** place of the record's properties in the request body */
  readonly request?: string
  /** names that the resource uses for path parameters, by the operation's own */
  readonly parameters?: Readonly<Record<string, string>>
  readonly upserts?: boolean
  readonly replaces?: boolean
  readonly verb?: string
  /** values that an action sets, by place */
  readonly sets?: Readonly<Record<string, unknown>>
  /** place of the array in the response of a list */
  readonly list?: string
  readonly paging?: PagingExtension
  readonly filters?: readonly FilterExtension[]
  readonly sorting?: { readonly parameter: string; readonly direction?: string } | null
  /** reason why the operation is stateless */
  readonly reason?: string
}

/** Pages of a list in `x-resource`. */
export interface PagingExtension {
  readonly in?: Paging['in']
  readonly size?: Paging['size'] | null
  readonly page?: Paging['page'] | null
  readonly offset?: Paging['offset'] | null
  readonly cursor?: Paging['cursor'] | null
  /** facts that the response reports, by place */
  readonly reports?: Readonly<Record<string, PageFact>>
  readonly linkHeader?: boolean
}

/** A filter in `x-resource`. */
export type FilterExtension = Pick<Filter, 'parameter'> &
  Partial<Pick<Filter, 'in' | 'test' | 'wildcards'>> & {
    /** place of the property */
    readonly property: string
  }
