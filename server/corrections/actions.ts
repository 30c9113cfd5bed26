import { fold } from '../analysis/coreference/fold.ts';
import { anchors } from '../analysis/corrections/anchors.ts';
import type { Mention, NameKind, Noise, NoiseKind, Quotation, Span } from '../analysis/model.ts';
import { remembered } from '../analysis/remembered.ts';
import { inkOf, lineAt } from '../analysis/text/lines.ts';
import type { Constraints } from '../corpus/constraints.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Entity } from '../corpus/model.ts';
import { type Article, shorten, thingsAt, wordsOf } from '../features/article.ts';
import { corpusEntityAt } from '../features/references.ts';
import { shownKind } from '../features/shown-kind.ts';
import type { Correction } from './correction.ts';
import { otherSpeakers, placeOfQuotation } from './speakers.ts';

/** Something a reader may say of what stands at a place; it changes the file of corrections, never the article. */
export interface CorrectingAction {
  readonly title: string;
  readonly corrections: readonly Correction[];
  /** Does it answer a warning? */
  readonly isFix?: boolean;
}

/** Of how many kinds a name may be made where it stands; a list that is longer is not read. Keys make it any. */
const HERE_KINDS = 3;

/** How many speakers are proposed for a quotation. */
const SPEAKERS = 3;

/** What may be corrected at a range of an article. */
export function correctingActions(
  article: Article,
  path: string,
  corpus: Corpus,
  range: Span,
): readonly CorrectingAction[] {
  const things = thingsAt(article.analysis, range.end);
  const mention = things.find((thing) => thing.kind === 'mention')?.mention;
  const isMarked = mention !== undefined && mention.start <= range.start && range.end <= mention.end;
  const quotation = things.find((thing) => thing.kind === 'quotation')?.quotation;
  const noise = things.find((thing) => thing.kind === 'noise')?.noise;
  const selected = range.start < range.end ? trimmed(article.text, range) : undefined;
  const isSelection =
    selected !== undefined &&
    (mention === undefined || mention.start !== selected.start || mention.end !== selected.end);
  return [
    ...(isSelection ? onSelection(article, path, selected) : []),
    ...(isMarked && !isSelection ? onMention(article, path, corpus, mention) : []),
    ...(quotation === undefined || isSelection ? [] : onQuotation(article, path, quotation)),
    ...(isSelection && noise === undefined ? [] : onLines(article, path, noise, range)),
  ];
}

/** Says what a stretch of text is: a name of some kind, or none. With `everywhere` the same words are that in every article. */
export function mark(
  { text }: Pick<Article, 'text'>,
  path: string,
  span: Span,
  is: NameKind | 'nothing',
  everywhere: boolean,
): Correction | undefined {
  const found = trimmed(text, span);
  if (found === undefined) return undefined;
  if (!everywhere) return { rule: 'mention', in: path, place: anchors(text)(found), is };
  const words = wordsOf(text, found);
  return is === 'nothing' ? { rule: 'never', words } : { rule: 'always', words, kind: is };
}

/**
 * What gives an entity another name: it is the entity that has this name already, where there is one, and is called so from now on
 * where there is none. Undefined where nothing stands at the offset or the name says nothing.
 *
 * @param given names that were given to entities before
 */
export function renaming(
  article: Article,
  corpus: Corpus,
  offset: number,
  name: string,
  given: Constraints['names'],
): Correction | undefined {
  const at = nameAt(article, corpus, offset);
  const wanted = name.replace(/\s+/g, ' ').trim();
  const folded = fold(wanted);
  if (at === undefined || folded === '') return undefined;
  const taken = corpus.bearers(wanted).find((entity) => entity.name !== at.name);
  const bearer =
    taken === undefined
      ? given.find((one) => foldedName(one) === folded && !one.of.some((of) => at.names.includes(of)))?.of[0]
      : nameInArticles(corpus, taken);
  if (bearer === undefined) return { rule: 'name', name: wanted, of: at.names };
  return { rule: 'same', names: [bearer, ...at.names].map((one) => ({ name: one })) };
}

const foldedName = remembered(({ name }: Constraints['names'][number]) => fold(name));

/** A name under which articles know an entity, what it is called if they do: a name that a reader gave stands in none. */
export function nameInArticles(corpus: Corpus, { id, name }: Pick<Entity, 'id' | 'name'>): string {
  const [first = name, ...others] = corpus.namesOf(id, MOST_NAMES);
  return [first, ...others].find((one) => fold(one) === fold(name)) ?? first;
}

/** The entity at an offset: where it stands, what it is called, and by which names articles know it. */
export function nameAt(
  { uri, analysis }: Article,
  corpus: Corpus,
  offset: number,
): { readonly span: Span; readonly name: string; readonly names: readonly string[] } | undefined {
  const mention = thingsAt(analysis, offset).find((thing) => thing.kind === 'mention')?.mention;
  const entity = mention?.entity === undefined ? undefined : analysis.entities[mention.entity];
  if (mention?.entity === undefined || entity === undefined) return undefined;
  const id = corpus.entityOf(uri, mention.entity);
  const name = (id === undefined ? undefined : corpus.label(id)?.name) ?? entity.name;
  const others = id === undefined ? [] : corpus.namesOf(id, MOST_NAMES);
  const names = [entity.name, ...others.filter((one) => fold(one) !== fold(entity.name))];
  return { span: mention, name, names: names.slice(0, MOST_NAMES) };
}

/** Works out in steps what a correction at an offset takes longest for; without it the correction takes that long. */
export function* beforeCorrecting(article: Article, corpus: Corpus, offset: number): Generator<void, void> {
  const id = corpusEntityAt(article, corpus, offset)?.id;
  if (id !== undefined) yield* corpus.placing(id);
}

