// What the protocol asks of an open article, answered by the features: positions become offsets, plain data becomes ranges.
import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type CodeLens,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  type Hover,
  type InlayHint,
  type Location,
  type LocationLink,
  type MarkupKind,
  type Position,
  type Range,
  type SelectionRange,
  SymbolKind,
  type TextEdit,
  type WorkspaceEdit,
  type WorkspaceSymbol,
} from 'vscode-languageserver';
import type { Mention, Span } from '../analysis/model.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { ArticleNoise } from '../corpus/scored-lines.ts';
import type { Article } from '../features/article.ts';
import { codeActions, removeAllNoise } from '../features/code-actions.ts';
import { codeLenses } from '../features/code-lens.ts';
import { declaration, definition, type Jump } from '../features/definition.ts';
import { warningMessage, warnings } from '../features/diagnostics.ts';
import { disagreements } from '../features/disagreements.ts';
import { documentSymbols, type Outline } from '../features/document-symbols.ts';
import { type Fold, folds } from '../features/folding.ts';
import { highlights } from '../features/highlight.ts';
import { hover } from '../features/hover.ts';
import { inlayHints } from '../features/inlay-hints.ts';
import { references } from '../features/references.ts';
import { plain } from '../features/rich.ts';
import { selections } from '../features/selection.ts';
import { workspaceSymbols } from '../features/workspace-symbols.ts';
import { COMMANDS } from './extensions.ts';
import { render } from './markdown.ts';
import { offsetAt, positionAt, rangeOf, spanOf } from './positions.ts';
import { type Settings, type Severity, severityOf } from './settings.ts';

export const SOURCE = 'marginalia';

