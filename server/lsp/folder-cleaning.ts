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

/**
 * One edit that takes the noise out of many articles, each cut to be confirmed by its reader and named by its kind. Null where there is
 * nothing to take out, or where nobody waits any more.
 */
export async function folderCleaning(
  articles: AsyncIterable<NoisyArticle>,
  token: CancellationToken,
): Promise<WorkspaceEdit | null> {
  const documentChanges: NonNullable<WorkspaceEdit['documentChanges']> = [];
  const changeAnnotations: Record<string, ChangeAnnotation> = {};
  for await (const { uri, version, text, noise } of articles) {
    if (token.isCancellationRequested) return null;
    const lines = linesOf(text);
    const edits = cutsOf({ text, lines }, noise).map((cut): AnnotatedTextEdit => {
      // A cut may hold several kinds; it goes by the first.
      const kind = noise.find(({ start, end }) => start < cut.end && end > cut.start)?.kind ?? 'residue';
      changeAnnotations[kind] ??= annotationOf(kind);
      return { range: rangeOf(lines, cut), newText: '', annotationId: kind };
    });
    if (edits.length > 0) documentChanges.push({ textDocument: { uri, version }, edits });
  }
  return documentChanges.length === 0 ? null : { documentChanges, changeAnnotations };
}

function annotationOf(kind: NoiseKind): ChangeAnnotation {
  return { label: noiseName(kind), needsConfirmation: true };
}
