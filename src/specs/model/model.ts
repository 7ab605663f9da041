/**
 * Place of a value inside another value: names of properties, outermost first. Empty for the whole value. A name of
 * digits selects an item if the value there is an array: `['contacts', '0']` is the first of the contacts.
 */
export type Place = readonly string[]

/** Resources of an OpenAPI document, and the part that each operation plays for them. */
export interface Model {
  /** resources by name, in the order of the document */
  readonly resources: ReadonlyMap<string, Resource>
  /** roles by operationId; every operation of the document has one */
  readonly roles: ReadonlyMap<string, Role>
}

/** A kind of record that an API stores. */
export interface Resource {
  /** name of its collection in camel case, unique in the document, such as `issueComments` */
  readonly name: string
  /** path template of one record, such as `/boards/{boardId}`; undefined if paths consist of nouns with verbs */
  readonly itemPath: string | undefined
  /** path whose path item contains the resource's `x-resource`: the item path, else the path of its first operation */
  readonly path: string
  /** name in `components.schemas` of the schema of a record; undefined if no response declares one */
  readonly schema: string | undefined
  /** JSON pointer of the schema of a record, also if it is inline; undefined if no response declares one */
  readonly pointer: string | undefined
  /** identification of a record below its parents; undefined for a singleton, of which each parent has
   * at most one: from the start, or if the resource has a create, once it is created */
  readonly key: Key | undefined
  /** path parameters in front of the key, outermost first */
  readonly parents: readonly Parent[]
  /** properties that contain the object of another resource where a request contains its key */
  readonly expansions: readonly Expansion[]
  /** properties that contain an instant which the service sets */
  readonly timestamps: readonly Timestamp[]
  /** properties that are composed of other values, such as `{owner.login}/{name}` */
  readonly derived: readonly Derived[]
  /** response to requests for a missing record, if it is not a declared 404 */
  readonly missing: Missing | undefined
  /** reasons why a part of the resource may be wrong, in sentences; empty if nothing is uncertain */
  readonly doubts: readonly string[]
}

/** The response of a service that does not report a missing record with 404, such as `{"ok": false}` with 200. */
export interface Missing {
  readonly status: number
  readonly body: unknown
}

/** Identification of a record. */
export interface Key {
  /** parameter that contains the key in requests for one record, such as `boardId` */
  readonly parameter: string
  /** part of the request that contains the parameter; `none` if no operation addresses one record */
  readonly in: 'path' | 'query' | 'body' | 'none'
  /** place of the key in the record; undefined if the record does not contain its key */
  readonly place: Place | undefined
  /** further path parameters that identify the record together, with their places, such as owner and repo */
  readonly others: readonly { readonly parameter: string; readonly place: Place | undefined }[]
}

/** A path parameter in front of a resource's key. */
export interface Parent {
  readonly parameter: string
  /** name of the resource that the parameter identifies, if the document has one */
  readonly resource: string | undefined
  /** place of the parent's key in the record, if the record contains it */
  readonly place: Place | undefined
}

/**
 * A property that contains a related record: requests send its key, and responses contain its object. If requests send
 * an array of keys, responses contain an array of objects.
 */
export interface Expansion {
  /** place of the object in the record */
  readonly place: Place
  /** name of the property in requests, such as `assignee_id` */
  readonly sent: string
  /** name of the resource, if the document has one */
  readonly resource: string | undefined
}

/** A property that contains an instant which the service sets. */
export interface Timestamp {
  readonly place: Place
  /** `created`: set once; `updated`: set by every change */
  readonly on: 'created' | 'updated'
}

/** A property that is composed of other values. */
export interface Derived {
  readonly place: Place
  /**
   * Text with places in braces, such as `{owner.login}/{name}`. `{$base}` stands for the origin and the mount prefix,
   * and `{_path.owner}` for a path parameter that the record does not contain.
   */
  readonly template: string
}

/** The part that an operation plays. */
export type Role = CreateRole | ListRole | ReadRole | UpdateRole | DeleteRole | ActionRole | StatelessRole

/** Properties of the roles that belong to a resource. */
interface ResourceRole {
  /** name of the resource */
  readonly resource: string
  /** place of the record in the successful response; undefined if the response does not contain the record */
  readonly responsePlace: Place | undefined
  /** place of the record's properties in the request body, such as `['data']`; empty if the body is the record itself */
  readonly requestPlace: Place
  /** the resource's names of path parameters by the operation's own, where they differ */
  readonly parameters: Readonly<Record<string, string>>
  /** reasons why the role may be wrong, in sentences */
  readonly doubts: readonly string[]
}

