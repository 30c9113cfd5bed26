import type { Span } from '../analysis/model.ts';
import { toldSpeaker } from '../analysis/quotations/told-speaker.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Location } from '../corpus/model.ts';
import { type Article, shorten, shownQuotations, within } from './article.ts';
import { count } from './count.ts';
import { rangeOf } from './references.ts';

export interface Lens {
  /** Where it stands, in code units. */
  readonly offset: number;
  readonly title: string;
  readonly tooltip?: string;
  /** Places that a click shows. */
  readonly targets: readonly Location[];
}

/** In how many related articles a lens leads at most. */
const RELATED = 5;

/** What an article holds, and which articles are related, above its headline. */
export function codeLenses(article: Article, corpus: Corpus): readonly Lens[] {
  const { uri, analysis } = article;
  const inNoise = within(analysis.noise);
  const start = analysis.blocks.find((block) => block.kind !== 'front-matter' && !inNoise(block))?.start;
  if (start === undefined) return [];
  const named = analysis.entities.filter(({ mentions }) =>
    mentions.some((index) => !inNoise(analysis.mentions[index]!)),
  );
  const people = named.filter(({ kind }) => kind === 'person').length;
  const others = named.length - people;
  const noise = analysis.noise.reduce((sum, { firstLine, endLine }) => sum + endLine - firstLine, 0);
  const parts = [
    people > 0 ? (people === 1 ? '1 person' : `${people} people`) : '',
    others > 0 ? count(others, people > 0 ? 'other name' : 'name') : '',
    noise > 0 ? `${count(noise, 'line')} of noise` : '',
  ].filter(Boolean);
  const lenses: Lens[] = [{ offset: start, title: parts.join(' · ') || 'No names found', targets: [] }];
  const quotations = quotationsLens(article, start, inNoise);
  if (quotations !== undefined) lenses.push(quotations);
  const related = corpus.related(uri, RELATED);
  if (related.length > 0) {
    const targets = related.map((article) => ({
      uri: article.uri,
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    }));
    const tooltip = related
      .map((article) => {
        const shared = article.shared.slice(0, 3).flatMap((id) => corpus.entity(id)?.name ?? []);
        return `${shorten(titleOf(corpus, article.uri), 70)} (${shared.join(', ')})`;
      })
      .join('\n');
    lenses.push({ offset: start, title: count(related.length, 'related article'), tooltip, targets });
  }
  return lenses;
}

/** How many quotations there are, and of whom; leads to them. */
function quotationsLens(
  { uri, analysis }: Article,
  offset: number,
  inNoise: (span: Span) => boolean,
): Lens | undefined {
  const quotations = shownQuotations(analysis).filter((quotation) => quotation.kind !== 'scare' && !inNoise(quotation));
  if (quotations.length === 0) return undefined;
  const bySpeaker = Map.groupBy(quotations, (quotation) => toldSpeaker(quotation)?.entity);
  const tooltip = [...bySpeaker]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([local, said]) => {
      const name = local === undefined ? undefined : analysis.entities[local]?.name;
      return `${shorten(name ?? 'Nobody named', 70)}: ${said.length}`;
    })
    .join('\n');
  const targets = quotations.map((quotation) => ({ uri, range: rangeOf(analysis.lines, quotation) }));
  return { offset, title: count(quotations.length, 'quotation'), tooltip, targets };
}

/** What an article is called: its title, or else its file. */
export function titleOf(corpus: Corpus, uri: string): string {
  return shownTitle(corpus.glance(uri)?.title, uri);
}

export function shownTitle(title: string | undefined, uri: string): string {
  if (title !== undefined && title.trim() !== '') return title;
  const file = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(file);
  } catch {
    // A stray per cent sign: the address is shown as it is.
    return file;
  }
}
