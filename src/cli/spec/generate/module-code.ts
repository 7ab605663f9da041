import type { Ajv2020 } from 'ajv/dist/2020.js'
import standaloneCode from 'ajv/dist/standalone/index.js'

/** Maximum number of errors that a validator collects. A response reports at most 100 findings. */
const MOST_ERRORS = 200

/**
 * Returns a module that exports validators.
 * @param exported ids of schemas by the names of their validators
 */
export function moduleCode(ajv: Ajv2020, exported: Readonly<Record<string, string>>): string {
  // Ajv copies all earlier errors for each invalid item, which takes quadratic time for long lists.
  const unbounded = /vErrors\.concat\(([\w.]+)\)/g
  return standaloneCode
    .default(ajv, exported)
    .replace(unbounded, `(vErrors.length < ${MOST_ERRORS} ? vErrors.concat($1) : vErrors)`)
    .replace(RECORDED_ERROR, (_, _name, at = 'instancePath', keyword, params, message) => {
      // The engine words all errors but those of patterns by their keyword and parameters.
      const words = keyword === '"pattern"' ? `, ${message}` : ''
      return `errors++;vErrors = note(vErrors, ${at}, ${keyword}, ${params}${words});`
    })
    .concat(NOTE)
}

/** Matches the code with which Ajv records an error: a third of all code. The schema path in it is not used. */
const RECORDED_ERROR =
  /const (err\d+) = \{instancePath(?::([^,]+))?,schemaPath:(?:"(?:[^"\\]|\\.)*"|[^,]+),keyword:("\w+"),params:(.*?),message:(.*?)\};\s*if\(vErrors === null\)\s*\{\s*vErrors = \[\1\];\s*\}\s*else\s*\{\s*vErrors\.push\(\1\);\s*\}\s*errors\+\+;/g
const NOTE = `
function note(errors, instancePath, keyword, params, message) {
  const error = { instancePath, keyword, params, message }
  if (errors === null) return [error]
  errors.push(error)
  return errors
}
`
