// Where articles that quote the same do not agree: on its words, or on who said them.

import { fold } from '../analysis/coreference/fold.ts';
import type { Quotation, Span } from '../analysis/model.ts';
import { toldSpeaker } from '../analysis/quotations/told-speaker.ts';
import type { Difference } from '../corpus/alignment.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { DAY } from '../corpus/days.ts';
import type { Echo } from '../corpus/echoes.ts';
import type { Label, Location } from '../corpus/model.ts';
import { isPlainlyGiven } from '../corpus/plain-speaker.ts';
import { type SpokenWord, spokenWords } from '../corpus/spoken-words.ts';
import { type Article, shorten, within } from './article.ts';
import { titleOf } from './code-lens.ts';
import { contrast, type Version } from './wording.ts';

/** A quotation that another article gives otherwise. */
export interface Disagreement extends Span {
  readonly code: 'altered-quotation' | 'other-speaker';
  readonly message: string;
  /** The same quotation in other articles. */
  readonly related: readonly { readonly location: Location; readonly message: string }[];
}

/** Fewer words may be the same by chance, or said again on another day. */
const LEAST_SAME = 8;
/** Where it is not known that the same person speaks. */
const LEAST_SAME_OF_ANYBODY = 12;
/** Of the words that both have, so many may differ: more is another saying. */
const MOST_DIFFERENT = 0.25;
/** The same where so many days lie between the articles: what is said every month changes a little. */
const DAYS = 14;
const MOST_DIFFERENT_LATER = 0.1;
/** Other articles are named up to this many. */
const LISTED = 6;

/**
 * What the quotations of an article that somebody looks at differ in from other articles, in the order of the text. Copies that
 * are the same never differ; nothing is said where it is doubtful that the same quotation is meant, or who speaks.
 */
export function disagreements(article: Article, corpus: Corpus): readonly Disagreement[] {
  const { analysis } = article;
  const inNoise = within(analysis.noise);
  return analysis.quotations
    .filter((quotation) => (quotation.kind === 'direct' || quotation.kind === 'mixed') && !inNoise(quotation))
    .flatMap((quotation) => {
      const here = { text: article.text, words: spokenWords(article.text, quotation.quoted) };
      const echoes = corpus.echoes(article.uri, here.words);
      if (echoes.length === 0) return [];
      return [
        ...altered(article, corpus, quotation, here, echoes),
        ...givenToAnother(article, corpus, quotation, echoes),
      ];
    });
}

function altered(
  { uri }: Article,
  corpus: Corpus,
  quotation: Quotation,
  here: Version,
  echoes: readonly Echo[],
): readonly Disagreement[] {
  const speaker = toldSpeaker(quotation)?.entity;
  const id = speaker === undefined ? undefined : corpus.entityOf(uri, speaker);
  // An article that has the same words too quotes them twice, once in part.
  const agreeing = new Set(
    echoes.filter(({ alignment }) => alignment.differences.length === 0).map((echo) => echo.uri),
  );
  const found = echoes.flatMap((echo) => {
    if (agreeing.has(echo.uri) || !isSameVoice(corpus, echo, id)) return [];
    return certain(echo, here.words, daysBetween(corpus, uri, echo.uri)).map((difference) => ({ echo, difference }));
  });
  // What several articles have instead of the same words is told once.
  const byPlace = new Map<string, { readonly place: Span; readonly others: Other[] }>();
  for (const { echo, difference } of found) {
    const place = placeOf(here.words, difference.here);
    const there = { text: echo.quotation.quoted ?? echo.quotation.text, words: echo.words };
    const { ours, theirs } = contrast(here, there, difference);
    const other: Other = {
      where: nameOf(corpus, echo.uri),
      what: `“${shorten(theirs, 80)}” for “${shorten(ours, 80)}”`,
      location: { uri: echo.uri, range: echo.quotation.range },
    };
    const key = `${place.start} ${place.end}`;
    const known = byPlace.get(key);
    if (known === undefined) byPlace.set(key, { place, others: [other] });
    else known.others.push(other);
  }
  return Array.from(byPlace.values(), ({ place, others }) => ({
    ...place,
    code: 'altered-quotation',
    message: `Quoted in other words elsewhere: ${listed(others.map(({ what, where }) => `${what} (${where})`))}.`,
    related: others.slice(0, LISTED).map(({ location, where, what }) => ({ location, message: `${where}: ${what}` })),
  }));
}

/** What another article has instead. */
interface Other {
  readonly where: string;
  readonly what: string;
  readonly location: Location;
}

