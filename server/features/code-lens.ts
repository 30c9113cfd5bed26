import type { Corpus } from '../corpus/corpus.ts';
import type { Location } from '../corpus/model.ts';
import { type Article, shorten, shownQuotations, within } from './article.ts';
import { count } from './workspace-symbols.ts';

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
export function codeLenses({ uri, analysis }: Article, corpus: Corpus): readonly Lens[] {
  const inNoise = within(analysis.noise);
  const start = analysis.blocks.find((block) => block.kind !== 'front-matter' && !inNoise(block))?.start;
  if (start === undefined) return [];
  const named = analysis.entities.filter(({ mentions }) =>
    mentions.some((index) => !inNoise(analysis.mentions[index]!)),
  );
  const people = named.filter(({ kind }) => kind === 'person').length;
  const others = named.length - people;
  const quotations = shownQuotations(analysis).filter(
    (quotation) => quotation.kind !== 'scare' && !inNoise(quotation),
  ).length;
  const noise = analysis.noise.reduce((sum, { firstLine, endLine }) => sum + endLine - firstLine, 0);
  const parts = [
    people > 0 ? (people === 1 ? '1 person' : `${people} people`) : '',
    others > 0 ? count(others, people > 0 ? 'other name' : 'name') : '',
    quotations > 0 ? count(quotations, 'quotation') : '',
    noise > 0 ? `${count(noise, 'line')} of noise` : '',
  ].filter(Boolean);
  const lenses: Lens[] = [{ offset: start, title: parts.join(' · ') || 'No names found', targets: [] }];
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

/** What an article is called: its title, or else its file. */
export function titleOf(corpus: Corpus, uri: string): string {
  return shownTitle(corpus.digest(uri)?.title, uri);
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
