// What the protocol asks of an open article, answered by the features: positions become offsets, plain data becomes ranges.
import {
  type CodeLens,
  type DocumentHighlight,
  DocumentHighlightKind,
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
} from 'vscode-languageserver';
import type { Mention } from '../analysis/model.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Article } from '../features/article.ts';
import { codeLenses } from '../features/code-lens.ts';
import { declaration, definition, type Jump } from '../features/definition.ts';
import { type Fold, folds } from '../features/folding.ts';
import { highlights } from '../features/highlight.ts';
import { hover } from '../features/hover.ts';
import { inlayHints } from '../features/inlay-hints.ts';
import { references } from '../features/references.ts';
import { plain } from '../features/rich.ts';
import { selections } from '../features/selection.ts';
import { COMMANDS } from './extensions.ts';
import { render } from './markdown.ts';
import { offsetAt, positionAt, rangeOf, spanOf } from './positions.ts';

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
