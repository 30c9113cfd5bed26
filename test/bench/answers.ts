import type { Location } from 'vscode-languageserver/node';
import { analyze } from '../../server/analysis/analyze.ts';
import type { Models } from '../../server/analysis/models.ts';
import { positionAt } from '../../server/lsp/positions.ts';
import { percentile, type Row } from './report.ts';
import type { Session } from './session.ts';

/** Names that are asked about have so many mentions, so that their answers are of one size however large the folder is. */
const MENTIONS = { least: 4, most: 6 } as const;
/** So many names are asked about. */
const NAMES = 30;
/** So many times each, all of them in turn: what is remembered of one is forgotten until it comes again. */
const ROUNDS = 3;
/** So many corrections warm up the engine and are not measured: hovers were asked for before, corrections were not. */
const WARM_UP = 3;
/** Whom articles mention once they were changed: names of a few mentions would have as many as these, if they were theirs. */
const [KNOWN, NEW] = ['Barack Obama', 'Tarvo Quellin'];
/** So many characters are typed. */
const TYPED = 40;

/** How fast questions are answered. */
export interface Answers {
  readonly rows: readonly Row[];
  /** The 95th percentile of each question that is to cost the same in every folder, in milliseconds. */
  readonly slowest: Readonly<Record<string, number>>;
  /** The 95th percentile of correcting an entity, until a hover tells it, in milliseconds. */
  readonly correcting: number;
}

/**
 * Asks about names of about five mentions, and types into an article.
 *
 * @param folder what the rows call the folder
 */
export async function askAll(
  session: Session,
  folder: string,
  articles: readonly { readonly uri: string; readonly text: string }[],
  models: Models,
): Promise<Answers> {
  const places = await placesOf(session, articles, models);
  const hover: number[] = [];
  const references: number[] = [];
  const definition: number[] = [];
  const symbols: number[] = [];
  const asked = Array.from({ length: ROUNDS }, () => places).flat();
  for (const { uri, position, name } of asked) {
    hover.push(await timed(() => session.hover(uri, position)));
    references.push(await timed(() => session.references(uri, position)));
    definition.push(await timed(() => session.definition(uri, position)));
    symbols.push(await timed(() => session.symbols(name)));
  }
  const changed: number[] = [];
  for (const [index, { uri, position }] of places.entries()) {
    // Each time one more article is changed, or the same again, by what somebody known and somebody new say.
    const line = articles.find((article) => article.uri === uri)!.text.split('\n').length + 2 * index + 100;
    changed.push(await session.append(uri, { line, character: 0 }, `\n\n${KNOWN} met ${NEW} ${index}.`, position));
  }
  for (const [index, { uri, position, name }] of places.slice(0, WARM_UP).entries()) {
    await session.rename(uri, position, `${name} of Halvern ${index}`);
  }
  const corrected: number[] = [];
  for (const [index, { uri, position, name }] of asked.entries()) {
    // The same entity may come again: each time it gets another name.
    corrected.push(await session.rename(uri, position, `${name} of Tarvik ${index}`));
  }
  const [article] = articles;
  const typed: number[] = [];
  if (article !== undefined) {
    const line = article.text.split('\n').findIndex((words) => words.length > 60);
    for (let i = 0; i < TYPED; i++) {
      typed.push(await session.type(article.uri, { line: Math.max(0, line), character: 20 + i }, 'abc '[i % 4]!));
    }
  }
  const times = {
    hover,
    definition,
    references,
    'workspace symbols': symbols,
    'an article changed, to a true hover': changed,
    'correcting an entity, to a true hover': corrected,
    'a typed character to its colours': typed,
  };
  return {
    rows: Object.entries(times).flatMap(([question, taken]) =>
      [0.5, 0.95].map((share) => ({
        what: `${question}, ${folder}, ${100 * share}th percentile`,
        figure: percentile(taken, share),
        unit: 'ms',
      })),
    ),
    correcting: percentile(corrected, 0.95),
    slowest: Object.fromEntries(
      Object.entries({ hover, definition, references, 'an article changed': changed }).map(([question, taken]) => [
        question,
        percentile(taken, 0.95),
      ]),
    ),
  };
}

export interface Place {
  readonly uri: string;
  readonly position: Location['range']['start'];
  readonly name: string;
}

/** The name of an article that has the most mentions in the folder: what is said of it is whole when all articles are known. */
export async function mostNamed(
  session: Session,
  uri: string,
  text: string,
  models: Models,
): Promise<Place | undefined> {
  const { lines, entities, mentions } = analyze(text, models);
  let best: Place | undefined;
  let most = 0;
  for (const entity of entities) {
    const mention = mentions[entity.mentions[0] ?? -1];
    if (mention === undefined) continue;
    const position = positionAt(lines, mention.start);
    const { length } = await session.references(uri, position);
    if (length <= most) continue;
    most = length;
    best = { uri, position, name: text.slice(mention.start, mention.end) };
  }
  return best;
}

/** Where names stand that have about five mentions in the folder. */
async function placesOf(
  session: Session,
  articles: readonly { readonly uri: string; readonly text: string }[],
  models: Models,
): Promise<Place[]> {
  const places: Place[] = [];
  for (const { uri, text } of articles) {
    await session.open(uri, text);
    const { lines, entities, mentions } = analyze(text, models);
    for (const entity of entities) {
      const mention = mentions[entity.mentions[0] ?? -1];
      if (mention === undefined) continue;
      const position = positionAt(lines, mention.start);
      const { length } = await session.references(uri, position);
      const name = text.slice(mention.start, mention.end);
      if (length < MENTIONS.least || length > MENTIONS.most || KNOWN.includes(name)) continue;
      places.push({ uri, position, name });
      if (places.length === NAMES) return places;
    }
  }
  return places;
}

async function timed(action: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await action();
  return performance.now() - begun;
}
