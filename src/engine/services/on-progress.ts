/** Called with the progress of a long task: how many of how many steps are done. */
export type OnProgress = (done: number, of: number) => void