/** An entity that more names are known of than this is corrected by these. */
const MOST_NAMES = 12;

function onSelection(article: Article, path: string, span: Span): CorrectingAction[] {
  const words = shown(wordsOf(article.text, span));
  return MAIN_KINDS.flatMap((kind) =>
    [false, true].flatMap((everywhere) => {
      const correction = mark(article, path, span, kind, everywhere);
      const where = everywhere ? 'everywhere' : 'here';
      return correction === undefined
        ? []
        : [{ title: `Mark ${words} as ${kind}, ${where}`, corrections: [correction] }];
    }),
  );
}

const MAIN_KINDS: readonly NameKind[] = [
  'person',
  'organization',
  'place',
  'facility',
  'group',
  'event',
  'work',
  'other',
];

function onMention(article: Article, path: string, corpus: Corpus, mention: Mention): CorrectingAction[] {
  const words = wordsOf(article.text, mention);
  const actions: CorrectingAction[] = [];
  const say = (title: string, ...corrections: (Correction | undefined)[]): void => {
    const said = corrections.filter((correction) => correction !== undefined);
    if (said.length > 0) actions.push({ title, corrections: said });
  };
  const at = nameAt(article, corpus, mention.start);
  const own = shownKind(corpus, article, mention);
  const others = MAIN_KINDS.filter((kind) => kind !== own);
  if (at !== undefined) {
    for (const kind of others) say(`${shown(at.name)} is ${KIND_NAMES[kind]}`, { rule: 'kind', kind, of: at.names });
  }
  for (const kind of others.slice(0, HERE_KINDS))
    say(`Here ${shown(words)} is ${KIND_NAMES[kind]}`, mark(article, path, mention, kind, false));
  say(`${shown(words)} is not a name, here`, mark(article, path, mention, 'nothing', false));
  say(`${shown(words)} is not a name, in this article`, { rule: 'never', words, in: path });
  say(`${shown(words)} is not a name, anywhere`, { rule: 'never', words });
  const local = mention.entity === undefined ? undefined : article.analysis.entities[mention.entity];
  const id = mention.entity === undefined ? undefined : corpus.entityOf(article.uri, mention.entity);
  if (at === undefined || local === undefined || id === undefined) return actions;
  if (corpus.isElsewhere(id, article.uri)) {
    const names = [{ name: at.name }, { name: local.name, in: path }];
    say(`This article’s ${shown(local.name)} is not the one of other articles`, { rule: 'different', names });
  }
  for (const other of corpus.alternatives(id)) {
    const name = corpus.label(other)?.name;
    if (name === undefined) continue;
    const names = [nameInArticles(corpus, { id: other, name }), ...at.names].map((one) => ({ name: one }));
    say(`The same as ${shown(name)}`, { rule: 'same', names });
  }
  return actions;
}

const KIND_NAMES: Readonly<Record<NameKind, string>> = {
  person: 'a person',
  organization: 'an organization',
  place: 'a place',
  facility: 'a facility',
  group: 'a group of people',
  event: 'an event',
  work: 'a work',
  product: 'a product',
  law: 'a law',
  language: 'a language',
  other: 'a name of another kind',
};

function onQuotation(article: Article, path: string, quotation: Quotation): CorrectingAction[] {
  const place = placeOfQuotation(article, quotation);
  if (place === undefined) return [];
  const say = (title: string, what: { readonly speaker: string | null } | { readonly is: 'nothing' }) => ({
    title,
    corrections: [{ rule: 'quotation', in: path, place, ...what }] as const,
  });
  const actions: CorrectingAction[] = otherSpeakers(article, quotation)
    .slice(0, SPEAKERS)
    .map((index) => {
      const { name } = article.analysis.entities[index]!;
      return say(`Said by ${shown(name)}`, { speaker: name });
    });
  if (quotation.speaker !== undefined) actions.push(say('Nobody says who said this', { speaker: null }));
  if (quotation.kind !== 'scare') actions.push(say('Not a quotation', { is: 'nothing' }));
  return actions;
}

function onLines({ text, analysis }: Article, path: string, noise: Noise | undefined, range: Span): CorrectingAction[] {
  const { lines } = analysis;
  const last = noise === undefined ? range.start : range.end;
  const inks = lines
    .slice(lineAt(lines, range.start), lineAt(lines, last) + 1)
    .flatMap((line) => inkOf(text, line) ?? []);
  if (inks.length === 0) return [];
  const here = (is: NoiseKind | 'text'): Correction[] =>
    inks.map((ink) => ({ rule: 'line', in: path, place: anchors(text)(ink), is }));
  const words = inks.map((ink) => wordsOf(text, ink));
  if (noise !== undefined) {
    const [these, like] =
      inks.length === 1 ? ['this line', 'lines like this one'] : ['these lines', 'lines like these'];
    return [
      { title: `Keep ${these} here`, corrections: here('text'), isFix: true },
      { title: `Keep ${like} in the folder`, corrections: words.map((line) => ({ rule: 'text', line })), isFix: true },
    ];
  }
  return [
    { title: 'This line is noise', corrections: here('residue') },
    {
      title: 'Lines like this one are noise, in every article',
      corrections: words.map((line) => ({ rule: 'noise', line, kind: 'residue' })),
    },
  ];
}

function shown(words: string): string {
  return `“${shorten(words, 40)}”`;
}

function trimmed(text: string, { start, end }: Span): Span | undefined {
  const words = text.slice(start, end);
  const ink = words.trim();
  const from = start + words.indexOf(ink);
  return ink === '' ? undefined : { start: from, end: from + ink.length };
}
