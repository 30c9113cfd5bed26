import { NAME_KINDS, type QuotationKind } from '../analysis/model.ts';
import {
  type Digest,
  type DigestContext,
  type DigestDate,
  type DigestEntity,
  type DigestQuotation,
  type Excerpt,
  MENTION_STRIDE,
} from './digest.ts';
import { type Glance, glanceOf, type PackedGlance, packGlance, unpackGlance } from './glance.ts';
import type { Range } from './range.ts';
import type { ScoredLines } from './scored-lines.ts';
import { packSayings, unpackSayings } from './shingles.ts';

/** What looks through a whole folder read of an article, as texts in JSON. */
export interface PackedLook {
  readonly glance: string;
  /** What says of lines what is noise. */
  readonly lines: string;
}

/** A digest as texts in JSON, a fifth of what it takes as objects. */
export interface PackedDigest extends PackedLook {
  readonly mentions: string;
  /** What is read of an article where another one leads to it: the title, and what stands around each entity. */
  readonly contexts: string;
  /** What says who is who. */
  readonly head: string;
  /** What is asked for article by article: quotations and sentences. */
  readonly rest: string;
}

/** Changes whenever the same texts would mean something else. */
export const PACKED_FORMAT = 8;

const QUOTATION_KINDS: readonly QuotationKind[] = ['direct', 'mixed', 'indirect', 'scare'];

type PackedEntity = readonly [
  kind: number,
  name: string,
  /** How often it is written as it is named, then other spellings with their counts. */
  spellings: readonly (number | string)[],
  descriptions?: readonly string[],
  known?: string,
  home?: string,
];

type PackedHead = readonly [
  title: string | null,
  date: string | null,
  source: string | null,
  entities: readonly PackedEntity[],
  sayings: string,
  /** Where each begins and its entity, or −1. */
  doubtful: readonly number[],
];

type PackedQuotation = readonly [
  start: number,
  length: number,
  range: readonly [number, number, number, number],
  kind: number,
  text: string,
  confidence: number,
  speaker: number | null,
  cue: string | null,
  isPlainlyGiven: 0 | 1,
  /** Left out where it is the text. */
  quoted?: string,
];

type PackedContexts = readonly [title: string | null, contexts: readonly PackedContext[]];

type PackedContext = readonly [
  shared: number,
  text: string,
  start: number,
  end: number,
  line: number,
  character: number,
  length: number,
];

type PackedRest = readonly [
  quotations: readonly PackedQuotation[],
  sentences: readonly number[],
  dates: readonly PackedDate[],
];

type PackedDate = readonly [
  day: string,
  range: readonly [number, number, number, number],
  sentence: number | null,
  context: string,
];

type PackedLines = readonly [numbers: readonly (readonly number[])[], reasons: readonly string[]];

const packedOf = new WeakMap<Digest, PackedDigest>();

export function packDigest(digest: Digest): PackedDigest {
  const known = packedOf.get(digest);
  if (known !== undefined) return known;
  return {
    head: text(headOf(digest)),
    glance: text(packGlance(digest)),
    lines: text(linesOf(digest)),
    mentions: text(differences(digest.mentions, MENTION_STRIDE)),
    contexts: text(contextsOf(digest)),
    rest: text(restOf(digest)),
  };
}

/** The same digest, held as its texts; itself where it is held so. */
export function compact(digest: Digest): Digest {
  return packedOf.has(digest) ? digest : unpackDigest(packDigest(digest));
}

/**
 * Reads a digest that `packDigest` made, part by part, when a part is asked for; what was read is kept only as long as somebody
 * holds it.
 */
export function unpackDigest(packed: PackedDigest): Digest {
  const head = recalled(() => unpackHead(JSON.parse(packed.head)));
  const lines = recalled(() => unpackLines(JSON.parse(packed.lines)));
  const mentions = recalled(() => mentionsIn(packed.mentions));
  const contexts = recalled(() => unpackContexts(JSON.parse(packed.contexts)));
  const rest = recalled(() => unpackRest(JSON.parse(packed.rest)));
  const { title, date, source } = head();
  const digest: Digest = {
    ...(title !== undefined && { title }),
    ...(date !== undefined && { date }),
    ...(source !== undefined && { source }),
    get entities() {
      return head().entities;
    },
    get contexts() {
      return contexts().contexts;
    },
    get mentions() {
      return mentions();
    },
    get quotations() {
      return rest().quotations;
    },
    get sentences() {
      return rest().sentences;
    },
    get dates() {
      return rest().dates;
    },
    get sayings() {
      return head().sayings;
    },
    get doubtful() {
      return head().doubtful;
    },
    get lines() {
      return lines();
    },
  };
  packedOf.set(digest, packed);
  return digest;
}

