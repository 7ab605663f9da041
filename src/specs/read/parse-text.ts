import { CORE_SCHEMA, load, mergeTag, YAMLException } from 'js-yaml'
import { SpecError } from '../spec-error.ts'
import { checkDepth, withoutAliases } from './check-size.ts'
import type { Warnings } from './warnings.ts'

/** Longest text of one file, in characters. */
const LONGEST = 64 * 1024 * 1024

/** Control characters that no text contains. */
const BINARY = /[^\P{Cc}\s\u0080-\u009f]/u

/** Tags of YAML 1.2 and merge keys (`<<`), which many documents use. Dates stay strings. */
const schema = CORE_SCHEMA.withTags(mergeTag)

/**
 * Parses a text as JSON or YAML.
 * @param location where the text comes from, for messages
 * @throws SpecError if the text is neither, or too large
 */
export function parseText(text: string, location: string, warnings: Warnings): unknown {
  if (text.length > LONGEST) {
    throw new SpecError('DD_SPEC_TOO_LARGE', { location, problem: `longer than ${LONGEST / 1024 / 1024} MB` })
  }
  if (BINARY.test(text.slice(0, 1000))) {
    throw new SpecError('DD_SPEC_NOT_OPENAPI', { location, kind: 'a binary file' })
  }
  const json = parseJson(text)
  if (json === undefined) return withoutAliases(parseYaml(text, location, warnings), location)
  checkDepth(json, location)
  return json
}

/** Returns the value of a JSON text; undefined if the text is not JSON. */
function parseJson(text: string): unknown {
  if (!/^\uFEFF?\s*[{[]/.test(text)) return undefined
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    // YAML also contains almost all of JSON with comments and trailing commas.
    return undefined
  }
}

function parseYaml(text: string, location: string, warnings: Warnings): unknown {
  try {
    return loadYaml(text, false)
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    if (!error.reason.includes('duplicated mapping key')) throw syntaxError(error, location)
    warnings.add('repeated keys', `${location} repeats a key at ${place(error)}; the last value is used.`)
  }
  try {
    return loadYaml(text, true)
  } catch (error) {
    throw error instanceof YAMLException ? syntaxError(error, location) : error
  }
}

/** @param json true if the last of several equal keys is used, as in JSON */
function loadYaml(text: string, json: boolean): unknown {
  // YAML reports an HTML page as a syntax error, which would mislead.
  if (text.trim() === '' || /^\s*</.test(text)) return text
  return load(text, { schema, json, maxDepth: 500 })
}

function syntaxError(error: YAMLException, location: string): SpecError {
  return new SpecError('DD_SPEC_SYNTAX', { location, place: place(error), reason: error.reason })
}

function place({ mark }: YAMLException): string {
  return mark ? `line ${mark.line + 1}, column ${mark.column + 1}` : 'an unknown place'
}
