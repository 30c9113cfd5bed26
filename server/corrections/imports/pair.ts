import type { Span } from '../../analysis/model.ts';
import type { Annotated } from '../../exchange/record.ts';

/** The same article as we read it and as others did. */
export interface Pair {
  readonly ours: Annotated;
  /** Of the same text. */
  readonly theirs: Annotated;
  /** For the file of corrections. */
  readonly path: string;
  /** Did they see a stretch of the text, so that what they left unmarked there was meant to be? */
  isSeen(span: Span): boolean;
}
