import type { Quotation } from '../model.ts';

// Headlines, headings, captions and quotes that are set apart repeat what somebody says elsewhere in the article, and do not say who.

/** So many quotations before one and behind it are looked at. */
const REACH = 40;

/** So many words are hardly said twice by chance; in a heading, which is taken from what stands below, any are. */
const FEWEST_WORDS = 4;

/** So long, in code units, is a heading at most. */
const LONGEST_HEADING = 100;

/** What is told apart only by how it is set is the same. */
const NO_WORDS = /[^\p{L}\p{N}]+/gu;

const OPENS_LINE = /(?:^|\n)[^\S\n]*(?:\d{1,2}[.)] )?["“”‘’'«„]$/;
const CLOSES_LINE = /^["“”‘’'»][^\S\n]*(?:\n|$)/;

/** Is a quotation a heading: a line of its own that ends with no point, as none follows that says who said it? */
export function isHeading(text: string, { start, end, kind }: Quotation): boolean {
  return (
    kind !== 'indirect' &&
    end - start <= LONGEST_HEADING &&
    !/[.,;:?!…–—-]/.test(text.charAt(end - 1)) &&
    OPENS_LINE.test(text.slice(Math.max(0, start - 12), start)) &&
    CLOSES_LINE.test(text.slice(end, end + 8))
  );
}

/** Finds the quotations of an article that repeat others. */
export class Repeated {
  readonly #text: string;
  readonly #quotations: readonly Quotation[];
  readonly #words: (string | undefined)[] = [];

  /** @param quotations in order */
  constructor(text: string, quotations: readonly Quotation[]) {
    this.#text = text;
    this.#quotations = quotations;
  }

  /**
   * The nearest quotation that has the words of another and a speaker beside it, those behind it before those in front.
   *
   * @returns its index, if there is one
   */
  sourceOf(index: number): number | undefined {
    const words = this.#wordsOf(index);
    const fewest = isHeading(this.#text, this.#quotations[index]!) ? 1 : FEWEST_WORDS;
    if (words.split(' ').length - 2 < fewest) return undefined;
    const { length } = this.#quotations;
    for (let i = index + 1; i < Math.min(length, index + REACH); i++) if (this.#holds(i, words)) return i;
    for (let i = index - 1; i >= Math.max(0, index - REACH); i--) if (this.#holds(i, words)) return i;
    return undefined;
  }

  #holds(index: number, words: string): boolean {
    const { kind, speaker } = this.#quotations[index]!;
    const isTold = kind === 'direct' || kind === 'mixed';
    return isTold && speaker?.evidence[0]?.kind === 'cue' && this.#wordsOf(index).includes(words);
  }

  /** The words of a quotation in small letters, with a space around each. */
  #wordsOf(index: number): string {
    const known = this.#words[index];
    if (known !== undefined) return known;
    const contents = this.#quotations[index]!.contents.map(({ start, end }) => this.#text.slice(start, end));
    const words = ` ${contents.join(' ').toLowerCase().replace(NO_WORDS, ' ').trim()} `;
    this.#words[index] = words;
    return words;
  }
}
