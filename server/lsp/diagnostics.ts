// Warnings as the protocol has them, with the severity that a reader chose.
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import type { Corpus } from '../corpus/corpus.ts';
import type { ArticleNoise } from '../corpus/scored-lines.ts';
import type { Article } from '../features/article.ts';
import { warningMessage, warnings } from '../features/diagnostics.ts';
import { disagreements } from '../features/disagreements.ts';
import { rangeOf } from './positions.ts';
import { type Settings, type Severity, severityOf } from './settings.ts';

/** Whose warnings they are. */
export const SOURCE = 'marginalia';

/** The warnings of an article that is open, and where others do not agree with its quotations. */
export function diagnosticsOf(article: Article, corpus: Corpus, settings: Settings): Diagnostic[] {
  return [...warningsOf(article, settings), ...disagreementsOf(article, corpus, settings)];
}

function disagreementsOf(article: Article, corpus: Corpus, settings: Settings): Diagnostic[] {
  const severity = toProtocol(settings['diagnostics.quotations']);
  if (severity === undefined) return [];
  return disagreements(article, corpus).map(({ start, end, code, message, related }) => {
    const range = rangeOf(article.analysis.lines, { start, end });
    return { range, severity, code, source: SOURCE, message, relatedInformation: [...related] };
  });
}

function warningsOf({ analysis }: Article, settings: Settings): Diagnostic[] {
  return warnings(analysis, (kind) => severityOf(settings, kind) !== 'off').flatMap((warning) => {
    const { code, message } = warning;
    const isNoise = code !== 'unclosed-quotation' && code !== 'too-long';
    const severity = isNoise ? toProtocol(severityOf(settings, code)) : DiagnosticSeverity.Information;
    if (severity === undefined) return [];
    const tags = isNoise ? [DiagnosticTag.Unnecessary] : [];
    return [{ range: rangeOf(analysis.lines, warning), severity, code, source: SOURCE, message, tags }];
  });
}

/** The warnings of an article that is not open, from what the corpus keeps of it. */
export function storedDiagnostics(noise: readonly ArticleNoise[], settings: Settings): Diagnostic[] {
  return noise.flatMap(({ range, kind, reason }) => {
    const severity = toProtocol(severityOf(settings, kind));
    if (severity === undefined) return [];
    const message = warningMessage(kind, reason);
    return [{ range, severity, code: kind, source: SOURCE, message, tags: [DiagnosticTag.Unnecessary] }];
  });
}

function toProtocol(severity: Severity): DiagnosticSeverity | undefined {
  switch (severity) {
    case 'error':
      return DiagnosticSeverity.Error;
    case 'warning':
      return DiagnosticSeverity.Warning;
    case 'information':
      return DiagnosticSeverity.Information;
    case 'hint':
      return DiagnosticSeverity.Hint;
    case 'off':
      return undefined;
  }
}