/** Is it the same who speaks there, as far as anybody is known to? */
function isSameVoice(corpus: Corpus, { uri, quotation, alignment }: Echo, here: string | undefined): boolean {
  const there = quotation.speaker === undefined ? undefined : corpus.entityOf(uri, quotation.speaker);
  if (here === undefined || there === undefined) return alignment.same >= LEAST_SAME_OF_ANYBODY;
  return here === there && alignment.same >= LEAST_SAME;
}

/**
 * The differences that no ellipsis, bracket or interruption beside them explains; none where too much differs.
 *
 * @param days between the articles
 */
function certain({ alignment, words }: Echo, ours: readonly SpokenWord[], days: number): readonly Difference[] {
  const { differences, here, there } = alignment;
  const longer = Math.max(here.end - here.start, there.end - there.start);
  const different = differences.reduce((sum, one) => sum + Math.max(lengthOf(one.here), lengthOf(one.there)), 0);
  if (different > (days > DAYS ? MOST_DIFFERENT_LATER : MOST_DIFFERENT) * longer) return [];
  return differences.filter((one) => !isBesideGap(ours, one.here) && !isBesideGap(words, one.there));
}

/** Between the dates of two articles; none where one has no date. */
function daysBetween(corpus: Corpus, a: string, b: string): number {
  const [one = '', other = ''] = [corpus.article(a)?.date, corpus.article(b)?.date];
  const days = Math.abs(Date.parse(one) - Date.parse(other)) / DAY;
  return Number.isNaN(days) ? 0 : days;
}

function isBesideGap(words: readonly SpokenWord[], { start, end }: Span): boolean {
  return words.slice(start, end + 1).some(({ isAfterGap }, index) => isAfterGap && start + index > 0);
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}

/** Where words stand in the text; where none do, the word before. */
function placeOf(words: readonly SpokenWord[], { start, end }: Span): Span {
  const first = start === end ? Math.max(0, start - 1) : start;
  return { start: words[first]!.start, end: words[Math.max(first, end - 1)]!.end };
}

function givenToAnother(
  { uri, text }: Article,
  corpus: Corpus,
  quotation: Quotation,
  echoes: readonly Echo[],
): readonly Disagreement[] {
  const { speaker } = quotation;
  const own = personSpeaking(corpus, uri, speaker?.entity);
  if (speaker === undefined || own === undefined || !isPlainlyGiven(text, quotation)) return [];
  const found = echoes.flatMap((echo) => {
    const { quotation: there, alignment } = echo;
    if (there.isPlainlyGiven !== true || alignment.differences.length > 0 || alignment.same < LEAST_SAME) return [];
    const other = personSpeaking(corpus, echo.uri, there.speaker);
    if (other === undefined || mayBeSame(corpus, own, other)) return [];
    return [{ location: { uri: echo.uri, range: there.range }, name: other.name, where: nameOf(corpus, echo.uri) }];
  });
  if (found.length === 0) return [];
  const related = found.map(({ location, name, where }) => ({ location, message: `${where}: given to ${name}` }));
  const others = listed(found.map(({ name, where }) => `${name} (${where})`));
  return [
    {
      start: speaker.start,
      end: speaker.end,
      code: 'other-speaker',
      message: `Given to ${own.name} here, the same words elsewhere to ${others}.`,
      related: related.slice(0, LISTED),
    },
  ];
}

function personSpeaking(corpus: Corpus, uri: string, local: number | undefined): Label | undefined {
  const id = local === undefined ? undefined : corpus.entityOf(uri, local);
  const label = id === undefined ? undefined : corpus.label(id);
  return label?.kind === 'person' ? label : undefined;
}

/** Persons who share a name may be one whose names nobody has joined, or of one family. */
function mayBeSame(corpus: Corpus, a: Label, b: Label): boolean {
  if (a.id === b.id || corpus.alternatives(a.id).includes(b.id)) return true;
  const words = new Set(fold(a.name).split(' '));
  return fold(b.name)
    .split(' ')
    .some((word) => words.has(word));
}

/** What an article is called in a message. */
function nameOf(corpus: Corpus, uri: string): string {
  return shorten(corpus.article(uri)?.source ?? titleOf(corpus, uri), 50);
}

function listed(words: readonly string[]): string {
  const distinct = [...new Set(words)];
  const shown = distinct.slice(0, 3).join('; ');
  return distinct.length > 3 ? `${shown}; and ${distinct.length - 3} more` : shown;
}
