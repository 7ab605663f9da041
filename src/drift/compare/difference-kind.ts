/** Kinds of differences between recorded traffic and a spec. */
export type DifferenceKind =
  /** a status that the operation does not declare */
  | 'status'
  /** a media type that the response does not declare */
  | 'media-type'
  /** a body where none is declared, no body where one is declared, or a body that is not JSON */
  | 'body'
  /** an error body that shares no property with the declared one */
  | 'shape'
  /** a required property that is missing */
  | 'missing'
  /** a property that is not declared */
  | 'undeclared'
  | 'null'
  | 'type'
  | 'enum'
  | 'format'
  /** another rule of a schema, such as `maxLength` */
  | 'rule'
  /** a declared header that is missing */
  | 'header-missing'
  /** a declared header with a value that is not declared */
  | 'header'
  /** a list that is longer than the declared default or the requested size of a page */
  | 'page-size'
  /** a default of a request body that differs from the declared one */
  | 'default'
  /** an undeclared part of a request that the service accepted */
  | 'accepted'
  /** a request that the service accepted although the spec forbids it */
  | 'accepted-invalid'
