// All articles of the corpus at a glance: what side views and pictures are drawn from, so that none of them asks every article.
import { NAME_KINDS, type NameKind } from '../analysis/model.ts';
import { NOBODY } from '../corpus/census.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Glance } from '../corpus/glance.ts';
import type { ArticleSummary, EntityId } from '../corpus/model.ts';
import { shownTitle } from './code-lens.ts';

/** How the corpus stood when it was looked through; entities and articles are rows, counted from 0. */
export interface Survey {
  /** The version of the corpus with which it was begun. */
  readonly version: number;
  readonly articles: readonly SurveyedArticle[];
  readonly entities: SurveyedEntities;
  /** Rows of articles by date, those without one last. */
  readonly byDate: Uint32Array;
  /** Every mention, article by article, in the order of the text: the row of its entity, and the sentence it stands in, of those with one. */
  readonly mentions: { readonly entity: Uint32Array; readonly sentence: Uint32Array };
  /** Every day that an article speaks of, since 1970, in the same order, and the sentence it stands in; `NO_SENTENCE` where nobody is named in it. */
  readonly dates: { readonly day: Int32Array; readonly sentence: Uint32Array };
  /** The row of the entity that says it for every quotation with a speaker, article by article, in the order of the text. */
  readonly speakers: Uint32Array;
}

export interface SurveyedArticle {
  readonly uri: string;
  /** As it is shown: the title, or else the name of the file. */
  readonly title: string;
  /** ISO 8601, to the day. */
  readonly date?: string;
  readonly source?: string;
  /** Quotations with a speaker. */
  readonly quotations: number;
  /** Where its mentions begin and end in `Survey.mentions`. */
  readonly from: number;
  readonly to: number;
  /** Where its quotations begin in `Survey.speakers`; there are `quotations` of them. */
  readonly said: number;
  /** Where the days that it speaks of begin in `Survey.dates`, and how many there are. */
  readonly spoken: number;
  readonly days: number;
}

/** One column a property. */
export interface SurveyedEntities {
  readonly rows: ReadonlyMap<EntityId, number>;
  readonly id: readonly EntityId[];
  /** As it is called when it is asked for: to name all of them takes long. */
  name(row: number): string;
  /** Indices into `NAME_KINDS`. */
  readonly kind: Uint8Array;
  readonly mentions: Uint32Array;
  readonly articles: Uint32Array;
  readonly quotations: Uint32Array;
  /** The last day on which it is named, or nothing. */
  readonly last: readonly (string | undefined)[];
}

/** What one article tells, whatever else the corpus holds: it may have to be read from disk, so this is done once. */
interface Reading extends Omit<Glance, 'title' | 'lines'> {
  /** As it is shown. */
  readonly title: string;
  readonly date?: string;
  readonly source?: string;
}

function readingOf(glance: Glance, { uri, date, source }: ArticleSummary): Reading {
  // Its lines, which are read when somebody asks for them, nobody asks for here.
  const { title, local, sentence, speakers, days, daySentences } = glance;
  return {
    local,
    sentence,
    speakers,
    days,
    daySentences,
    title: shownTitle(title, uri),
    ...(date !== undefined && { date }),
    ...(source !== undefined && { source }),
  };
}

/** So many articles may have changed since the last full look, beside all, before who is who is asked of all of them again. */
const FEW_CHANGES = 0.02;

/** So many articles are looked through in no time. */
export const SMALL = 500;

/** Whose the entities of an article are, and with which version of the corpus that article came in. */
interface Known {
  readonly since: number;
  /** The numbers of entities, or `NOBODY`. */
  readonly owners: Uint32Array;
  readonly reading: Reading;
}

/**
 * Makes surveys of a corpus, in steps of an article or some names. The first asks who is who of all articles; later ones only of
 * those that have changed, until many have. Where the corpus changes meanwhile the survey shows some of the change; whoever asks
 * makes another then.
 *
 * @param small corpora of no more articles than this are looked through in full every time
 */
export function createSurveys(corpus: Corpus, small = SMALL): () => Generator<void, Survey> {
  let known = new Map<string, Known>();
  /** By their numbers; those that are gone stay until all is looked through anew. */
  let ids: EntityId[] = [];
  let numbers = new Map<EntityId, number>();

  function numberOf(id: EntityId | undefined): number {
    if (id === undefined) return NOBODY;
    let number = numbers.get(id);
    if (number === undefined) {
      number = ids.push(id) - 1;
      numbers.set(id, number);
    }
    return number;
  }

  function* identify(uris: readonly string[]): Generator<void, Map<string, Known>> {
    const isThere = new Map<number, boolean>();
    const isEntity = (number: number): boolean => {
      let is = number === NOBODY || isThere.get(number);
      if (is === undefined) {
        is = corpus.kind(ids[number]!) !== undefined;
        isThere.set(number, is);
      }
      return is;
    };
    const found = new Map<string, Known>();
    const changed: string[] = [];
    for (const uri of uris) {
      yield;
      const before = known.get(uri);
      // An entity that is gone has its mentions under another name now.
      const isFresh = before !== undefined && before.since === corpus.since(uri) && before.owners.every(isEntity);
      if (uris.length > small && isFresh) found.set(uri, before);
      else changed.push(uri);
    }
    const isAnew = changed.length > Math.max(small, FEW_CHANGES * uris.length);
    if (isAnew) {
      ids = [];
      numbers = new Map();
      found.clear();
    }
    const census = isAnew ? yield* corpus.census(numberOf) : undefined;
    for (const uri of isAnew ? uris : changed) {
      yield;
      const since = corpus.since(uri);
      const article = corpus.article(uri);
      if (since === undefined || article === undefined) continue;
      const before = known.get(uri);
      const glance = before?.since === since ? undefined : corpus.glance(uri);
      const reading = glance === undefined ? before?.reading : readingOf(glance, article);
      if (reading === undefined) continue;
      const owners =
        census?.get(uri) ??
        Uint32Array.from({ length: article.entities }, (_, local) => numberOf(corpus.entityOf(uri, local)));
      found.set(uri, { since, owners, reading });
    }
    return found;
  }

  return function* surveyInSteps() {
    const { version } = corpus;
    const uris = corpus.uris();
    known = yield* identify(uris);
    return yield* count(version, uris, known, ids, corpus);
  };
}

