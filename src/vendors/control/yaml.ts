// The part of the library that writes: a bundle for browsers or workers leaves its parser out.
export { Alias, Document } from 'yaml'