/** The glance of a digest that `packDigest` made: nothing else of it is read. */
export function unpackLook({ glance, lines }: PackedLook): Glance {
  return unpackGlance(
    JSON.parse(glance),
    recalled(() => linesIn({ lines })),
  );
}

/** The lines of a digest, by themselves. */
export function linesIn({ lines }: Pick<PackedLook, 'lines'>): ScoredLines {
  return unpackLines(JSON.parse(lines));
}

/** The excerpt of a digest for one of its entities: nothing else of it is read, and nothing of the other entities stays in memory. */
export function unpackExcerpt(packed: string, local: number): Excerpt {
  const [title, contexts]: PackedContexts = JSON.parse(packed);
  return { ...(title !== null && { title }), context: contextAt(contexts, local) };
}

/** The mentions of a digest, by themselves. */
export function mentionsIn(packed: string): Int32Array {
  return unpackMentions(JSON.parse(packed));
}

/** The glance of a digest; of one that is held as texts nothing else is read. */
export function glimpse(digest: Digest): Glance {
  const packed = packedOf.get(digest);
  return packed === undefined ? glanceOf(digest) : unpackLook(packed);
}

function recalled<T extends object>(make: () => T): () => T {
  let kept: WeakRef<T> | undefined;
  return () => {
    const found = kept?.deref();
    if (found !== undefined) return found;
    const made = make();
    kept = new WeakRef(made);
    return made;
  };
}

