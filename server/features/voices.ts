// Who speaks of whom and who answers whom: quotations, the names that stand in them, and what is said to them, over all articles.
import type { NameKind } from '../analysis/model.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { type Digest, type DigestQuotation, MENTION_STRIDE } from '../corpus/digest.ts';
import type { EntityId, Location, Range } from '../corpus/model.ts';
import { introduction } from './definition.ts';

/** An entity with where it is introduced. */
export interface Voice {
  readonly id: EntityId;
  readonly name: string;
  readonly kind: NameKind;
  readonly location: Location;
}

/** One entity speaks of another, or answers it: where the names stand in what is said, and the answers, article by article. */
export interface Speaking {
  readonly voice: Voice;
  /** The article that the places stand in; one entry for each. */
  readonly uri: string;
  readonly places: readonly Range[];
}

export function voiceOf(corpus: Corpus, id: EntityId): Voice | undefined {
  const entity = corpus.entity(id);
  const location = introduction(corpus, id);
  return entity && location && { id, name: entity.name, kind: entity.kind, location };
}

/** Whom an entity speaks of in what it says, and whom it answers. */
export function speaksOf(corpus: Corpus, id: EntityId): readonly Speaking[] {
  const found: Found[] = [];
  for (const { uri, quotation } of corpus.quotations(id)) {
    const digest = corpus.digest(uri);
    if (digest === undefined) continue;
    for (const { local, range } of namesIn(digest, quotation)) {
      const other = corpus.entityOf(uri, local);
      if (other !== undefined && other !== id) found.push({ id: other, uri, place: range });
    }
    const answered = answeredBy(corpus, uri, digest, quotation);
    if (answered !== undefined && answered !== id) found.push({ id: answered, uri, place: quotation.range });
  }
  return gathered(corpus, found);
}

/** Who speaks of an entity, or answers it. */
export function isSpokenOfBy(corpus: Corpus, id: EntityId): readonly Speaking[] {
  const found: Found[] = [];
  for (const uri of new Set(corpus.appearances(id).map((appearance) => appearance.uri))) {
    const digest = corpus.digest(uri);
    for (const quotation of digest?.quotations ?? []) {
      const speaker = speakerOf(corpus, uri, quotation);
      if (digest === undefined || speaker === undefined || speaker === id) continue;
      for (const { local, range } of namesIn(digest, quotation)) {
        if (corpus.entityOf(uri, local) === id) found.push({ id: speaker, uri, place: range });
      }
      if (answeredBy(corpus, uri, digest, quotation) === id) found.push({ id: speaker, uri, place: quotation.range });
    }
  }
  return gathered(corpus, found);
}

/** A place where one speaks of another, or answers. */
interface Found {
  readonly id: EntityId;
  readonly uri: string;
  readonly place: Range;
}

/** Words that say of a quotation that it is an answer. */
const ANSWERS =
  /\b(?:answer|counter|disagree|object|rebut|repl(?:y|ied|ies)|respond|retort|(?:fire|hit|shoot|shot) back)/i;

/** Who said last what a quotation answers, where its cue says that it does. */
function answeredBy(
  corpus: Corpus,
  uri: string,
  { quotations }: Digest,
  quotation: DigestQuotation,
): EntityId | undefined {
  if (quotation.cue === undefined || !ANSWERS.test(quotation.cue)) return undefined;
  const before = quotations.findLast(({ start, speaker }) => start < quotation.start && speaker !== quotation.speaker);
  return before && speakerOf(corpus, uri, before);
}

function speakerOf(corpus: Corpus, uri: string, { speaker }: DigestQuotation): EntityId | undefined {
  return speaker === undefined ? undefined : corpus.entityOf(uri, speaker);
}

/** The names within a quotation. */
function namesIn({ mentions }: Digest, { start, end }: DigestQuotation): readonly { local: number; range: Range }[] {
  const found: { local: number; range: Range }[] = [];
  for (let i = 0; i < mentions.length; i += MENTION_STRIDE) {
    const [at = 0, line = 0, character = 0, length = 0, local = 0] = mentions.subarray(i, i + MENTION_STRIDE);
    if (at >= end) break;
    if (at < start) continue;
    found.push({ local, range: { start: { line, character }, end: { line, character: character + length } } });
  }
  return found;
}

/** The most spoken of first, then by name, so that the order never depends on how articles came. */
function gathered(corpus: Corpus, found: readonly Found[]): readonly Speaking[] {
  const byEntity = Map.groupBy(found, ({ id }) => id);
  const ordered = [...byEntity].sort(([a, inA], [b, inB]) => inB.length - inA.length || (a < b ? -1 : 1));
  return ordered.flatMap(([id, places]) => {
    const voice = voiceOf(corpus, id);
    if (voice === undefined) return [];
    const byArticle = [...Map.groupBy(places, ({ uri }) => uri)];
    return byArticle.map(([uri, there]) => ({ voice, uri, places: there.map(({ place }) => place) }));
  });
}
