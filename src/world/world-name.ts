/** The world that a request goes to if it names none. It always exists. */
export const DEFAULT_WORLD = 'default'

/** Names that a world may have: 1 to 64 letters, digits, `-` and `_`. */
export const WORLD_NAME = /^[\w-]{1,64}$/