/** The code action kind under which all noise of an article is removed, also on save. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.marginalia`;

export function hoverAt(
  article: Article,
  corpus: Corpus,
  position: Position,
  markup: MarkupKind,
  reasonsFor: (mention: Mention) => readonly string[],
  remark: string | undefined,
): Hover | null {
  const { lines } = article.analysis;
  const found = hover(article, corpus, offsetAt(lines, position), reasonsFor);
  const remarks = remark === undefined || position.line > 0 ? [] : [{ parts: [plain(remark)] }];
  if (found === undefined && remarks.length === 0) return null;
  const contents = render([...remarks, ...(found?.content ?? [])], markup);
  return { contents, range: rangeOf(lines, found?.span ?? lines[0]!) };
}

export function definitionAt(article: Article, corpus: Corpus, position: Position, links: boolean) {
  return jumpTo(article, definition(article, corpus, offsetAt(article.analysis.lines, position)), links);
}

export function declarationAt(article: Article, corpus: Corpus, position: Position, links: boolean) {
  return jumpTo(article, declaration(article, corpus, offsetAt(article.analysis.lines, position)), links);
}

function jumpTo({ analysis }: Article, jump: Jump | undefined, links: boolean): Location[] | LocationLink[] | null {
  if (jump === undefined) return null;
  const { uri, range } = jump.target;
  if (!links) return [{ uri, range }];
  const originSelectionRange = rangeOf(analysis.lines, jump.origin);
  return [{ originSelectionRange, targetUri: uri, targetRange: range, targetSelectionRange: range }];
}

export function* referencesAt(
  article: Article,
  corpus: Corpus,
  position: Position,
  includeDeclaration: boolean,
): Generator<void, Location[]> {
  const offset = offsetAt(article.analysis.lines, position);
  const found = (yield* references(article, corpus, offset)).map(({ uri, range }) => ({ uri, range }));
  if (includeDeclaration) return found;
  const introduced = definition(article, corpus, offset)?.target;
  return found.filter(
    ({ uri, range }) =>
      uri !== introduced?.uri ||
      range.start.line !== introduced.range.start.line ||
      range.start.character !== introduced.range.start.character,
  );
}

export function highlightsAt({ analysis }: Article, position: Position): DocumentHighlight[] {
  return highlights(analysis, offsetAt(analysis.lines, position)).map((span) => ({
    range: rangeOf(analysis.lines, span),
    kind: span.isIntroduction ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}

export function symbolsOf(article: Article): DocumentSymbol[] {
  const { lines } = article.analysis;
  const symbol = ({ name, detail, kind, span, focus, children }: Outline): DocumentSymbol => ({
    name: name === '' ? '…' : name,
    detail,
    kind: symbolKind(kind),
    range: rangeOf(lines, span),
    selectionRange: rangeOf(lines, focus),
    children: children.map(symbol),
  });
  return documentSymbols(article).map(symbol);
}

export function* corpusSymbols(corpus: Corpus, query: string, limit: number): Generator<void, WorkspaceSymbol[]> {
  const symbols = yield* workspaceSymbols(corpus, query, limit);
  return symbols.map(({ name, kind, detail, location }) => ({
    name,
    kind: symbolKind(kind),
    containerName: detail,
    location: { uri: location.uri, range: location.range },
  }));
}

export function symbolKind(kind: Outline['kind']): SymbolKind {
  switch (kind) {
    case 'headline':
      return SymbolKind.File;
    case 'section':
      return SymbolKind.Namespace;
    case 'quotation':
      return SymbolKind.String;
    case 'person':
      return SymbolKind.Class;
    case 'organization':
      return SymbolKind.Module;
    case 'place':
    case 'facility':
      return SymbolKind.Package;
    case 'group':
      return SymbolKind.Interface;
    case 'event':
      return SymbolKind.Event;
    case 'work':
    case 'product':
      return SymbolKind.Object;
    case 'law':
      return SymbolKind.Constant;
    case 'language':
      return SymbolKind.Variable;
    case 'other':
      return SymbolKind.Field;
  }
}

export function lensesOf(article: Article, corpus: Corpus, commands: ReadonlySet<string>): CodeLens[] {
  return codeLenses(article, corpus).map(({ offset, title, tooltip, targets }) => {
    const position = positionAt(article.analysis.lines, offset);
    const canShow = targets.length > 0 && commands.has(COMMANDS.showReferences);
    const command = canShow ? COMMANDS.showReferences : '';
    return {
      range: { start: position, end: position },
      command: {
        title,
        command,
        arguments: canShow ? [article.uri, position, targets] : [],
        ...(tooltip && { tooltip }),
      },
    };
  });
}

export function hintsIn(article: Article, range: Range): InlayHint[] {
  const { lines } = article.analysis;
  return inlayHints(article, spanOf(lines, range)).map(({ offset, text, tooltip }) => ({
    position: positionAt(lines, offset),
    label: text,
    tooltip,
    paddingLeft: true,
  }));
}

export function foldsOf(article: Article): FoldingRange[] {
  return folds(article.analysis).map(({ firstLine, lastLine, kind }) => {
    const protocolKind = foldKind(kind);
    return { startLine: firstLine, endLine: lastLine, ...(protocolKind && { kind: protocolKind }) };
  });
}

function foldKind(kind: Fold['kind']): FoldingRangeKind | undefined {
  switch (kind) {
    case 'noise':
      return FoldingRangeKind.Comment;
    case 'section':
    case 'front-matter':
      return FoldingRangeKind.Region;
    case 'quotation':
      return undefined;
  }
}

export function selectionsAt({ analysis }: Article, positions: readonly Position[]): SelectionRange[] {
  return positions.map((position) => {
    const spans = selections(analysis, offsetAt(analysis.lines, position));
    const outermost = spans.reduceRight<SelectionRange | undefined>(
      (parent, span) => ({ range: rangeOf(analysis.lines, span), ...(parent && { parent }) }),
      undefined,
    );
    return outermost ?? { range: { start: position, end: position } };
  });
}

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

/** What can be done about noise in a range; `only` are the kinds of action that the editor asks for. */
export function actionsIn(
  article: Article,
  version: number,
  range: Range,
  { only, diagnostics }: Pick<CodeActionContext, 'only' | 'diagnostics'>,
  settings: Settings,
  commands: ReadonlySet<string>,
): CodeAction[] {
  const { lines } = article.analysis;
  const wants = (kind: string): boolean =>
    only === undefined || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
  const isWanted = (noise: { kind: Parameters<typeof severityOf>[1] }): boolean =>
    severityOf(settings, noise.kind) !== 'off';
  const edit = (cuts: readonly Span[]): WorkspaceEdit => {
    const edits: TextEdit[] = cuts.map((cut) => ({ range: rangeOf(lines, cut), newText: '' }));
    return { documentChanges: [{ textDocument: { uri: article.uri, version }, edits }] };
  };
  const actions: CodeAction[] = [];
  const ours = diagnostics.filter(({ source }) => source === SOURCE);
  if (wants(CodeActionKind.QuickFix)) {
    for (const { title, kind, cuts, line } of codeActions(article, spanOf(lines, range), isWanted)) {
      const action: CodeAction = { title, kind: CodeActionKind.QuickFix, diagnostics: ours };
      if (kind !== 'keep')
        actions.push({ ...action, edit: edit(cuts), isPreferred: kind === 'remove' && actions.length === 0 });
      else if (line !== undefined && commands.has(COMMANDS.keepLine)) {
        actions.push({ ...action, command: { title, command: COMMANDS.keepLine, arguments: [line, article.uri] } });
      }
    }
    if (actions.length > 0 && commands.has(COMMANDS.cleanFolder)) {
      const title = 'Remove noise of the folder…';
      const command = { title, command: COMMANDS.cleanFolder, arguments: [] };
      actions.push({ title, kind: CodeActionKind.QuickFix, diagnostics: ours, command });
    }
  }
  // Not among the light bulb's suggestions: only when asked for, by a command or on save.
  if (only !== undefined && wants(FIX_ALL)) {
    const cuts = removeAllNoise(article, isWanted);
    if (cuts.length > 0) actions.push({ title: 'Remove all noise of this article', kind: FIX_ALL, edit: edit(cuts) });
  }
  return actions;
}