/**
 * Creates a record. A `PUT` on the item path of a resource without another create also creates. Path parameters that
 * are neither parents nor parts of the key are stored in the record's `_path`, where filters of lists find them.
 */
export interface CreateRole extends ResourceRole {
  readonly kind: 'create'
  /** true if the request contains the key: an existing record is then replaced */
  readonly upserts: boolean
}

/**
 * Lists records: of the parents that the path names, or of all parents if the path does not name them, such as `/issues`
 * beside `/repos/{owner}/{repo}/issues`.
 */
export interface ListRole extends ResourceRole {
  readonly kind: 'list'
  /** place of the array in the response, empty if the response is an array; `responsePlace` applies to each item */
  readonly listPlace: Place
  readonly paging: Paging
  readonly filters: readonly Filter[]
  readonly sorting: Sorting | undefined
}

/** Reads one record. */
export interface ReadRole extends ResourceRole {
  readonly kind: 'read'
}

/** Changes one record. */
export interface UpdateRole extends ResourceRole {
  readonly kind: 'update'
  /** true if properties that the request leaves out are removed, as `PUT` does */
  readonly replaces: boolean
}

/** Deletes one record. */
export interface DeleteRole extends ResourceRole {
  readonly kind: 'delete'
}

/** Changes one record by a verb in the path, such as `POST /orders/{id}/cancel`. */
export interface ActionRole extends ResourceRole {
  readonly kind: 'action'
  /** the verb, such as `cancel` */
  readonly verb: string
  /** values that the action sets, such as status `cancelled`; empty if it only returns the record */
  readonly sets: readonly { readonly place: Place; readonly value: unknown }[]
}

/** Has no state: the response is sampled from its schema. */
export interface StatelessRole {
  readonly kind: 'stateless'
  /** reason in one sentence */
  readonly reason: string
  /** true if the operation looks as if it should have state */
  readonly unclear: boolean
}

/** Pages of a list: the parameters that select one, and the parts of the response that describe it. */
export interface Paging {
  /** part of the request that contains the parameters */
  readonly in: 'query' | 'body'
  /** parameter with the number of records on a page */
  readonly size: { readonly parameter: string; readonly default: number; readonly most: number } | undefined
  /** parameter with the number of the page, and the number of the first page */
  readonly page: { readonly parameter: string; readonly first: number } | undefined
  /** parameter with the number of records that are skipped */
  readonly offset: { readonly parameter: string } | undefined
  /** parameter with the cursor of a page; `key` if the cursor is the key of the last record of the page before */
  readonly cursor: { readonly parameter: string; readonly form: 'opaque' | 'key' } | undefined
  /** parts of the response body that describe the page */
  readonly reports: readonly PagePart[]
  /**
   * True if the response has a `Link` header with `rel="next"` and others (RFC 8288): it is declared, or the list is
   * paged and nothing else reports the next page.
   */
  readonly linkHeader: boolean
}

/** A part of a response body that reports a fact about the page. */
export interface PagePart {
  readonly place: Place
  readonly meaning: PageFact
}

/** A fact about a page that a response reports. URLs are absolute or relative as the schema's format and example say. */
export type PageFact =
  | 'next-cursor'
  | 'previous-cursor'
  | 'next-url'
  | 'previous-url'
  | 'first-url'
  | 'last-url'
  | 'self-url'
  | 'next-page'
  | 'previous-page'
  | 'next-offset'
  | 'has-more'
  | 'is-last'
  | 'total'
  | 'total-pages'
  | 'page'
  | 'size'
  | 'offset'
  | 'count'

/** A query or path parameter that selects records by a property. */
export interface Filter {
  readonly parameter: string
  readonly in: 'query' | 'path'
  /** place of the property; empty for a search in all strings of the record */
  readonly place: Place
  /** `equals`; `contains` for a text that is part of the value; `least` and `most` for bounds, which are included */
  readonly test: 'equals' | 'contains' | 'least' | 'most'
  /** values of the parameter that select all records, such as `all` */
  readonly wildcards: readonly string[]
}

/** Query parameters that sort a list. */
export interface Sorting {
  /** parameter with the property's name, or with names and directions such as `-createdAt` or `name:desc` */
  readonly parameter: string
  /** parameter with the direction, `asc` or `desc`, if it is separate */
  readonly direction: string | undefined
}
