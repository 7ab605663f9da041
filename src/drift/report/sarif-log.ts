/** A finding of a check, which a SARIF log reports as a result. */
export interface SarifFinding {
  readonly ruleId: string
  readonly level: 'error' | 'warning' | 'note'
  readonly text: string
  /** the statement of a spec that the finding concerns */
  readonly place: SarifPlace | undefined
  /** parts that are equal in every run for the same finding */
  readonly identity: readonly string[]
  readonly properties: Readonly<Record<string, unknown>>
}

/** A line of a file, or the file as a whole if the line is unknown. */
export interface SarifPlace {
  readonly uri: string
  readonly line?: number | undefined
}

/** Parts of {@link formatSarifLog}. */
export interface SarifParts {
  /** version of DeskDouble */
  readonly version: string
  /** a sentence about each rule, by its id */
  readonly rules: Readonly<Record<string, string>>
  readonly findings: readonly SarifFinding[]
}

/** Formats findings as a SARIF 2.1.0 log with the rules that they name. */
export function formatSarifLog({ version, rules, findings }: SarifParts): string {
  const used = [...new Set(findings.map(({ ruleId }) => ruleId))].toSorted()
  const driver = {
    name: 'DeskDouble',
    version,
    rules: used.map((id) => ({ id, shortDescription: { text: rules[id] ?? id } })),
  }
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, results: findings.map(resultOf) }],
  }
  return JSON.stringify(log, null, 2)
}

function resultOf({ ruleId, level, text, place, identity, properties }: SarifFinding) {
  const location = place && {
    physicalLocation: {
      artifactLocation: { uri: place.uri },
      ...(place.line !== undefined && { region: { startLine: place.line } }),
    },
  }
  return {
    ruleId,
    level,
    message: { text },
    ...(location && { locations: [location] }),
    partialFingerprints: { 'deskdouble/1': identity.join(' ') },
    properties,
  }
}
