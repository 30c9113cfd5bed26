// All articles of the corpus at a glance: what side views and pictures are drawn from, so that none of them asks every article.
import { NAME_KINDS, type NameKind } from '../analysis/model.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Glance } from '../corpus/glance.ts';
import type { ArticleSummary, EntityId, Label } from '../corpus/model.ts';
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
}

/** One column a property. */
export interface SurveyedEntities {
  readonly rows: ReadonlyMap<EntityId, number>;
  readonly id: readonly EntityId[];
  readonly name: readonly string[];
  /** Indices into `NAME_KINDS`. */
  readonly kind: Uint8Array;
  readonly mentions: Uint32Array;
  readonly articles: Uint32Array;
  readonly quotations: Uint32Array;
  /** The last day on which it is named, or nothing. */
  readonly last: readonly (string | undefined)[];
}

/** What one article tells, whatever else the corpus holds: it may have to be read from disk, so this is done once. */
interface Reading extends Pick<Glance, 'local' | 'sentence' | 'speakers'> {
  /** As it is shown. */
  readonly title: string;
  readonly date?: string;
  readonly source?: string;
}

function readingOf({ title, local, sentence, speakers }: Glance, { uri, date, source }: ArticleSummary): Reading {
  return {
    title: shownTitle(title, uri),
    ...(date !== undefined && { date }),
    ...(source !== undefined && { source }),
    ...{ local, sentence, speakers },
  };
}

const NOBODY = 0xffff_ffff;

/** So many articles may have changed since the last full look, beside all, before who is who is asked of all of them again. */
const FEW_CHANGES = 0.02;

/** So many articles are looked through in no time. */
const SMALL = 500;

/** Whose the entities of an article are, and with which version of the corpus that article came in. */
interface Known {
  readonly since: number;
  readonly ids: readonly (EntityId | undefined)[];
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

  function* identify(
    uris: readonly string[],
    labelOf: (id: EntityId) => Label | undefined,
  ): Generator<void, Map<string, Known>> {
    const isFresh = (uri: string): boolean => {
      const before = known.get(uri);
      if (before === undefined || before.since !== corpus.since(uri)) return false;
      // An entity that is gone has its mentions under another name now.
      return before.ids.every((id) => id === undefined || labelOf(id) !== undefined);
    };
    const found = new Map<string, Known>();
    const changed: string[] = [];
    for (const uri of uris) {
      yield;
      if (uris.length > small && isFresh(uri)) found.set(uri, known.get(uri)!);
      else changed.push(uri);
    }
    const census = changed.length > Math.max(small, FEW_CHANGES * uris.length) ? yield* corpus.census() : undefined;
    for (const uri of changed) {
      yield;
      const since = corpus.since(uri);
      if (since === undefined) continue;
      const article = corpus.article(uri);
      if (article === undefined) continue;
      const before = known.get(uri);
      const glance = before?.since === since ? undefined : corpus.glance(uri);
      const reading = glance === undefined ? before?.reading : readingOf(glance, article);
      if (reading === undefined) continue;
      const ids =
        census?.get(uri) ?? Array.from({ length: article.entities }, (_, local) => corpus.entityOf(uri, local));
      found.set(uri, { since, ids, reading });
    }
    return found;
  }

  return function* surveyInSteps() {
    const { version } = corpus;
    const uris = corpus.uris();
    // Each entity is looked up once.
    const labels = new Map<EntityId, Label | undefined>();
    const labelOf = (id: EntityId): Label | undefined => {
      if (!labels.has(id)) labels.set(id, corpus.label(id));
      return labels.get(id);
    };
    known = yield* identify(uris, labelOf);
    return yield* count(version, uris, known, labelOf);
  };
}

function* count(
  version: number,
  uris: readonly string[],
  known: ReadonlyMap<string, Known>,
  labelOf: (id: EntityId) => Label | undefined,
): Generator<void, Survey> {
  const rows = new Map<EntityId, number>();
  const ids: EntityId[] = [];
  const mentions: number[] = [];
  const inArticles: number[] = [];
  const quoted: number[] = [];
  const last: (string | undefined)[] = [];
  const articles: SurveyedArticle[] = [];
  const entity = growing();
  const sentence = growing();
  const speakers = growing();
  const rowOf = (id: EntityId | undefined): number => {
    if (id === undefined) return NOBODY;
    const there = rows.get(id);
    if (there !== undefined) return there;
    const row = ids.length;
    rows.set(id, row);
    ids.push(id);
    mentions.push(0);
    inArticles.push(0);
    quoted.push(0);
    last.push(undefined);
    return row;
  };
  for (const uri of uris) {
    yield;
    const article = known.get(uri);
    if (article === undefined) continue;
    const { reading, ids: owners } = article;
    const { title, date, source } = reading;
    const owner = Uint32Array.from(owners, rowOf);
    const counted = new Set<number>();
    const from = entity.length;
    for (let i = 0; i < reading.local.length; i++) {
      const row = owner[reading.local[i]!] ?? NOBODY;
      if (row === NOBODY) continue;
      entity.push(row);
      sentence.push(reading.sentence[i]!);
      mentions[row]! += 1;
      if (counted.has(row)) continue;
      counted.add(row);
      inArticles[row]! += 1;
      if (date !== undefined && date > (last[row] ?? '')) last[row] = date;
    }
    const said = speakers.length;
    for (const speaker of reading.speakers) {
      const row = owner[speaker] ?? NOBODY;
      if (row === NOBODY) continue;
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
    });
  }
  const name: string[] = [];
  const kind = new Uint8Array(ids.length);
  for (const [row, id] of ids.entries()) {
    if (row % 64 === 0) yield;
    const label = labelOf(id);
    name.push(label?.name ?? '');
    kind[row] = NAME_KINDS.indexOf(label?.kind ?? 'other');
  }
  yield;
  const dated = articles.map(({ date }) => date ?? LAST);
  return {
    version,
    articles,
    entities: {
      rows,
      id: ids,
      name,
      kind,
      mentions: Uint32Array.from(mentions),
      articles: Uint32Array.from(inArticles),
      quotations: Uint32Array.from(quoted),
      last,
    },
    byDate: Uint32Array.from(articles.keys()).sort((a, b) => compare(dated[a]!, dated[b]!) || a - b),
    mentions: { entity: entity.taken(), sentence: sentence.taken() },
    speakers: speakers.taken(),
  };
}

/** Behind every date. */
const LAST = '\uffff';

export function kindAt({ kind }: SurveyedEntities, row: number): NameKind {
  return NAME_KINDS[kind[row]!] ?? 'other';
}

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
