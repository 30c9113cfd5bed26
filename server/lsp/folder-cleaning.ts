import type { AnnotatedTextEdit, CancellationToken, ChangeAnnotation, WorkspaceEdit } from 'vscode-languageserver';
import type { Noise, NoiseKind } from '../analysis/model.ts';
import { linesOf } from '../analysis/text/lines.ts';
import { cutsOf } from '../features/cuts.ts';
import { noiseName } from '../features/diagnostics.ts';
import { rangeOf } from './positions.ts';

/** An article of a folder with its noise, as it stands now. */
export interface NoisyArticle {
  readonly uri: string;
  /** Of the document, where it is open. */
  readonly version: number | null;
  readonly text: string;
  readonly noise: readonly Noise[];
}

/** Cuts that are less sure than this are left to the reader to confirm, one by one. */
const SURE = 0.9;

/**
 * One edit that takes the noise out of many articles, each cut named by its kind. Unsure cuts are to be confirmed, and the least sure
 * one always is: an editor shows everything before it changes anything when something is to be confirmed. Null where there is nothing to
 * take out, or where nobody waits any more.
 */
export async function folderCleaning(
  articles: AsyncIterable<NoisyArticle>,
  token: CancellationToken,
): Promise<WorkspaceEdit | null> {
  const documents: { readonly uri: string; readonly version: number | null; readonly cuts: readonly Cut[] }[] = [];
  for await (const { uri, version, text, noise } of articles) {
    if (token.isCancellationRequested) return null;
    const cuts = cutsIn(text, noise);
    if (cuts.length > 0) documents.push({ uri, version, cuts });
  }
  if (documents.length === 0) return null;
  const all = documents.flatMap(({ cuts }) => cuts);
  const unsure = all.reduce((least, { confidence }) => Math.min(least, confidence), 1);
  const changeAnnotations: Record<string, ChangeAnnotation> = {};
  const documentChanges = documents.map(({ uri, version, cuts }) => {
    const edits = cuts.map(({ range, kind, confidence }): AnnotatedTextEdit => {
      const needsConfirmation = confidence < SURE || confidence === unsure;
      const annotationId = needsConfirmation ? `${kind}?` : kind;
      changeAnnotations[annotationId] ??= annotationOf(kind, needsConfirmation);
      return { range, newText: '', annotationId };
    });
    return { textDocument: { uri, version }, edits };
  });
  return { documentChanges, changeAnnotations };
}

interface Cut {
  readonly range: AnnotatedTextEdit['range'];
  /** A cut may hold several kinds; it goes by the first. */
  readonly kind: NoiseKind;
  /** Of the least sure line in it. */
  readonly confidence: number;
}

function cutsIn(text: string, noise: readonly Noise[]): readonly Cut[] {
  const lines = linesOf(text);
  let next = 0;
  return cutsOf({ text, lines }, noise).flatMap((cut): Cut[] => {
    const first = noise[next];
    if (first === undefined) return [];
    let confidence = 1;
    for (; next < noise.length && noise[next]!.start < cut.end; next++)
      confidence = Math.min(confidence, noise[next]!.confidence);
    return [{ range: rangeOf(lines, cut), kind: first.kind, confidence }];
  });
}

function annotationOf(kind: NoiseKind, needsConfirmation: boolean): ChangeAnnotation {
  const label = noiseName(kind);
  return needsConfirmation ? { label: `${label}?`, needsConfirmation } : { label, needsConfirmation };
}
