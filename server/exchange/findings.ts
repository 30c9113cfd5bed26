/** Something that a person should look at; lines and columns count from 0, columns in UTF-16 code units. */
export interface Finding {
  /** Relative to the working folder, with slashes. */
  readonly path: string;
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
  readonly rule: FindingRule;
  readonly message: string;
}

/** What may be found, in words for a reader. */
export const FINDING_RULES = {
  noise: 'Boilerplate that is no part of the article',
  correction: 'A mistake or a contradiction in the file of corrections',
  orphan: 'A correction whose words are gone from its article',
} as const;
export type FindingRule = keyof typeof FINDING_RULES;

export const FINDING_FORMATS = ['text', 'json', 'sarif', 'github'] as const;
export type FindingFormat = (typeof FINDING_FORMATS)[number];

/** A report of findings, in their order, as text that ends with a line break; nothing where a format says nothing of nothing. */
export function report(format: FindingFormat, findings: readonly Finding[]): string {
  switch (format) {
    case 'text':
      return findings
        .map(
          ({ path, start, rule, message }) =>
            `${path}:${start.line + 1}:${start.character + 1}: ${rule}: ${oneLine(message)}\n`,
        )
        .join('');
    case 'json':
      return `${JSON.stringify(findings, undefined, 2)}\n`;
    case 'sarif':
      return `${JSON.stringify(sarif(findings), undefined, 2)}\n`;
    case 'github':
      return findings.map(workflowCommand).join('');
  }
}

function oneLine(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}

/** Static Analysis Results Interchange Format 2.1.0 (OASIS Standard, 2020). */
function sarif(findings: readonly Finding[]): object {
  const rules = Object.entries(FINDING_RULES).map(([id, text]) => ({ id, shortDescription: { text } }));
  const results = findings.map(({ path, start, end, rule, message }) => ({
    ruleId: rule,
    ruleIndex: rules.findIndex(({ id }) => id === rule),
    level: levelOf(rule),
    message: { text: message.toWellFormed() },
    locations: [
      {
        physicalLocation: {
          artifactLocation: {
            uri: path.toWellFormed().split('/').map(encodeURIComponent).join('/'),
            uriBaseId: '%SRCROOT%',
          },
          region: {
            startLine: start.line + 1,
            startColumn: start.character + 1,
            endLine: end.line + 1,
            endColumn: end.character + 1,
          },
        },
      },
    ],
  }));
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'Marginalia', rules } }, columnKind: 'utf16CodeUnits', results }],
  };
}

function levelOf(rule: FindingRule): 'error' | 'warning' {
  return rule === 'correction' ? 'error' : 'warning';
}

/** An annotation of a GitHub workflow; what it would take for a command of its own is escaped. */
function workflowCommand({ path, start, end, rule, message }: Finding): string {
  const place = `file=${property(path)},line=${start.line + 1},endLine=${end.line + 1},col=${start.character + 1}`;
  return `::${levelOf(rule)} ${place},title=${rule}::${data(message)}\n`;
}

function data(text: string): string {
  return text.toWellFormed().replace(/[%\r\n]/g, encodeURIComponent);
}

function property(text: string): string {
  return text.toWellFormed().replace(/[%\r\n:,]/g, encodeURIComponent);
}
