// Codes of the markets, as agencies write them behind the name of what is traded: no names, though in capitals.

/** Behind four digits, which may be a year, no single letter is a market but Tokyo. */
const SHARE = '(?:[A-Z]{2,6}[a-z\\d]?\\.[A-Z]{1,2}|\\d{4,6}\\.(?:[A-Z]{2}|T))';
const INDEX = '\\.[A-Z][A-Z\\d]{1,7}';
const ENDS = '(?![\\p{L}\\p{N}])';

const SHARE_HERE = new RegExp(SHARE + ENDS, 'uy');

/** What stands before it keeps a full stop from being one. */
const INDEX_HERE = new RegExp(`(?<=[\\s(<])${INDEX}${ENDS}`, 'uy');

/** A future is called “LCOc1”; at some markets one letter is enough, “F.N”. */
const CODE = new RegExp(`^(?:${SHARE}|${INDEX}|[A-Z]{2,4}[cv]\\d{1,2}|[A-TV-Z]\\.N)$`, 'u');

/** A share's code behind a name, by itself or in brackets: “ AAPL.O”, “(NYSE: GM)”. */
const BEHIND_NAMES = new RegExp(
  `\\s?[(<](?:${SHARE}|(?:NYSE|NASDAQ|Nasdaq|AMEX|OTC|LSE|LON|TSX|ASX|HKEX|NSE|BSE|JSE|SGX): ?[A-Z\\d.]{1,6})[)>]|\\s(?:${SHARE}|[A-TV-Z]\\.N)${ENDS}`,
  'gu',
);

/** Where the code of a share, “AAPL.O”, “RDSa.L” or “0700.HK”, ends that starts here; 0 where none does. */
export function endOfShare(text: string, start: number): number {
  SHARE_HERE.lastIndex = start;
  return SHARE_HERE.test(text) ? SHARE_HERE.lastIndex : 0;
}

/** Where the code of an index, “.SPX”, ends that starts here; 0 where none does. */
export function endOfIndex(text: string, start: number): number {
  INDEX_HERE.lastIndex = start;
  return INDEX_HERE.test(text) ? INDEX_HERE.lastIndex : 0;
}

/** Is this word the code of a share, of an index, or of a future? */
export function isCode(word: string): boolean {
  return CODE.test(word);
}

/** The offsets at which the code of a share follows what is traded, in order. */
export function offsetsOfShares(text: string): readonly number[] {
  return [...text.matchAll(BEHIND_NAMES)].map(({ index }) => index);
}
