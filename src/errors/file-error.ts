/** Reasons and cures by the system's code of an error. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist: check the path',
  ENOTDIR: 'a part of its path is not a folder: check the path',
  EISDIR: 'it is a folder: name a file',
  EEXIST: 'a file with this name exists: choose another name',
  EACCES: 'the permission is missing: check who may access it',
  EPERM: 'the permission is missing: check who may access it',
  EROFS: 'the disk is read-only: choose another folder',
  ENOSPC: 'the disk is full: free some space',
  EFBIG: 'the file may not grow any more: raise the limit of the system',
  EIO: 'the disk failed: check it',
  ENAMETOOLONG: 'its name is too long: choose a shorter one',
  ELOOP: 'its links form a circle: check the path',
  EMFILE: 'too many files are open: raise the limit of the system',
}

/** Describes why a file cannot be read or written, with the cure, in a clause without a dot. */
export function describeFileError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return Object.hasOwn(REASONS, code) ? (REASONS[code] ?? error.message) : error.message
}
