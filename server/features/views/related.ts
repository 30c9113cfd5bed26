import type { NameKind } from '../../analysis/model.ts';
import type { Corpus } from '../../corpus/corpus.ts';
import { DAY } from '../../corpus/days.ts';
import type { Label, RelatedArticle } from '../../corpus/model.ts';
import { spokenWords } from '../../corpus/spoken-words.ts';
import { lineOf } from './entities.ts';
import type { ViewPage, Why, Window } from './node.ts';
import { pageOf } from './node.ts';

/** So many related articles are looked for. */
const RELATED = 40;

/** Names in common that a reason lists. */
const LISTED = 8;

/** Articles about one event come out within so many days of each other. */
const DAYS = 4;

/** And name so much of what the other names, from 0 to 1; articles with fewer names than `FEWEST` in common do not count. */
const ALIKE = 0.3;
const FEWEST = 4;

/** The articles that are related to one, closest first, and why. */
export function relatedNodes(corpus: Corpus, uri: string, window: Window): ViewPage {
  const quoted = sharedQuotations(corpus, uri);
  return pageOf(corpus.related(uri, RELATED), window, (related) => ({
    is: 'related',
    article: lineOf(corpus, related.uri),
    why: whyRelated(corpus, uri, related, quoted.get(related.uri)),
  }));
}

function whyRelated(corpus: Corpus, uri: string, related: RelatedArticle, quotation: string | undefined): Why {
  const shared = related.shared.flatMap((id) => corpus.label(id) ?? []);
  const names = (isWanted: (kind: NameKind) => boolean): string[] =>
    shared.filter(({ kind }) => isWanted(kind)).map(({ name }) => name);
  const event = sharedEvent(corpus, uri, related.uri, shared);
  return {
    people: names((kind) => kind === 'person').slice(0, LISTED),
    others: names((kind) => kind !== 'person').slice(0, LISTED),
    ...(quotation !== undefined && { quotation }),
    ...(event !== undefined && { event }),
  };
}

/** The longest quotation that each other article has too, by its address. */
function sharedQuotations(corpus: Corpus, uri: string): ReadonlyMap<string, string> {
  const longest = new Map<string, string>();
  for (const { kind, text, quoted } of corpus.digest(uri)?.quotations ?? []) {
    // What is only reported is put in the reporter's own words.
    if (kind === 'indirect') continue;
    for (const echo of corpus.echoes(uri, spokenWords(quoted ?? text))) {
      if (text.length > (longest.get(echo.uri)?.length ?? 0)) longest.set(echo.uri, text);
    }
  }
  return longest;
}

function sharedEvent(corpus: Corpus, a: string, b: string, shared: readonly Label[]): string | true | undefined {
  const days = Math.abs(dayOf(corpus, a) - dayOf(corpus, b));
  if (!(days <= DAYS)) return undefined;
  const named = shared.find(({ kind }) => kind === 'event')?.name;
  if (named !== undefined) return named;
  const fewer = Math.min(namesIn(corpus, a), namesIn(corpus, b));
  return shared.length >= FEWEST && shared.length >= ALIKE * fewer ? true : undefined;
}

function dayOf(corpus: Corpus, uri: string): number {
  return Date.parse(corpus.article(uri)?.date ?? '') / DAY;
}

function namesIn(corpus: Corpus, uri: string): number {
  return corpus.digest(uri)?.entities.filter(({ spellings }) => spellings.length > 0).length ?? 0;
}
