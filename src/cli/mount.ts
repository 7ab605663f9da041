/** Pattern of a prefix of paths. */
export const MOUNT = '^(?:/[\\w.~-]+)+$'
