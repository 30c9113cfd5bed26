import { each, fewOf, withNext } from './few.ts';
import {
  dayOf,
  type Entered,
  type Entry,
  NAME_CLASSES,
  type Name,
  newArticle,
  newName,
  nothingEntered,
} from './name-entries.ts';
import { growingIntegers, integers, type NamedColumn, rowAt, type Snapshot, strings } from './snapshot.ts';
import type { Texts } from './texts.ts';

/** Names or articles that are written or read in one step. */
const STEP = 200;

/** Everything that is entered, in columns, in steps: nothing may change meanwhile. */
export function* columnsOf(entered: Entered, texts: Texts): Generator<void, readonly NamedColumn[]> {
  const textOf = (text: string | undefined): number => (text === undefined ? -1 : texts.numberOf(text));
  const columns: NamedColumn[] = [];
  let steps = 0;

  const numbers = new Map<Name, number>();
  const keys: string[] = [];
  const classes = growingIntegers();
  const homes = growingIntegers();
  const [spellings, spellingEnds] = [growingIntegers(), growingIntegers()];
  const [kinds, kindEnds] = [growingIntegers(), growingIntegers()];
  for (const name of entered.names.values()) {
    numbers.set(name, keys.length);
    keys.push(name.key);
    classes.push(NAME_CLASSES.indexOf(name.nameClass) + (name.isKnown ? NAME_CLASSES.length : 0));
    homes.push(textOf(name.home));
    spellings.pushAll(name.spellings);
    spellingEnds.push(spellings.length);
    kinds.pushAll(name.kinds);
    kindEnds.push(kinds.length);
    if (++steps % STEP === 0) yield;
  }
  columns.push(['keys', keys], ['classes', classes.done()], ['homes', homes.done()]);
  columns.push(['spellings', spellings.done()], ['spelling ends', spellingEnds.done()]);
  columns.push(['kinds', kinds.done()], ['kind ends', kindEnds.done()]);

  const groups = [
    ['sounds', Array.from(entered.families, ([sound, { names }]) => [sound, names] as const)],
    ...NAME_CLASSES.map((nameClass) => [nameClass, [...entered.bearers[nameClass]]] as const),
  ] as const;
  for (const [group, all] of groups) {
    const [members, ends] = [growingIntegers(), growingIntegers()];
    for (const [, names] of all) {
      for (const name of each(names)) members.push(numbers.get(name)!);
      ends.push(members.length);
      if (++steps % STEP === 0) yield;
    }
    columns.push([group, all.map(([word]) => word)], [`${group} of`, members.done()], [`${group} ends`, ends.done()]);
  }

  const uris: string[] = [];
  const [dates, sources] = [growingIntegers(), growingIntegers()];
  const entities: Int32Array[] = [];
  let end = 0;
  const entityEnds = growingIntegers();
  const [named, namedEnds, mentions] = [growingIntegers(), growingIntegers(), growingIntegers()];
  for (const article of entered.articles.values()) {
    uris.push(article.uri);
    dates.push(textOf(article.date));
    sources.push(textOf(article.source));
    entities.push(article.entities);
    end += article.entities.length;
    entityEnds.push(end);
    for (const name of article.names) named.push(name === undefined ? -1 : numbers.get(name)!);
    namedEnds.push(named.length);
    mentions.pushAll(article.mentions);
    if (++steps % STEP === 0) yield;
  }
  columns.push(['uris', uris], ['dates', dates.done()], ['sources', sources.done()]);
  columns.push(['entities', entities], ['entity ends', entityEnds.done()]);
  columns.push(['named', named.done()], ['named ends', namedEnds.done()], ['mentions', mentions.done()]);
  return columns;
}

/** The same again, in steps. */
export function* enteredFrom(snapshot: Snapshot, texts: Texts): Generator<void, Entered> {
  const entered = nothingEntered();
  const column = (name: string): Int32Array => integers(snapshot, name);
  const textAt = (text: number): string | undefined => (text < 0 ? undefined : texts.at(text));
  let steps = 0;

  const all: Entry[] = [];
  const [classes, homes, spellings, kinds] = [column('classes'), column('homes'), column('spellings'), column('kinds')];
  const [spellingEnds, kindEnds] = [column('spelling ends'), column('kind ends')];
  for (const [i, key] of strings(snapshot, 'keys').entries()) {
    const nameClass = NAME_CLASSES[classes[i]! % NAME_CLASSES.length]!;
    const name = newName(i + 1, nameClass, key, classes[i]! >= NAME_CLASSES.length, textAt(homes[i]!));
    name.spellings = rowOf(spellings, spellingEnds, i, itself);
    name.kinds = rowOf(kinds, kindEnds, i, itself);
    all.push(name);
    entered.names.set(name.id, name);
    if (++steps % STEP === 0) yield;
  }

  function* grouped(group: string): Generator<void, void, undefined> {
    const [members, ends] = [column(`${group} of`), column(`${group} ends`)];
    const isFamily = group === 'sounds';
    const called = NAME_CLASSES.find((nameClass) => nameClass === group);
    for (const [i, word] of strings(snapshot, group).entries()) {
      const some = rowOf(members, ends, i, (member) => all[member]!);
      if (isFamily) {
        const family = { sound: word, names: fewOf(some), version: 0 };
        entered.families.set(word, family);
        for (const name of some) name.family = family;
      } else if (called !== undefined) entered.bearers[called].set(word, fewOf(some));
      if (++steps % STEP === 0) yield;
    }
  }
  for (const group of ['sounds', ...NAME_CLASSES]) yield* grouped(group);

  const [dates, sources, entities, named] = [column('dates'), column('sources'), column('entities'), column('named')];
  const [entityEnds, namedEnds, mentions] = [column('entity ends'), column('named ends'), column('mentions')];
  for (const [i, uri] of strings(snapshot, 'uris').entries()) {
    const article = newArticle(uri);
    article.date = textAt(dates[i]!);
    article.source = textAt(sources[i]!);
    article.day = dayOf(article.date);
    article.entities = rowAt(entities, entityEnds, i);
    article.names = rowOf(named, namedEnds, i, (name) => all[name]);
    article.mentions = new Uint16Array(rowAt(mentions, namedEnds, i));
    for (const name of article.names) if (name !== undefined) name.articles = withNext(name.articles, article);
    entered.articles.set(uri, article);
    if (++steps % STEP === 0) yield;
  }
  return entered;
}

/** A row of a column of rows one behind the other: in a loop, for there are hundreds of thousands of rows of one or two numbers. */
function rowOf<T>(column: Int32Array, ends: Int32Array, row: number, of: (number: number) => T): T[] {
  const from = row === 0 ? 0 : ends[row - 1]!;
  const to = ends[row]!;
  const found = new Array<T>(to - from);
  for (let i = from; i < to; i++) found[i - from] = of(column[i]!);
  return found;
}

function itself(number: number): number {
  return number;
}
