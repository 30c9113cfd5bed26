import type { Span } from '../analysis/model.ts';

/** Something in the file that is wrong, and where; everything else still holds. */
export interface Problem extends Span {
  readonly message: string;
}
