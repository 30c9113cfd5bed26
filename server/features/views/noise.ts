import { NOISE_KINDS, type NoiseKind } from '../../analysis/model.ts';
import type { Corpus } from '../../corpus/corpus.ts';
import type { ArticleNoise } from '../../corpus/scored-lines.ts';
import { lineOf } from './entities.ts';
import { pageOf, type ViewNode, type ViewPage, type Window } from './node.ts';

export interface NoiseChoice {
  readonly by: 'kind' | 'article';
}

export type NoiseParent =
  | { readonly is: 'kind'; readonly kind: NoiseKind }
  /** The lines of an article; of one kind where the view is by kinds. */
  | { readonly is: 'article'; readonly uri: string; readonly kind?: NoiseKind };

/** How many lines of noise each article has, by kind; in the order of `NOISE_KINDS`. */
export interface NoiseSurvey {
  readonly version: number;
  readonly articles: readonly { readonly uri: string; readonly lines: Uint16Array; readonly all: number }[];
}

/** Counts the noise of all articles, one a step. Only of the kinds that a reader wants to be told of. */
export function* surveyNoiseInSteps(
  corpus: Corpus,
  isWanted: (kind: NoiseKind) => boolean,
): Generator<void, NoiseSurvey> {
  const { version } = corpus;
  const articles: NoiseSurvey['articles'][number][] = [];
  for (const uri of corpus.uris()) {
    yield;
    const lines = new Uint16Array(NOISE_KINDS.length);
    let all = 0;
    for (const noise of corpus.noise(uri)) {
      if (!isWanted(noise.kind)) continue;
      lines[NOISE_KINDS.indexOf(noise.kind)]! += linesOf(noise);
      all += linesOf(noise);
    }
    if (all > 0) articles.push({ uri, lines, all });
  }
  return { version, articles };
}

function linesOf({ range: { start, end } }: ArticleNoise): number {
  return end.line - start.line + 1;
}

/** The nodes of the view of noise below a parent, or its outermost ones: most lines first. */
export function noiseNodes(
  survey: NoiseSurvey,
  corpus: Corpus,
  isWanted: (kind: NoiseKind) => boolean,
  choice: NoiseChoice,
  parent: NoiseParent | undefined,
  window: Window,
): ViewPage {
  if (parent === undefined) return choice.by === 'kind' ? kinds(survey) : articles(survey, corpus, undefined, window);
  switch (parent.is) {
    case 'kind':
      return articles(survey, corpus, parent.kind, window);
    case 'article': {
      const found = corpus
        .noise(parent.uri)
        .filter(({ kind }) => (parent.kind === undefined ? isWanted(kind) : kind === parent.kind));
      return pageOf(found, window, (noise) => ({
        is: 'noise',
        kind: noise.kind,
        reason: noise.reason,
        lines: linesOf(noise),
        location: { uri: parent.uri, range: noise.range },
      }));
    }
  }
}

function kinds(survey: NoiseSurvey): ViewPage {
  const nodes = NOISE_KINDS.map((kind, index) => {
    let lines = 0;
    let inArticles = 0;
    for (const article of survey.articles) {
      const here = article.lines[index]!;
      lines += here;
      if (here > 0) inArticles += 1;
    }
    return { is: 'noise-kind', kind, lines, articles: inArticles } satisfies ViewNode;
  })
    .filter(({ lines }) => lines > 0)
    .sort((a, b) => b.lines - a.lines);
  return { nodes, total: nodes.length };
}

const sorted = new WeakMap<NoiseSurvey, Map<NoiseKind | undefined, NoiseSurvey['articles']>>();

function articles(survey: NoiseSurvey, corpus: Corpus, kind: NoiseKind | undefined, window: Window): ViewPage {
  const index = kind === undefined ? -1 : NOISE_KINDS.indexOf(kind);
  const linesIn = (article: NoiseSurvey['articles'][number]): number =>
    index < 0 ? article.all : article.lines[index]!;
  const known = sorted.get(survey) ?? new Map<NoiseKind | undefined, NoiseSurvey['articles']>();
  sorted.set(survey, known);
  const found =
    known.get(kind) ??
    survey.articles.filter((article) => linesIn(article) > 0).toSorted((a, b) => linesIn(b) - linesIn(a));
  known.set(kind, found);
  return pageOf(found, window, (article) => ({
    is: 'article',
    article: lineOf(corpus, article.uri),
    below: linesIn(article),
  }));
}
