import { Parser } from 'htmlparser2';
import type { Refusal } from './imported.ts';

/** A page with more elements, or more pieces of text, than this is no article. */
const MOST_ELEMENTS = 50_000;
const MOST_TEXTS = 200_000;

/** Elements within each other: browsers stop at so many too. */
const DEEPEST = 512;

/** Pages longer than this are no articles. In UTF-16 code units. */
const LONGEST = 20_000_000;

/**
 * Whether a page has more than an article may have: asked before anything is built of it, in linear time, for what is done with
 * elements afterwards costs their number times their depth.
 */
export function tooMuch(html: string): Refusal | undefined {
  if (html.length > LONGEST) return 'large';
  let depth = 0;
  let elements = 0;
  let texts = 0;
  let found: Refusal | undefined;
  const refuse = (why: Refusal): void => {
    found ??= why;
    // What is behind is not read: each element within too many others would cost their number.
    parser.pause();
  };
  const parser = new Parser({
    onopentag() {
      depth += 1;
      elements += 1;
      if (depth > DEEPEST) refuse('deep');
      if (elements > MOST_ELEMENTS) refuse('large');
    },
    onclosetag() {
      depth -= 1;
    },
    ontext() {
      texts += 1;
      if (texts > MOST_TEXTS) refuse('large');
    },
  });
  parser.write(html);
  return found;
}
