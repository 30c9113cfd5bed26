import {
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';

/** A name for a list of diagnostics that is the same exactly where the list is (FNV-1a over its JSON, 53 bits' worth). */
function resultIdOf(items: readonly Diagnostic[]): string {
  const json = JSON.stringify(items);
  let a = 0x811c9dc5;
  let b = 0x1000193;
  for (let i = 0; i < json.length; i++) {
    a = Math.imul(a ^ json.charCodeAt(i), 0x01000193);
    b = Math.imul(b ^ json.charCodeAt(i), 0x85ebca6b);
  }
  return `${items.length}.${(a >>> 0).toString(36)}.${(b >>> 0).toString(36)}`;
}

/** A report for one document that says only that nothing changed where that is so. */
export function report(items: Diagnostic[], previous: string | undefined): DocumentDiagnosticReport {
  const resultId = resultIdOf(items);
  return resultId === previous
    ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
    : { kind: DocumentDiagnosticReportKind.Full, resultId, items };
}

/** The same within a report on the workspace; an editor that never heard of an article without warnings need not hear of it. */
export function workspaceReport(
  uri: string,
  version: number | null,
  items: Diagnostic[],
  previous: string | undefined,
): WorkspaceDocumentDiagnosticReport | undefined {
  if (items.length === 0 && previous === undefined) return undefined;
  const { kind, ...rest } = report(items, previous);
  return kind === DocumentDiagnosticReportKind.Full
    ? { kind, uri, version, resultId: resultIdOf(items), items }
    : { kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId: rest.resultId ?? '' };
}
