/** Told how far something is that may take long: how much of how much is done. */
export type OnProgress = (done: number, of: number) => void
