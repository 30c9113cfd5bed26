import type { LocalEntity, Mention, NameKind, Span } from '../analysis/model.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Appearance, Entity, EntityId } from '../corpus/model.ts';
import { type Article, shorten, type Thing, thingsAt, wordsOf } from './article.ts';
import { shownTitle } from './code-lens.ts';
import { count } from './count.ts';
import { firstMention } from './definition.ts';
import { noiseExplanation, noiseName } from './diagnostics.ts';
import { quotationHover, whoSpeaks } from './quotation-hover.ts';
import { corpusEntityAt } from './references.ts';
import { emphasis, type Paragraph, type Part, plain, type Rich, strong } from './rich.ts';

export interface Hover {
  readonly span: Span;
  readonly content: Rich;
}

/** How many other articles, spellings, descriptions and companions a hover lists. */
const LISTED = 6;

/** How many reasons a hover gives: the first few decide. */
const REASONS = 3;

/**
 * What is known of the thing at an offset, the innermost one: a name, a quotation, a line of noise.
 *
 * @param reasonsFor tells in words why a mention is held to be what it is, the strongest reason first
 */
export function hover(
  article: Article,
  corpus: Corpus,
  offset: number,
  reasonsFor: (mention: Mention) => readonly string[],
): Hover | undefined {
  for (const thing of thingsAt(article.analysis, offset)) {
    const content = contentOf(article, corpus, thing, reasonsFor);
    if (content !== undefined) return { span: { start: thing.span.start, end: thing.span.end }, content };
  }
  return undefined;
}

/** Works out in steps what a hover at an offset takes longest for; without it the hover takes that long. */
export function* beforeHover(
  article: Article,
  corpus: Corpus,
  offset: number,
  reasonsFor: (mention: Mention) => readonly string[],
): Generator<void, void> {
  const id = corpusEntityAt(article, corpus, offset)?.id;
  if (id === undefined) return;
  yield* corpus.recalling(id, LISTED);
  for (const { uri, local } of elsewhere(article, corpus, id).slice(-LISTED)) {
    corpus.excerpt(uri, local);
    yield;
  }
  const [thing] = thingsAt(article.analysis, offset);
  if (thing?.kind === 'mention') reasonsFor(thing.mention);
}

/** Where else an entity stands, the latest last. */
function elsewhere({ uri }: Article, corpus: Corpus, id: EntityId): readonly Appearance[] {
  return corpus.appearances(id).filter((place) => place.uri !== uri);
}

function contentOf(
  article: Article,
  corpus: Corpus,
  thing: Thing,
  reasonsFor: (mention: Mention) => readonly string[],
): Rich | undefined {
  switch (thing.kind) {
    case 'mention': {
      const { mention } = thing;
      const why = reasonsWhy(reasonsFor(mention));
      if (mention.entity === undefined) return [...ofValue(article, mention), ...why];
      const entity = ofEntity(article, corpus, mention.entity);
      return entity && [...entity, basis(mention.confidence, []), ...why];
    }
    case 'reference': {
      const entity = ofEntity(article, corpus, thing.reference.entity);
      const words = wordsOf(article.text, thing.reference);
      return entity && [...entity, basis(thing.reference.confidence, [`“${words}” is taken to stand for this name`])];
    }
    case 'speaker': {
      const { speaker } = thing.quotation;
      if (speaker?.entity === undefined) return quotationHover(article, corpus, thing.quotation);
      const entity = ofEntity(article, corpus, speaker.entity);
      return entity && [...entity, whoSpeaks(article, thing.quotation)];
    }
    case 'cue':
    case 'quotation':
      return quotationHover(article, corpus, thing.quotation);
    case 'noise': {
      const { kind, evidence, confidence } = thing.noise;
      return [
        { parts: [strong(noiseName(kind)), plain(' — not part of the article')] },
        { parts: [plain(noiseExplanation(kind))] },
        basis(confidence, evidence),
      ];
    }
  }
}

/** What a kind of name is called in a sentence. */
function kindName(kind: NameKind): string {
  return kind === 'other' ? 'name' : kind === 'group' ? 'people or group' : kind;
}

function ofEntity(article: Article, corpus: Corpus, local: number): Rich | undefined {
  const said = article.analysis.entities[local];
  if (said === undefined) return undefined;
  const id = corpus.entityOf(article.uri, local);
  const entity = id === undefined ? undefined : corpus.entity(id);
  if (id === undefined || entity === undefined) return ofLocalEntity(said);
  const paragraphs: Paragraph[] = [
    { parts: [strong(entity.name), plain(` · ${kindName(entity.kind)}`), ...homeOf(corpus, entity)] },
    ...descriptions(corpus, id),
  ];
  paragraphs.push(
    ...alsoWritten(
      entity.name,
      entity.spellings.map(({ text }) => text),
    ),
  );
  const here = said.mentions.length;
  const others = elsewhere(article, corpus, id);
  const total = `${count(entity.mentions, 'mention')} in ${count(entity.articles, 'article')}${seen(entity)}`;
  paragraphs.push({
    parts: [plain(others.length === 0 ? `${count(here, 'mention')}, in this article only` : `${total}, ${here} here`)],
  });
  // The latest come first: they are ordered by date.
  const shown = others.slice(-LISTED).reverse();
  for (const { uri, local: there } of shown) {
    paragraphs.push({ bullet: true, parts: crossReference(corpus, uri, there) });
  }
  if (others.length > shown.length) {
    paragraphs.push({ bullet: true, parts: [plain(`and ${count(others.length - shown.length, 'more article')}`)] });
  }
  const companions = corpus.companions(id, LISTED);
  if (companions.length > 0) {
    paragraphs.push({ parts: [plain('Appears with '), ...listed(companions.map(({ name }) => plain(name)))] });
  }
  const alternatives = corpus.alternatives(id).flatMap((other) => corpus.label(other)?.name ?? []);
  if (alternatives.length > 0) {
    paragraphs.push({ parts: [plain('May also be '), ...listed(alternatives.map((name) => plain(name)))] });
  }
  return paragraphs;
}

