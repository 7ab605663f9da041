import { isJson, type Json, member, operationsOf } from './schema.ts'

const KNOWN = ['reference', 'documented', 'observed', 'assumed'] as const
/** How a reader is told where something is known from. */
const SOURCES: Readonly<Record<string, string>> = {
  reference: "the vendor's reference page",
  documented: 'documented elsewhere',
  observed: 'observed in public client code or recorded responses',
  assumed: 'assumed',
}

interface Rule {
  readonly rule: string
  readonly provenance: string
  readonly test: string
}

interface Operation {
  readonly id: string
  readonly request: string
  readonly summary: string
  readonly provenance: string
  readonly rules: readonly Rule[]
}

/** The page of a vendor: what is emulated, how that is known, and what is left out. Made from its spec alone. */
export function vendorPage(vendor: string, document: Json): string {
  const operations = operationsIn(document)
  return `<!-- Made by scripts/generate.ts from specs/${vendor}.yaml. Do not edit. -->

# ${titleOf(document)}: what is emulated, and how that is known

${counted(operations.length, 'operation')}: ${sayCounts(operations)}. ${counted(rulesOf(operations).length, 'rule')} of behaviour: ${sayCounts(rulesOf(operations))}. Each rule has a test
that proves it; \`deskdouble fidelity --vendor ${vendor}\` prints which. What nobody documents is assumed in the open.
${switches(document)}
## Operations
${operations.map(operationText).join('')}
## Not emulated

${omittedIn(document)
  .map(({ fact, reason }) => `- **${withoutNumber(fact)}**: ${reason}`)
  .join('\n')}
`
}

/** A README's table of vendors: a row each, between its two marks. Throws when there are none. */
export function withVendorTable(readme: string, documents: Readonly<Record<string, Json>>): string {
  const rows = Object.entries(documents).map(([vendor, document]) => {
    const operations = operationsIn(document)
    const rules = rulesOf(operations)
    const counts = KNOWN.map((known) => `${countOf(operations, known)} operations, ${countOf(rules, known)} rules`)
    const name = `[\`${vendor}\`](docs/vendors/${vendor}.md): ${titleOf(document)}`
    return `| ${[name, operations.length, rules.length, ...counts].join(' | ')} |`
  })
  const head =
    "| vendor | operations | rules | from the vendor's reference page | documented elsewhere | observed | assumed |"
  const table = [head, '| --- | --- | --- | --- | --- | --- | --- |', ...rows].join('\n')
  const marked = /(<!-- vendors: [^>]*-->\n\n)[\s\S]*?(\n\n<!-- end -->)/
  if (!marked.test(readme)) throw new Error('The README has no marks between which the table of vendors belongs')
  return readme.replace(marked, (_, start: string, end: string) => start + table + end)
}

function operationsIn(document: Json): Operation[] {
  return Object.entries(member(document, 'paths')).flatMap(([path, item]) => {
    return operationsOf({ paths: { [path]: item }, components: document['components'] }).map(({ id, object }) => {
      const method = Object.entries(isJson(item) ? item : {}).find(([, one]) => one === object)?.[0] ?? ''
      // The document's own test holds that each rule has these.
      const rules = (object['x-behaviour'] ?? []) as readonly Rule[]
      const [summary, provenance] = [String(object['summary']), String(object['x-provenance'])]
      return { id, request: `${method.toUpperCase()} ${path}`, summary, provenance, rules }
    })
  })
}

function rulesOf(operations: readonly Operation[]): readonly Rule[] {
  return operations.flatMap(({ rules }) => rules)
}

function countOf(of: readonly { readonly provenance: string }[], known: string): number {
  return of.filter(({ provenance }) => provenance === known).length
}

function sayCounts(of: readonly { readonly provenance: string }[]): string {
  return KNOWN.map((known) => `${countOf(of, known)} ${known === 'reference' ? 'from ' : ''}${SOURCES[known]}`).join(
    ', ',
  )
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

function operationText({ id, request, summary, provenance, rules }: Operation): string {
  const known = (one: string) => SOURCES[one] ?? one
  const lines = rules.map((rule) => `- ${rule.rule.trim()} *(${known(rule.provenance)})*`)
  return `\n### ${request}\n\n\`${id}\`: ${summary}. *(${known(provenance)})*\n${lines.length === 0 ? '' : `\n${lines.join('\n')}\n`}`
}

function switches(document: Json): string {
  const rows = Object.entries(member(document, 'x-profile')).map(([name, declared]) => {
    const { default: standard, enum: values = [], description } = isJson(declared) ? declared : {}
    const choices = Array.isArray(values) ? values.map((value) => `\`${value}\``).join(', ') : ''
    return `| \`${name}\` | ${choices} | \`${String(standard)}\` | ${String(description).trim()} |`
  })
  if (rows.length === 0) return ''
  return `
## Switches

Where the vendor's documents allow two readings, a switch of the profile takes the other one.

| switch | values | default | meaning |
| --- | --- | --- | --- |
${rows.join('\n')}
`
}

function omittedIn(document: Json): readonly { readonly fact: string; readonly reason: string }[] {
  const omitted = document['x-omitted']
  return Array.isArray(omitted) ? omitted : []
}

function titleOf(document: Json): string {
  return String(member(document, 'info')['title'])
}

/** The facts are numbered for those who keep them. */
function withoutNumber(fact: string): string {
  return fact.replace(/^[\d.]+ /, '')
}
