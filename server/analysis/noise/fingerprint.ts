import { classOf, DIGIT, INVISIBLE, LETTER } from '../text/characters.ts';

/**
 * The fingerprint of a line: equal for lines that differ only in case, digits, punctuation or white space, so that
 * "Updated 7:43 p.m." and "UPDATED: 9:15 pm" are one. A whole number from 1 to 2^53 - 1; 0 for a line without letters or digits.
 *
 * The hash is a pair of 32-bit multiplicative hashes; among the some million lines of a large folder two different ones share a
 * fingerprint about once in a thousand folders.
 */
export function fingerprintOf(text: string, start = 0, end = text.length): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  let letters = 0;
  let gap = false;
  let digits = false;
  for (let i = start; i < end; i++) {
    let code = text.charCodeAt(i);
    const kind = classOf(code);
    if (kind === INVISIBLE) continue;
    if (kind !== LETTER && kind !== DIGIT) {
      gap = letters > 0;
      digits = false;
      continue;
    }
    if (kind === DIGIT) {
      // A run of digits counts once, so that 9 and 10 are the same.
      if (digits) continue;
      code = 48;
    } else if (code < 128) code |= 32;
    else code = text[i]!.toLowerCase().charCodeAt(0);
    digits = kind === DIGIT;
    if (gap) {
      high = Math.imul(high ^ 32, 2654435761);
      low = Math.imul(low ^ 32, 1597334677);
      gap = false;
    }
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
    letters += 1;
  }
  if (letters === 0) return 0;
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0) || 1;
}
