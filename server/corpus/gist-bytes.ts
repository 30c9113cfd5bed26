import type { Gist } from './gist.ts';
import { renumbered } from './gist.ts';
import type { Saying } from './shingles.ts';
import type { Texts } from './texts.ts';

/** Changes whenever the same bytes would mean something else. */
export const GIST_FORMAT = 2;

/** Date, source, and the lengths of the three parts before the sayings. */
const HEAD = 5;

/** −1 for a text that is not there, and for one that nobody knows any more. */
type NumberOf = (text: number) => number;

/**
 * A gist as bytes.
 *
 * @param numberOf what texts are called where the bytes are kept
 */
export function gistBytes(gist: Gist, texts: Texts, numberOf: NumberOf): Uint8Array {
  const { date, source, entities, doubtful, fingerprints, sayings } = gist;
  const textOf = (text: string | undefined): number => (text === undefined ? -1 : numberOf(texts.numberOf(text)));
  const numbers = [
    ...[textOf(date), textOf(source), entities.length, doubtful.length, fingerprints.length],
    ...renumbered(entities, numberOf),
    ...doubtful,
  ];
  for (const fingerprint of fingerprints) numbers.push(...halves(fingerprint));
  for (const number of sayingNumbers(sayings)) numbers.push(number);
  return new Uint8Array(Int32Array.from(numbers).buffer);
}

/**
 * The gist that `gistBytes` wrote; nothing where a text of it is lost.
 *
 * @param numberOf what texts are called here, by what they are called in the bytes
 */
export function gistFrom(bytes: Uint8Array, texts: Texts, numberOf: NumberOf): Gist | undefined {
  const numbers = new Int32Array(bytes.slice().buffer);
  const [date = -1, source = -1, ...lengths] = numbers.subarray(0, HEAD);
  const [entities, doubtful, prints, sayings] = cut(numbers.subarray(HEAD), lengths);
  if (entities === undefined || doubtful === undefined || prints === undefined || sayings === undefined)
    return undefined;
  let isWhole = true;
  const known = (text: number): number => {
    const number = numberOf(text);
    if (number < 0) isWhole = false;
    return number;
  };
  const own = renumbered(entities, known);
  const gist: Gist = {
    ...(date >= 0 && { date: textAt(known(date), texts) }),
    ...(source >= 0 && { source: textAt(known(source), texts) }),
    entities: own,
    doubtful: doubtful.slice(),
    fingerprints: fingerprintsFrom(prints),
    // Most are asked for later.
    get sayings() {
      return sayingsFrom(sayings);
    },
  };
  return isWhole ? gist : undefined;
}

function fingerprintsFrom(numbers: Int32Array): Float64Array {
  const found = new Float64Array(numbers.length / 2);
  for (let i = 0; i < found.length; i++) found[i] = whole(numbers[2 * i]!, numbers[2 * i + 1]!);
  return found;
}

function cut(numbers: Int32Array, [entities = 0, doubtful = 0, fingerprints = 0]: readonly number[]): Int32Array[] {
  const ends = [entities, entities + doubtful, entities + doubtful + 2 * fingerprints];
  return [0, ...ends].map((from, i) => numbers.subarray(from, ends[i]));
}

function textAt(number: number, texts: Texts): string {
  return number < 0 ? '' : texts.at(number);
}

/** Sayings as numbers of 32 bits, one behind the other. */
export function* sayingNumbers(sayings: readonly Saying[]): Generator<number, void, undefined> {
  for (const { quotation, key, shingles } of sayings) {
    yield quotation;
    yield* halves(key);
    yield shingles.length;
    yield* shingles;
  }
}

/** The sayings that `sayingNumbers` wrote. */
export function sayingsFrom(numbers: Int32Array): Saying[] {
  const sayings: Saying[] = [];
  for (let at = 0; at < numbers.length; ) {
    const from = at + 4;
    const to = from + numbers[at + 3]!;
    sayings.push({
      quotation: numbers[at]!,
      key: whole(numbers[at + 1]!, numbers[at + 2]!),
      shingles: Array.from(numbers.subarray(from, to)),
    });
    at = to;
  }
  return sayings;
}

/** A whole number below 2^53 as two of 32 bits. */
function halves(number: number): readonly [number, number] {
  return [number | 0, Math.floor(number / 4294967296) | 0];
}

function whole(low: number, high: number): number {
  return (low >>> 0) + high * 4294967296;
}
