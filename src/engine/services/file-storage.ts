/** The memory that the large records of all worlds share. */
export interface FileStorage {
  /** Reserves bytes for a record that is about to be stored. Returns false if the limit `totalFileBytes` is reached. */
  readonly reserve: (bytes: number) => boolean
}
