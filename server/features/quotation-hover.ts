import type { Quotation, Span, SpeakerEvidence } from '../analysis/model.ts';
import { toldSpeaker } from '../analysis/quotations/told-speaker.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Echo } from '../corpus/echoes.ts';
import type { EntityId } from '../corpus/model.ts';
import { spokenWords } from '../corpus/spoken-words.ts';
import { type Article, shorten, wordsOf } from './article.ts';
import { titleOf } from './code-lens.ts';
import { count } from './count.ts';
import { rangeOf } from './references.ts';
import { emphasis, type Paragraph, type Part, plain, type Rich, strong } from './rich.ts';
import { otherWording } from './wording.ts';

/** How many other articles are listed. */
const LISTED = 6;

/** Who says a quotation, how that is known, and where else the same is quoted. */
export function quotationHover(article: Article, corpus: Corpus, quotation: Quotation): Rich {
  const { kind } = quotation;
  const speaker = toldSpeaker(quotation);
  if (kind === 'scare') return [{ parts: [strong('Within quotation marks'), plain(' — nobody is quoted here')] }];
  const entity = speaker?.entity === undefined ? undefined : article.analysis.entities[speaker.entity];
  const id = speaker?.entity === undefined ? undefined : corpus.entityOf(article.uri, speaker.entity);
  const known = id === undefined ? undefined : corpus.label(id);
  const name = known?.name ?? entity?.name ?? (speaker === undefined ? undefined : wordsOf(article.text, speaker));
  const title = name === undefined ? [strong('Quotation'), plain(' · nobody named')] : [strong(name)];
  const reported = kind === 'indirect' ? 'reported' : kind === 'mixed' ? 'quoted in part' : 'quoted';
  return [
    { parts: [...title, plain(` · ${reported}`)] },
    whoSpeaks(article, quotation),
    ...elsewhere(article, corpus, quotation, id),
  ];
}

/** How it was found who speaks, each with a link to the words that say so, and how sure that is. */
export function whoSpeaks(article: Article, { speaker, cue, confidence, unclosed }: Quotation): Paragraph {
  const reasons = (speaker?.evidence ?? []).map((evidence) => reason(article, evidence, speaker));
  if (speaker === undefined && cue !== undefined) reasons.push([plain('reported with '), ...linked(article, cue)]);
  if (unclosed === true) reasons.push([plain('the mark is never closed, so it ends with its paragraph')]);
  const sure = emphasis(`${Math.round((speaker?.confidence ?? confidence) * 100)} % sure`);
  return { parts: [sure, ...reasons.flatMap((parts) => [plain('; '), ...parts])] };
}

function reason(article: Article, evidence: SpeakerEvidence, speaker: Quotation['speaker']): readonly Part[] {
  const named = speaker === undefined ? '' : shorten(wordsOf(article.text, speaker), 60);
  const words = linked(article, evidence);
  switch (evidence.kind) {
    case 'cue':
      return [plain(`“${named}” stands with `), ...words];
    case 'continues':
      return [plain(`goes on from what “${named}” says with `), ...words];
    case 'near':
      return [plain('nobody is named beside it; the likeliest of those named before is '), ...words];
    case 'repeated':
      return [plain(`“${named}” says the same elsewhere in this article, with `), ...words];
    case 'pronoun':
    case 'description':
      return [plain(`“${named}” is taken to mean `), ...words];
    case 'reader':
      return [plain('a reader said so')];
  }
}

/** Words of the article with a link to where they stand. */
function linked({ uri, text, analysis }: Article, span: Span): readonly Part[] {
  const { start } = rangeOf(analysis.lines, span);
  return [plain('“'), { text: shorten(wordsOf(text, span), 60), target: { uri, ...start } }, plain('”')];
}

/** Where other articles quote the same, other versions first, the latest first. */
function elsewhere(
  article: Article,
  corpus: Corpus,
  { quoted, kind }: Quotation,
  id: EntityId | undefined,
): Paragraph[] {
  const here = { text: article.text, words: kind === 'indirect' ? [] : spokenWords(article.text, quoted) };
  const echoes = corpus.echoes(article.uri, here.words);
  const [altered, same] = [true, false].map((isAltered) =>
    echoes.filter(({ alignment }) => alignment.differences.length > 0 === isAltered).reverse(),
  );
  const paragraphs: Paragraph[] = [];
  const articles = new Set(echoes.map(({ uri }) => uri)).size;
  if (articles > 0) paragraphs.push({ parts: [plain(`Also quoted in ${count(articles, 'other article')}:`)] });
  const all = [...altered!, ...same!];
  for (const echo of all.slice(0, LISTED)) {
    const { quotation: there, words, alignment } = echo;
    const isWhole =
      alignment.differences.length === 0 && alignment.here.end - alignment.here.start === here.words.length;
    const wording = isWhole
      ? [plain('in the same words')]
      : [plain('“'), ...otherWording(here, { text: there.quoted ?? there.text, words }, alignment), plain('”')];
    paragraphs.push({
      bullet: true,
      parts: [...place(corpus, echo), ...voice(corpus, echo, id), plain(': '), ...wording],
    });
  }
  if (all.length > LISTED) paragraphs.push({ bullet: true, parts: [plain(`and ${all.length - LISTED} more`)] });
  return paragraphs;
}

/** "Title (source, date)", a link. */
function place(corpus: Corpus, { uri, quotation }: Echo): Part[] {
  const summary = corpus.article(uri);
  const facts = [summary?.source, summary?.date].filter((fact) => fact !== undefined);
  return [
    { text: shorten(titleOf(corpus, uri), 60), target: { uri, ...quotation.range.start } },
    plain(facts.length > 0 ? ` (${facts.join(', ')})` : ''),
  ];
}

/** Who says it there, where that is not who says it here. */
function voice(corpus: Corpus, { uri, quotation }: Echo, here: EntityId | undefined): Part[] {
  const there = speakerOf(corpus, uri, quotation.speaker);
  if (there === here) return [];
  const name = there === undefined ? undefined : corpus.label(there)?.name;
  return name === undefined ? [plain(', nobody named')] : [plain(', given to '), strong(name)];
}

function speakerOf(corpus: Corpus, uri: string, local: number | undefined): EntityId | undefined {
  return local === undefined ? undefined : corpus.entityOf(uri, local);
}
