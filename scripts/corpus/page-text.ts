/** Sections of `docs/corpus.md` that do not depend on a run. */

export const INTRODUCTION = `# Public documents

<!-- Written by \`npm run corpus -- --write\`. -->

DeskDouble serves any OpenAPI document. This page shows how much state it keeps for public documents that it was not
written for. No document has an overlay, and no rule in the code names a document.

For each document, \`npm run corpus\` starts \`deskdouble serve --spec FILE\` and sends requests over HTTP. It tries every
resource that has an operation that creates a record and one that reads it:

1. It creates the parents that the path names, then a record with a minimal body that is valid by the document.
2. It reads the record, and compares the record with what it sent.
3. It lists the records, changes one property, reads again, deletes the record, and reads once more.
4. If the list has a parameter for the page size, it creates more records than fit on a page and follows the pages.

It checks every response with its own Ajv and its own reader of the document. It uses no
code of the product.`

export const COUNTED = `## Rules

The harness finds resources in two ways, and drives both:

- **By model**: it uses the resources, keys and places that \`deskdouble spec model\` prints. A pair of paths such as
  \`/boards\` and \`/boards/{id}\` that creates and reads records, but is missing in the model, counts as failed.
- **By pairs**: it uses its own simple rule and nothing from the product. The key is the property with the name of the
  path's last parameter or of this name's last word, or \`id\`, or the end of the \`Location\` header. Services that name
  their keys differently fail here whatever a server does. A list counts only if the schema of its response declares an
  array.

| figure | what counts |
| --- | --- |
| created | The response is 2xx. |
| echoed | A read with the key from the response returns this key and every scalar that was sent. In brackets: resources in which at least one scalar had to come back. |
| listed | The list contains the key. |
| updated | A read shows the changed value. In brackets: resources that have a property to change. |
| gone | The read succeeds before the delete, and reports after it that the record is missing: with 400, 403, 404 or 410, or with 200 and \`ok\` or \`success\` false. |
| full | The resource passes all of these steps that its operations allow. In brackets: resources in which at least one scalar had to come back. |
| next reported | The response contains the next page: in the \`Link\` header, or in the body as a URL, a cursor, a number, or a "has more" together with the last key. |
| walked | Following what the responses contain ends, and visits every record exactly once. |
| valid | Of the responses whose status has a JSON schema in the document, those that are valid. |
| undeclared | Responses whose status the document does not declare, such as the 404 after a delete. Most documents declare few errors. |
| start | Milliseconds from the start of the process to the first response of an operation, without a warm-up. GitHub's document, the largest, is started again, as on a developer's machine, where [large documents are kept prepared](your-own-api.md#large-documents). In brackets: its processor time up to then, which depends less on what else the machine does. |
| MB | Resident memory of the server after all requests by model. |

These rules apply to every server in the same way:

- A sent value does not have to come back if the schema of the read does not declare its property, or declares it as
  write-only, or does not allow the value. No server could return it in a valid response.
- Names of properties may differ in case and punctuation between request and response: \`FriendlyName\` and
  \`friendly_name\`. Numbers may be strings, and instants may be written differently.
- If the schema of the read declares an object where the request has a scalar, the object must contain the scalar.
- If the response to a create does not contain the record, the key is taken from the same place in the body, from the
  \`Location\` header, or from the request if the client chooses the key.
- Responses with status 204 are not counted as valid or invalid, because HTTP allows no body there.`

export const LIMITS = `## What the figures do not show

- The bodies are minimal, with one optional property more if no required one has to come back. Records with everything
  that a schema declares were not sent.
- A wrong guess of the model passes if it is consistent: a server that uses a neighbouring property as the key answers
  its own key. The figures by pairs show where both ways agree.
- Services have rules that no document declares. A double made from a document does not know them.
- Resources without a create or without a read are not in the table. Their operations answer from their schemas.
- Credentials were sent in the declared form. Wrong ones were not tried here.
- Start and memory depend on the machine, and on what else it does.`

export const RUN = `## Run it

\`\`\`sh
npm run corpus                                  # all documents; downloads 74 MB once
npm run corpus -- --documents museum,stripe     # some documents
npm run corpus -- --draw 20 --seed 7            # other documents, drawn at random
npm run corpus -- --quick --check               # small documents; exits with 1 below a goal
npm run corpus -- --peers all --date 2026-11-26 # other mock servers, too
\`\`\`

The documents come from npm packages. \`tools/corpus/package-lock.json\` pins their versions and integrity. Each run lists
its failures in \`reports/corpus/failures.md\`, every inferred key in \`reports/corpus/keys.md\`, and the totals in
\`reports/corpus/totals.json\`.`
