import { type Json, schemasOf } from './schema.ts'
import { closedForm, openForm } from './schema-form.ts'
import type { SchemaForms } from './validators.ts'

/** Returns the forms of a document that is written for DeskDouble: its objects may only have declared properties. */
export function closedForms(source: { readonly document: Json; readonly requestView: Json }): SchemaForms {
  const { document, requestView } = source
  return {
    requests: closedForm(schemasOf(requestView), 'strip', {
      allErrors: true,
      // A strict document rejects undeclared properties; all others drop them as a body is read.
      removeAdditional: document['x-strict'] !== true,
      useDefaults: true,
    }),
    // A response that violates the spec is a bug in DeskDouble, so the first error suffices.
    responses: closedForm(schemasOf(document), 'reject', {}),
    records: closedForm(schemasOf(document), 'reject', { allErrors: true }),
  }
}

/**
 * Returns the forms of any other document: its schemas mean what they declare.
 * @param onWarning called with each part of a schema that cannot be compiled
 */
export function openForms(onWarning: (warning: string) => void): SchemaForms {
  return {
    requests: openForm({ allErrors: true, useDefaults: true }, onWarning),
    responses: openForm({}, onWarning),
    records: openForm({ allErrors: true }, onWarning),
  }
}
