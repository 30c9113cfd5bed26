import { toldSpeaker } from '../analysis/quotations/told-speaker.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Location } from '../corpus/model.ts';
import { type Article, thingsAt } from './article.ts';
import { corpusEntityAt, rangeOf } from './references.ts';

/**
 * The next quotation of whoever speaks or is named at an offset, or the one before it: first through this article, then through
 * all others in the order of their dates, and round again. Undefined where nobody is meant or nothing else is quoted.
 */
export function nextQuotation(
  article: Article,
  corpus: Corpus,
  offset: number,
  direction: 'next' | 'previous',
): Location | undefined {
  const { uri, analysis } = article;
  const local = speakerAt(article, offset) ?? corpusEntityAt(article, corpus, offset)?.local;
  if (local === undefined) return undefined;
  const id = corpus.entityOf(uri, local);
  const isSame = (entity: number | undefined): boolean =>
    entity !== undefined && (entity === local || (id !== undefined && corpus.entityOf(uri, entity) === id));
  const here = analysis.quotations.filter(({ speaker, kind }) => kind !== 'scare' && isSame(speaker?.entity));
  const elsewhere = id === undefined ? [] : corpus.quotations(id).filter((spoken) => spoken.uri !== uri);
  const all: readonly Location[] = [
    ...here.map((quotation) => ({ uri, range: rangeOf(analysis.lines, quotation) })),
    ...elsewhere.map((spoken) => ({ uri: spoken.uri, range: spoken.quotation.range })),
  ];
  const isAt = ({ start, end }: { start: number; end: number }): boolean => start <= offset && offset <= end;
  const current = here.findIndex(isAt);
  const before = here.filter(({ end }) => end < offset).length;
  const target = direction === 'next' ? (current < 0 ? before : current + 1) : (current < 0 ? before : current) - 1;
  const found = all[(target + all.length) % all.length];
  return current >= 0 && all.length === 1 ? undefined : found;
}

/** Who says the quotation at an offset, cue and all. Index into the article's entities. */
function speakerAt({ analysis }: Article, offset: number): number | undefined {
  for (const thing of thingsAt(analysis, offset)) {
    if (thing.kind === 'mention' || thing.kind === 'reference' || thing.kind === 'noise') continue;
    const entity = toldSpeaker(thing.quotation)?.entity;
    if (entity !== undefined) return entity;
  }
  return undefined;
}