function* count(
  version: number,
  uris: readonly string[],
  known: ReadonlyMap<string, Known>,
  ids: readonly EntityId[],
  corpus: Pick<Corpus, 'kind' | 'label'>,
): Generator<void, Survey> {
  const rowOf = new Int32Array(ids.length).fill(-1);
  const numbers: number[] = [];
  const mentions = new Uint32Array(ids.length);
  const inArticles = new Uint32Array(ids.length);
  const quoted = new Uint32Array(ids.length);
  /** The article in which a row was counted last, from 1. */
  const counted = new Uint32Array(ids.length);
  const last: (string | undefined)[] = [];
  const articles: SurveyedArticle[] = [];
  const entity = growing();
  const sentence = growing();
  const speakers = growing();
  const day = growing();
  const daySentence = growing();
  const rowFor = (number: number | undefined): number => {
    if (number === undefined || number === NOBODY) return -1;
    if (rowOf[number]! < 0) rowOf[number] = numbers.push(number) - 1;
    return rowOf[number]!;
  };
  for (const uri of uris) {
    yield;
    const article = known.get(uri);
    if (article === undefined) continue;
    const { reading, owners } = article;
    const { title, date, source, local, days } = reading;
    const from = entity.length;
    for (let i = 0; i < local.length; i++) {
      const row = rowFor(owners[local[i]!]);
      if (row < 0) continue;
      entity.push(row);
      sentence.push(reading.sentence[i]!);
      mentions[row]! += 1;
      if (counted[row] === articles.length + 1) continue;
      counted[row] = articles.length + 1;
      inArticles[row]! += 1;
      if (date !== undefined && date > (last[row] ?? '')) last[row] = date;
    }
    const said = speakers.length;
    for (const speaker of reading.speakers) {
      const row = rowFor(owners[speaker]);
      if (row < 0) continue;
      quoted[row]! += 1;
      speakers.push(row);
    }
    articles.push({
      uri,
      title,
      ...(date !== undefined && { date }),
      ...(source !== undefined && { source }),
      quotations: speakers.length - said,
      from,
      to: entity.length,
      said,
      spoken: day.length,
      days: days.length,
    });
    for (const one of days) day.push(one);
    for (const one of reading.daySentences) daySentence.push(one);
  }
  const own = numbers.map((number) => ids[number]!);
  const kind = new Uint8Array(own.length);
  for (const [row, id] of own.entries()) {
    if (row % 256 === 0) yield;
    kind[row] = NAME_KINDS.indexOf(corpus.kind(id) ?? 'other');
  }
  const names: string[] = [];
  const dated = articles.map(({ date }) => date ?? LAST);
  return {
    version,
    articles,
    entities: {
      rows: new Map(own.map((id, row) => [id, row])),
      id: own,
      name(row) {
        names[row] ??= corpus.label(own[row]!)?.name ?? '';
        return names[row];
      },
      kind,
      mentions: mentions.slice(0, own.length),
      articles: inArticles.slice(0, own.length),
      quotations: quoted.slice(0, own.length),
      last,
    },
    byDate: Uint32Array.from(articles.keys()).sort((a, b) => compare(dated[a]!, dated[b]!) || a - b),
    mentions: { entity: entity.taken(), sentence: sentence.taken() },
    dates: { day: new Int32Array(day.taken()), sentence: daySentence.taken() },
    speakers: speakers.taken(),
  };
}

/** Behind every date. */
const LAST = '\uffff';

/** The kind of the entity in a row of the survey. */
export function kindAt({ kind }: SurveyedEntities, row: number): NameKind {
  return NAME_KINDS[kind[row]!] ?? 'other';
}

/** The order of code units: the same on every machine, whatever its language. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Numbers of which it is not known how many there will be. */
function growing(): { readonly length: number; push(value: number): void; taken(): Uint32Array } {
  let numbers = new Uint32Array(1024);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === numbers.length) {
        const larger = new Uint32Array(2 * length);
        larger.set(numbers);
        numbers = larger;
      }
      numbers[length++] = value;
    },
    taken: () => numbers.slice(0, length),
  };
}
