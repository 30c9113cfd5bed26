/** Files larger than this are no articles. In bytes. */
export const LARGEST_FILE = 64 << 20;

/** Why a file of so many bytes is not read at all; undefined where it may be. */
export function tooLarge(size: number): string | undefined {
  return size > LARGEST_FILE ? `it is larger than ${LARGEST_FILE >> 20} MB` : undefined;
}

/** What is told of an article of which only so many code units were read. */
export function readInPart(length: number): string {
  return `only its first ${length.toLocaleString('en')} characters were read; split it to have the rest read`;
}

/** What a reader is told of a file in that encoding. */
export const WINDOWS_1252 =
  'This file is not valid UTF-8 and was read as Windows-1252. To see it so, reopen it with that encoding; to mend it, save it as UTF-8.';
