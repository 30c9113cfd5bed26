import { setTimeout as sleep } from 'node:timers/promises';
import type { Location } from 'vscode-languageserver/node';
import { analyze } from '../../server/analysis/analyze.ts';
import type { Models } from '../../server/analysis/models.ts';
import { positionAt } from '../../server/lsp/positions.ts';
import type { Session } from './session.ts';

/** Names that are asked about have so many mentions, so that their answers are of one size however large the folder is. */
const MENTIONS = { least: 4, most: 6 } as const;
/** So many names are asked about, where there are as many: the same number in every folder. */
const NAMES = 60;
/** So many times each, all of them in turn: what is remembered of one is forgotten until it comes again. */
const ROUNDS = 5;
/** So many times each article is changed, and each name is corrected. */
const CHANGES = 5;
const CORRECTIONS = 3;
/** So many names warm up the engine before each question and are not measured. */
const WARM_UP = 5;
/** Whom articles mention once they were changed: names of a few mentions would have as many as these, if they were theirs. */
const [KNOWN, NEW] = ['Barack Obama', 'Tarvo Quellin'];
/** A reader types no name faster than this, in milliseconds. */
const NAMING = 20;
/** So many characters are typed. */
const TYPED = 40;

/** A folder that has been indexed, and whose server is to be asked. */
export interface Folder {
  /** How many articles it holds. */
  readonly size: number;
  readonly session: Session;
  /** Articles that are open in the editor: the same in every folder. */
  readonly opened: readonly { readonly uri: string; readonly text: string }[];
}

/** What is asked. */
export type Question =
  | 'hover'
  | 'definition'
  | 'references'
  | 'workspace symbols'
  | 'an article changed, to a true hover'
  | 'correcting an entity, to a true hover'
  | 'hover, between corrections'
  | 'a typed character to its colours';

/** How long the server of a folder took for each question, in milliseconds. */
export interface Answers {
  readonly size: number;
  readonly times: ReadonlyMap<Question, readonly number[]>;
}

interface Asked extends Folder {
  readonly places: readonly NamedPlace[];
  readonly times: Map<Question, number[]>;
}

/**
 * Asks about names of about five mentions, changes articles, corrects names, and types into an article. Each question is put to all
 * folders in turn, so that a machine that is slower for a while is so for all of them.
 */
export async function askInTurns(folders: readonly Folder[], models: Models): Promise<readonly Answers[]> {
  const all: Asked[] = [];
  for (const folder of folders)
    all.push({ ...folder, places: await placesOf(folder.session, folder.opened, models), times: new Map() });
  const names = Math.min(...all.map(({ places }) => places.length));
  const once = (question: Question, put: Put): Promise<void> => ofNames(all, names, 1, [[question, put]]);
  const often = (question: Question, put: Put): Promise<void> => ofNames(all, names, ROUNDS, [[question, put]]);

  await often('hover', ({ session }, { uri, position }) => session.hover(uri, position));
  await often('definition', ({ session }, { uri, position }) => session.definition(uri, position));
  await often('references', ({ session }, { uri, position }) => session.references(uri, position));
  await once('workspace symbols', ({ session }, { name }) => session.symbols(name));
  const alike = inTheSameArticles(all);
  await ofNames(alike, alike[0]?.places.length ?? 0, CHANGES, [
    [
      'an article changed, to a true hover',
      ({ session, opened }, { article, position }, count) => {
        const { uri, text } = opened[article]!;
        // Behind the last line, wherever that is by now: what somebody known and somebody new say.
        const line = text.split('\n').length + 2 * count + 100;
        return session.append(uri, { line, character: 0 }, `\n\n${KNOWN} met ${NEW} ${count}.`, position);
      },
    ],
  ]);
  await ofNames(all, names, CORRECTIONS, [
    [
      'correcting an entity, to a true hover',
      // The same entity may come again: each time it gets another name.
      ({ session }, { uri, position, name }, count) => session.rename(uri, position, `${name} of Tarvik ${count}`),
      async ({ session }, { uri, position }) => {
        await session.prepareRename(uri, position);
        await sleep(NAMING);
      },
    ],
    [
      'hover, between corrections',
      ({ session, places }, _, count) => {
        const { uri, position } = places[(count + Math.floor(names / 2)) % names]!;
        return session.hover(uri, position);
      },
    ],
  ]);
  for (let i = 0; i < TYPED; i++) {
    await inTurns(all, i, 'a typed character to its colours', ({ session, opened: [article] }) => {
      if (article === undefined) return undefined;
      const line = article.text.split('\n').findIndex((words) => words.length > 60);
      return session.type(article.uri, { line: Math.max(0, line), character: 20 + i }, 'abc '[i % 4]!);
    });
  }
  return all;
}

