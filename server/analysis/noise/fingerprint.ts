/**
 * The fingerprint of a line, of the hashes of its words in small letters with every number as 0: equal for lines that differ only in
 * case, digits, punctuation or white space, so that "Updated 7:43 p.m." and "UPDATED: 9:15 P M" are one. A whole number from 1 to
 * 2^53 - 1; 0 for a line without words.
 *
 * It is a pair of 32-bit multiplicative hashes; among the some million lines of a large folder two different ones share a
 * fingerprint about once in a thousand folders.
 */
export function fingerprintOf(words: readonly number[]): number {
  if (words.length === 0) return 0;
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (const word of words) {
    high = Math.imul(high ^ word, 2654435761);
    low = Math.imul((low ^ word) + (low >>> 15), 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0) || 1;
}
