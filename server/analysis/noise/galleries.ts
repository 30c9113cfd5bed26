import type { Measured } from './measure.ts';

/** What stands below each picture of a gallery, of which a page's text keeps nothing but the captions, one behind the other. */
const BELOW_PICTURE = /\bHide Caption \d+ of \d+\b/;

/** Every such line has these words. */
const HIDE = 'Hide Caption ';

/** What speaks for a gallery, to be read after "This line". */
export const IN_GALLERY = 'holds the captions of a gallery of pictures';

/** Which lines hold captions of a gallery, however long they are: 1 for each. */
export function galleryLines(text: string, lines: readonly Measured[]): Uint8Array {
  const found = new Uint8Array(lines.length);
  if (!text.includes(HIDE)) return found;
  lines.forEach(({ ink: { start, end } }, i) => {
    if (BELOW_PICTURE.test(text.slice(start, end))) found[i] = 1;
  });
  return found;
}