/** @param count grows with each question */
type Put = (folder: Asked, place: NamedPlace, count: number) => Promise<unknown>;

/** A question, and what comes before it that nobody waits for. */
type Putting = readonly [question: Question, put: Put, before?: Put];

/** One name of each article in which all folders have one: an article costs what it is long. */
function inTheSameArticles(folders: readonly Asked[]): readonly Asked[] {
  const articles = (folders[0]?.opened ?? []).map((_, article) => article);
  const shared = articles.filter((article) =>
    folders.every(({ places }) => places.some((at) => at.article === article)),
  );
  return folders.map((folder) => ({
    ...folder,
    places: shared.map((article) => folder.places.find((at) => at.article === article)!),
  }));
}

/** Asks of each name so many times, and before that of some that are not measured; one question after the other. */
async function ofNames(
  folders: readonly Asked[],
  names: number,
  rounds: number,
  questions: readonly Putting[],
): Promise<void> {
  if (names === 0) return;
  for (let count = 0; count < WARM_UP + rounds * names; count++) {
    const isMeasured = count >= WARM_UP;
    const name = (isMeasured ? count - WARM_UP : count) % names;
    for (const [question, put, before] of questions) {
      await inTurns(
        folders,
        count,
        isMeasured ? question : undefined,
        (folder) => put(folder, folder.places[name]!, count),
        (folder) => before?.(folder, folder.places[name]!, count),
      );
    }
  }
}

/**
 * Asks all folders once; who is the first is another each time.
 *
 * @param before is done first, and not measured
 */
async function inTurns(
  folders: readonly Asked[],
  turn: number,
  question: Question | undefined,
  put: (folder: Asked) => Promise<unknown> | undefined,
  before?: (folder: Asked) => Promise<unknown> | undefined,
): Promise<void> {
  for (let i = 0; i < folders.length; i++) {
    const folder = folders[(turn + i) % folders.length]!;
    await before?.(folder);
    const begun = performance.now();
    await put(folder);
    const taken = performance.now() - begun;
    if (question === undefined) continue;
    const times = folder.times.get(question) ?? [];
    folder.times.set(question, times);
    times.push(taken);
  }
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

/** A place of one of the open articles. */
interface NamedPlace extends Place {
  /** Index into them. */
  readonly article: number;
}

/** Where names stand that have about five mentions in the folder. */
async function placesOf(
  session: Session,
  articles: readonly { readonly uri: string; readonly text: string }[],
  models: Models,
): Promise<NamedPlace[]> {
  const places: NamedPlace[] = [];
  for (const [article, { uri, text }] of articles.entries()) {
    await session.open(uri, text);
    const { lines, entities, mentions } = analyze(text, models);
    for (const entity of entities) {
      const mention = mentions[entity.mentions[0] ?? -1];
      if (mention === undefined || places.length === NAMES) continue;
      const position = positionAt(lines, mention.start);
      const { length } = await session.references(uri, position);
      const name = text.slice(mention.start, mention.end);
      if (length < MENTIONS.least || length > MENTIONS.most || KNOWN.includes(name)) continue;
      places.push({ article, uri, position, name });
    }
  }
  return places;
}