/** An entity that the corpus does not hold: of an article outside every folder, or named in boilerplate only. */
function ofLocalEntity(said: LocalEntity): Rich {
  const paragraphs: Paragraph[] = [{ parts: [strong(said.name), plain(` · ${kindName(said.kind)}`)] }];
  if (said.descriptions.length > 0) paragraphs.push({ parts: listed(said.descriptions.map(emphasis)) });
  paragraphs.push(...alsoWritten(said.name, said.spellings));
  paragraphs.push({ parts: [plain(`${count(said.mentions.length, 'mention')}, in this article only`)] });
  return paragraphs;
}

/** The spellings that a reader can tell from the name and from each other. */
function alsoWritten(name: string, spellings: readonly string[]): readonly Paragraph[] {
  const byLook = new Map(spellings.toReversed().map((spelling) => [lookOf(spelling), spelling]));
  byLook.delete(lookOf(name));
  const others = [...byLook.values()].reverse();
  return others.length === 0 ? [] : [{ parts: [plain('Also written '), ...listed(others.map(plain))] }];
}

/** Marks that differ only for a machine are one: hyphens that do not break, apostrophes, accents of their own, what is not seen. */
function lookOf(spelling: string): string {
  return spelling
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[-‐‑]/gu, '-')
    .replace(/[’ʼ]/gu, "'")
    .replace(/\s+/gu, ' ');
}

/** The country of a people, and the way to it. */
function homeOf(corpus: Corpus, { home }: Entity): readonly Part[] {
  if (home === undefined) return [];
  const first = home.id === undefined ? undefined : corpus.appearances(home.id)[0];
  const place = first && firstMention(corpus, first.uri, first.local)?.range.start;
  return [plain(' of '), first && place ? { text: home.name, target: { uri: first.uri, ...place } } : plain(home.name)];
}

/** When it was seen, where that was on more than one day. */
function seen({ firstSeen, lastSeen }: Entity): string {
  return firstSeen === lastSeen ? '' : ` from ${firstSeen} to ${lastSeen}`;
}

/** What articles call it; where they differ in date or source, each with its own, so that a change of office shows as one. */
function descriptions(corpus: Corpus, id: EntityId): readonly Paragraph[] {
  const said = corpus.descriptions(id);
  if (said.length === 0) return [];
  const differ = (field: 'date' | 'source'): boolean => new Set(said.map((one) => one[field])).size > 1;
  const isTold = { date: differ('date'), source: differ('source') };
  const parts = said.slice(-LISTED).map(({ text, date, source }): readonly Part[] => {
    const facts = [isTold.source ? source : undefined, isTold.date ? date : undefined].filter(Boolean);
    return facts.length > 0 ? [emphasis(text), plain(` (${facts.join(', ')})`)] : [emphasis(text)];
  });
  return [{ parts: parts.flatMap((part, index) => (index > 0 ? [plain(', '), ...part] : part)) }];
}

/** "Title (source, date, 3 mentions): … the name in its line …" */
function crossReference(corpus: Corpus, uri: string, local: number): readonly Part[] {
  const summary = corpus.article(uri);
  const excerpt = corpus.excerpt(uri, local);
  const said = excerpt?.context;
  const start = firstMention(corpus, uri, local)?.range.start ?? { line: 0, character: 0 };
  const title: Part = { text: shorten(shownTitle(excerpt?.title, uri), 80), target: { uri, ...start } };
  const facts = [summary?.source, summary?.date].filter((fact) => fact !== undefined);
  const parts: Part[] = [title, plain(facts.length > 0 ? ` (${facts.join(', ')})` : '')];
  if (said !== undefined && said.text !== '') {
    const { start: from, end } = said.name;
    parts.push(plain(': '), plain(said.text.slice(0, from)), strong(said.text.slice(from, end)));
    parts.push(plain(said.text.slice(end)));
  }
  return parts;
}

function ofValue(article: Article, mention: Mention): Rich {
  const paragraphs: Paragraph[] = [{ parts: [strong(wordsOf(article.text, mention)), plain(` · ${mention.kind}`)] }];
  if (mention.value !== undefined) {
    const since = mention.kind === 'date' ? article.analysis.metadata.date : undefined;
    const basedOn = since === undefined ? '' : `, counted from the article’s date, ${since}`;
    paragraphs.push({ parts: [plain(`= ${mention.value}${basedOn}`)] });
  }
  return paragraphs;
}

/** What a statement rests on, and how sure it is. */
function basis(confidence: number, reasons: readonly string[]): Paragraph {
  const sure = `${Math.round(confidence * 100)} % sure`;
  return { parts: [emphasis([sure, ...reasons].join('; '))] };
}

/** "Why: known surname; follows “President”" */
function reasonsWhy(reasons: readonly string[]): readonly Paragraph[] {
  return reasons.length === 0 ? [] : [{ parts: [emphasis(`Why: ${reasons.slice(0, REASONS).join('; ')}`)] }];
}

function listed(parts: readonly Part[]): readonly Part[] {
  const shown = parts.slice(0, LISTED).flatMap((part, index) => (index > 0 ? [plain(', '), part] : [part]));
  return parts.length > LISTED ? [...shown, plain(` and ${parts.length - LISTED} more`)] : shown;
}
