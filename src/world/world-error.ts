/** Why a world would not do what it was asked. The pipeline turns each into a problem. */
export abstract class WorldError extends Error {}

/** There is no record under this key. */
export class RecordNotFound extends WorldError {
  readonly entity: string
  readonly key: string

  /** @param entity the record's schema name  @param key the key that was looked for */
  constructor(entity: string, key: string) {
    super(`${entity} ${key} not found`)
    this.name = 'RecordNotFound'
    this.entity = entity
    this.key = key
  }
}

/** Another record holds this value of a unique rule. */
export class DuplicateKey extends WorldError {
  readonly entity: string
  readonly field: string
  readonly value: string
  readonly holder: string

  /** @param holder the key of the record that holds the value already */
  constructor(duplicate: { entity: string; field: string; value: string; holder: string }) {
    super(`${duplicate.entity} with ${duplicate.field} "${duplicate.value}" exists already`)
    this.name = 'DuplicateKey'
    this.entity = duplicate.entity
    this.field = duplicate.field
    this.value = duplicate.value
    this.holder = duplicate.holder
  }
}
