/** A picture as the page shows it. */
export interface Picture {
  readonly title: string;
  /** What is seen, in a sentence. */
  readonly summary: string;
  /** Filters above it. */
  readonly controls: readonly HTMLElement[];
  /** What can be saved; missing where there is nothing to see. */
  readonly figure?: SVGSVGElement;
  /** Said instead. */
  readonly empty: string;
  /** Below the figure, always there. */
  readonly below?: readonly HTMLElement[];
  /** The same in words: read out by screen readers, shown when asked for. */
  readonly text: readonly HTMLElement[];
}