/** JSON of Latin-1 letters only, which take a byte each; a text that is mostly of others stays as it is. */
function text(
  value: PackedGlance | PackedHead | PackedLines | PackedContexts | PackedRest | readonly number[],
): string {
  const json = JSON.stringify(value);
  const foreign = json.match(/[^\0-\xff]/g)?.length ?? 0;
  if (foreign === 0 || foreign > json.length / 8) return json;
  return json.replace(/[^\0-\xff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function headOf({ title, date, source, entities, sayings, doubtful }: Digest): PackedHead {
  return [
    title ?? null,
    date ?? null,
    source ?? null,
    entities.map(({ kind, name, known, spellings, descriptions }): PackedEntity => {
      const counts = spellings.flatMap(({ text, count }, index) =>
        index === 0 && text === name ? [count] : [text, count],
      );
      const packed = [NAME_KINDS.indexOf(kind), name, counts] as const;
      if (known === undefined) return descriptions.length === 0 ? packed : [...packed, descriptions];
      const { name: usual, home } = known;
      return home === undefined ? [...packed, descriptions, usual] : [...packed, descriptions, usual, home];
    }),
    packSayings(sayings),
    doubtful.flatMap(({ start, entity = -1 }) => [start, entity]),
  ];
}

type Head = Pick<Digest, 'title' | 'date' | 'source' | 'entities' | 'sayings' | 'doubtful'>;

function unpackHead([title, date, source, entities, sayings, doubtful]: PackedHead): Head {
  return {
    ...(title !== null && { title }),
    ...(date !== null && { date }),
    ...(source !== null && { source }),
    entities: entities.map(([kind, name, counts, descriptions = [], usual, home]): DigestEntity => {
      const spellings: { text: string; count: number }[] = [];
      let text = name;
      for (const entry of counts) {
        if (typeof entry === 'string') text = entry;
        else spellings.push({ text, count: entry });
      }
      const known = usual === undefined ? undefined : { name: usual, ...(home !== undefined && { home }) };
      return { kind: NAME_KINDS[kind]!, name, ...(known !== undefined && { known }), spellings, descriptions };
    }),
    sayings: unpackSayings(sayings),
    doubtful: doubtful.flatMap((start, i) => {
      const entity = doubtful[i + 1] ?? -1;
      return i % 2 === 1 ? [] : [{ start, ...(entity >= 0 && { entity }) }];
    }),
  };
}

function contextsOf({ title, contexts }: Digest): PackedContexts {
  let before = '';
  const packed = contexts.map(({ text, name: { start, end }, line, character, length }): PackedContext => {
    // Names of one sentence have much of their context in common.
    const shared = sharedLength(before, text);
    before = text;
    return [shared, text.slice(shared), start, end, line, character, length];
  });
  return [title ?? null, packed];
}

function restOf({ quotations, sentences, dates }: Digest): PackedRest {
  return [
    quotations.map(
      ({ start, end, range, kind, text, confidence, speaker, cue, isPlainlyGiven, quoted }): PackedQuotation => {
        const packed = [
          start,
          end - start,
          numbersOf(range),
          QUOTATION_KINDS.indexOf(kind),
          text,
          confidence,
          speaker ?? null,
          cue ?? null,
          isPlainlyGiven === true ? 1 : 0,
        ] as const;
        return quoted === undefined ? packed : [...packed, quoted];
      },
    ),
    sentences,
    dates.map(({ day, range, sentence, context }): PackedDate => [day, numbersOf(range), sentence ?? null, context]),
  ];
}

function numbersOf({ start, end }: Range): readonly [number, number, number, number] {
  return [start.line, start.character, end.line, end.character];
}

function rangeOf([line, character, endLine, endCharacter]: readonly [number, number, number, number]): Range {
  return { start: { line, character }, end: { line: endLine, character: endCharacter } };
}

function linesOf({ lines }: Digest): PackedLines {
  const { line, start, length, kind, fingerprint, reason, reasons } = lines;
  // Nine digits tell every number of 32 bits from every other.
  const logOdds = Array.from(lines.logOdds, (value) => Number(value.toPrecision(9)));
  return [
    [...[line, start, length].map((numbers) => [...numbers]), logOdds, [...kind], [...fingerprint], [...reason]],
    reasons,
  ];
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}

/** The first two of every few numbers, which grow, as what they grow by. */
function differences(numbers: Int32Array, stride: number): number[] {
  return Array.from(numbers, (number, i) => (i % stride < 2 ? number - (numbers[i - stride] ?? 0) : number));
}

type Rest = Pick<Digest, 'quotations' | 'sentences' | 'dates'>;

function unpackMentions(mentions: readonly number[]): Int32Array {
  const numbers = new Int32Array(mentions);
  for (let i = MENTION_STRIDE; i + 1 < numbers.length; i += MENTION_STRIDE) {
    numbers[i]! += numbers[i - MENTION_STRIDE]!;
    numbers[i + 1]! += numbers[i + 1 - MENTION_STRIDE]!;
  }
  return numbers;
}

function contextAt(contexts: readonly PackedContext[], local: number): DigestContext | undefined {
  const found = contexts[local];
  if (found === undefined) return undefined;
  const [shared, rest, start, end, line, character, length] = found;
  // From the last to have letters of its own there back to the first.
  let text = rest;
  let missing = shared;
  for (let i = local - 1; missing > 0 && i >= 0; i--) {
    const [before, own] = contexts[i]!;
    if (before >= missing) continue;
    text = own.slice(0, missing - before) + text;
    missing = before;
  }
  return { text, name: { start, end }, line, character, length };
}

function unpackContexts([title, contexts]: PackedContexts): Pick<Digest, 'title' | 'contexts'> {
  let before = '';
  return {
    ...(title !== null && { title }),
    contexts: contexts.map(([shared, text, start, end, line, character, length]): DigestContext => {
      before = before.slice(0, shared) + text;
      return { text: before, name: { start, end }, line, character, length };
    }),
  };
}

function unpackRest([quotations, sentences, dates]: PackedRest): Rest {
  return {
    quotations: quotations.map(
      ([start, length, range, kind, text, confidence, speaker, cue, isPlainlyGiven, quoted]): DigestQuotation => ({
        start,
        end: start + length,
        range: rangeOf(range),
        kind: QUOTATION_KINDS[kind]!,
        text,
        ...(speaker !== null && { speaker }),
        ...(isPlainlyGiven === 1 && { isPlainlyGiven: true }),
        ...(cue !== null && { cue }),
        ...(quoted !== undefined && { quoted }),
        confidence,
      }),
    ),
    sentences,
    dates: dates.map(
      ([day, range, sentence, context]): DigestDate => ({
        day,
        range: rangeOf(range),
        ...(sentence !== null && { sentence }),
        context,
      }),
    ),
  };
}

function unpackLines([numbers, reasons]: PackedLines): ScoredLines {
  const [line = [], start = [], length = [], logOdds = [], kind = [], fingerprint = [], reason = []] = numbers;
  return {
    line: Uint32Array.from(line),
    start: Uint32Array.from(start),
    length: Uint32Array.from(length),
    logOdds: Float32Array.from(logOdds),
    kind: Uint8Array.from(kind),
    fingerprint: Float64Array.from(fingerprint),
    reason: Uint8Array.from(reason),
    reasons,
  };
}
