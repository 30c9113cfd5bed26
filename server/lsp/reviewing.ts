import { analyzeInSteps } from '../analysis/analyze.ts';
import type { ArticleRule } from '../analysis/corrections/rules.ts';
import type { Analysis, Span } from '../analysis/model.ts';
import { type Doubt, doubtsOf } from '../corrections/doubts.ts';
import { createScore, scoreTable } from '../corrections/score.ts';
import { wordsOf } from '../features/article.ts';
import { rangeOf } from '../features/references.ts';
import type { Review, ReviewParams, Scored } from './extensions.ts';
import type { Host } from './host.ts';
import type { OpenArticle } from './open-articles.ts';
import { inTurns } from './turns.ts';

/** What a review needs of the server. */
export interface Surroundings {
  readonly host: Pick<Host, 'models' | 'now' | 'pause' | 'read'>;
  /** Addresses of all articles, in order. */
  articles(): readonly string[];
  /** The article as it stands in the editor; undefined where it is not open. */
  current(uri: string): Promise<OpenArticle | undefined>;
  rules(uri: string): readonly ArticleRule[];
  keep(): readonly string[];
  /** Addresses of the articles in which places were corrected. */
  corrected(): readonly string[];
}

/** Goes through the names that the tagger is least sure of. */
export interface Reviewer {
  /** The least certain name that is not left out, of the articles that were read so far: more are read each time. */
  next(params: ReviewParams): Promise<Review | null>;
  /** How the tagger did where somebody has decided. */
  score(): Promise<Scored>;
}

/** So long is read before the first answer, and before each other, in milliseconds. */
const FIRST = 1_200;
const EACH = 150;

/** A score is taken from so many articles at most. */
const SCORED = 400;

/** Doubts of an article under the rules that held when it was read. */
interface Read {
  readonly rules: string;
  readonly doubts: readonly (Doubt & Pick<Review, 'words' | 'range'>)[];
}

export function createReviewer(surroundings: Surroundings): Reviewer {
  const { host } = surroundings;
  const known = new Map<string, Read>();

  const analysis = (text: string, rules: readonly ArticleRule[]): Promise<Analysis> =>
    inTurns(host, analyzeInSteps(text, host.models, { keep: surroundings.keep(), rules }));

  async function read(uri: string): Promise<Read> {
    const rules = surroundings.rules(uri);
    const key = JSON.stringify(rules);
    const open = await surroundings.current(uri);
    const before = known.get(uri);
    if (open === undefined && before?.rules === key) return before;
    const text = open?.text ?? (await host.read(uri));
    const found = open?.analysis ?? (text === undefined ? undefined : await analysis(text, rules));
    const doubts = found === undefined || text === undefined ? [] : shown(text, found);
    const fresh = { rules: key, doubts };
    known.set(uri, fresh);
    return fresh;
  }

  return {
    async next({ from, skipped }) {
      const articles = surroundings.articles();
      const start = Math.max(0, articles.indexOf(from ?? ''));
      const order = [...articles.slice(start), ...articles.slice(0, start)];
      const leftOut = new Set(skipped);
      const until = host.now() + (known.size === 0 ? FIRST : EACH);
      let best: Review | undefined;
      let left = 0;
      let looked = 0;
      for (const uri of order) {
        // What was read before costs nothing; of the others as many are read as there is time for, until there is a name to ask about.
        if (!known.has(uri) && host.now() > until && best !== undefined) continue;
        looked += 1;
        for (const { range, words, kind, confidence } of (await read(uri)).doubts) {
          const key = `${uri}#${range.start.line}:${range.start.character} ${words}`;
          if (leftOut.has(key)) continue;
          left += 1;
          if (best !== undefined && best.confidence <= confidence) continue;
          best = { key, uri, range, words, kind, confidence, left: 0, looked: 0, articles: order.length };
        }
      }
      return best === undefined ? null : { ...best, left, looked };
    },
    async score() {
      const score = createScore();
      const all = [...new Set([...surroundings.corrected(), ...known.keys()])].slice(0, SCORED);
      for (const uri of all) {
        const rules = surroundings.rules(uri);
        const text =
          rules.length === 0 ? undefined : ((await surroundings.current(uri))?.text ?? (await host.read(uri)));
        if (text !== undefined) score.add(text, await analysis(text, []), await analysis(text, rules), rules);
      }
      return { decided: score.decided(), table: scoreTable(score.kinds()) };
    },
  };
}

function shown(text: string, analysis: Analysis): Read['doubts'] {
  const at = (span: Span) => ({ words: wordsOf(text, span), range: rangeOf(analysis.lines, span) });
  return doubtsOf(analysis).map((doubt) => ({ ...doubt, ...at(doubt) }));
}
