import { Document, isSeq, visit } from 'yaml';
import { fold } from '../analysis/coreference/fold.ts';
import type { Span } from '../analysis/model.ts';
import { remembered } from '../analysis/remembered.ts';
import { type Correction, type EntityName, RULES } from './correction.ts';
import { type Item, type Parsed, parseCorrections } from './parse.ts';
import { NOBODY } from './read.ts';

/** A change of a text: what stands in the span gives way to the new text. In UTF-16 code units of the text as it was. */
export interface TextEdit extends Span {
  readonly text: string;
}

/** A change of the file, and the items that it writes: each as it is read, from its dash on. */
export interface ItemsEdit extends TextEdit {
  readonly items: readonly { readonly text: string; readonly correction: Correction }[];
}

const HEAD = `# Corrections of names, quotations and boilerplate in the articles of this folder, made with Marginalia.
# One correction an item; their order means nothing. Edit, review and merge this file like any other.

`;

/**
 * What adds corrections to the file: one item each, in the order that keeps the file sorted, so that two people rarely write to the
 * same place. Items that say otherwise give way; everything else, comments and layout included, stays as it is.
 *
 * @param parsed what was read of the text already
 * @returns the edits, in order and without overlaps; none where all is said already; undefined where the file cannot be read
 */
export function addCorrections(
  text: string,
  corrections: readonly Correction[],
  parsed: Pick<Parsed, 'items' | 'unreadable'> = parseCorrections(text),
): readonly ItemsEdit[] | undefined {
  if (parsed.unreadable) return undefined;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const indent = indentOf(text, parsed.items);
  const gone = new Set<Item>();
  const rewritten = new Map<Item, Correction>();
  const added = unsaid(corrections, parsed.items);
  const subjects = new Set(corrections.flatMap(subjectsOf));
  const bySubject = new Map<string, Item[]>();
  for (const item of parsed.items) {
    for (const subject of item.correction === undefined ? [] : subjectsOf(item.correction)) {
      if (!subjects.has(subject)) continue;
      const items = bySubject.get(subject);
      if (items === undefined) bySubject.set(subject, [item]);
      else items.push(item);
    }
  }
  for (const correction of corrections) {
    const wording = wordingOf(correction);
    for (const item of new Set(subjectsOf(correction).flatMap((subject) => bySubject.get(subject) ?? []))) {
      const said = rewritten.get(item) ?? item.correction;
      if (said === undefined || gone.has(item) || wordingOf(said) === wording) continue;
      const left = without(said, correction);
      if (left === undefined) gone.add(item);
      else if (left !== said) rewritten.set(item, left);
    }
  }
  // An item that gives way to one of its kind changes in place.
  const replaced = new Map<Item, Correction>();
  for (const correction of [...added]) {
    const item = [...gone].find((one) => !replaced.has(one) && one.correction?.rule === correction.rule);
    if (item === undefined) continue;
    replaced.set(item, correction);
    added.splice(added.indexOf(correction), 1);
  }
  const edits: ItemsEdit[] = [];
  for (const [item, correction] of [...rewritten, ...replaced]) {
    if (replaced.get(item) !== correction && gone.has(item)) continue;
    const written = itemText(correction, indent, eol);
    edits.push({ start: item.start, end: item.end, text: written, items: [{ text: written, correction }] });
  }
  for (const item of gone) if (!replaced.has(item)) edits.push(removeItem(text, item));
  for (const [at, list] of placesFor(text, parsed.items, added)) {
    const items = list.map((correction) => ({ text: itemText(correction, indent, eol), correction }));
    const lines = items.map((item) => indent + item.text + eol).join('');
    const isOpen = at > 0 && text[at - 1] !== '\n';
    const head = parsed.items.length === 0 && text.trim() === '' ? HEAD.replaceAll('\n', eol) : '';
    edits.push({ start: at, end: at, text: `${isOpen ? eol : ''}${head}${lines}`, items });
  }
  const empty = parsed.items.length === 0 ? /\[\s*\]/.exec(text) : null;
  if (empty !== null && edits.length > 0)
    edits.push({ start: empty.index, end: empty.index + empty[0].length, text: '', items: [] });
  return edits.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Those of some corrections that no item says in the same words, each once. */
export function unsaid(corrections: readonly Correction[], items: readonly Item[]): Correction[] {
  const wanted = new Set(corrections.map(wordingOf));
  const said = new Set<string>();
  for (const { correction } of items) {
    const wording = correction && wordingOf(correction);
    if (wording !== undefined && wanted.has(wording)) said.add(wording);
  }
  return corrections.filter((correction) => {
    const wording = wordingOf(correction);
    const isNew = !said.has(wording);
    said.add(wording);
    return isNew;
  });
}

/** What a correction is about: only those that share a subject can contradict each other. */
const subjectsOf = remembered((correction: Correction): readonly string[] => {
  switch (correction.rule) {
    case 'same':
    case 'different':
      return correction.names.map(({ name }) => `who ${fold(name)}`);
    case 'name':
    case 'kind':
      return correction.of.map((name) => `${correction.rule} ${fold(name)}`);
    case 'always':
    case 'never':
      return [`words ${fold(correction.words)}`];
    case 'noise':
    case 'text':
      return [`line ${lineForm(correction.line)}`];
    case 'mention':
    case 'quotation':
    case 'line':
      return [`${correction.rule} ${correction.in}: ${correction.place.words}`];
  }
});

/** What takes an item out of the file. */
function removeItem(text: string, item: Item): ItemsEdit {
  return { ...wholeLines(text, item), text: '', items: [] };
}

/** Makes edits in a text. They stand in the order of the text and do not overlap; offsets are of the text as it was. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, text: added } of edits) {
    result += text.slice(at, start) + added;
    at = end;
  }
  return result + text.slice(at);
}

/** Letters and digits between single blanks, which YAML takes for text as they stand, but for three words. */
const PLAIN_WORDS = /^[A-Za-z][A-Za-z0-9]*(?: [A-Za-z0-9]+)*$/;
const NO_TEXT = /^(?:true|false|null)$/i;

function isPlain(text: unknown): boolean {
  return typeof text === 'string' && PLAIN_WORDS.test(text) && !NO_TEXT.test(text);
}

/** A correction as an item of the list, from its dash to its last word. */
function itemText(correction: Correction, indent: string, eol: string): string {
  const fields = Object.entries(plainOf(correction)).filter(([, value]) => value !== undefined);
  // Most are a few plain words, which stand as they are.
  if (fields.every(([, value]) => (Array.isArray(value) ? value.every(isPlain) : isPlain(value))))
    return fields
      .map(
        ([name, value], i) =>
          `${i === 0 ? '-' : ' '} ${name}: ${Array.isArray(value) ? `[${value.join(', ')}]` : value}`,
      )
      .join(eol + indent);
  const document = new Document([plainOf(correction)]);
  visit(document, {
    Seq(_, node, path) {
      if (path.length > 1 && isSeq(node)) node.flow = true;
    },
    Map(_, node, path) {
      if (path.length > 3) node.flow = true;
    },
  });
  const lines = document
    .toString({ lineWidth: 0, flowCollectionPadding: false, blockQuote: false })
    .trimEnd()
    .split('\n');
  return lines.join(eol + indent);
}

/** Corrections as items, a line break behind each, in the order of the file. */
export function itemsText(corrections: readonly Correction[]): string {
  return corrections
    .toSorted(inOrder)
    .map((correction) => `${itemText(correction, '', '\n')}\n`)
    .join('');
}

/** The same for corrections that say the same. */
const wordingOf = remembered((correction: Correction) => JSON.stringify(plainOf(correction)));

/** The fields of an item, in the order in which they are written. */
function plainOf(correction: Correction): object {
  switch (correction.rule) {
    case 'same':
    case 'different':
      return { [correction.rule]: correction.names.map((name) => (name.in === undefined ? name.name : name)) };
    case 'name':
      return { name: correction.name, of: oneOrMore(correction.of) };
    case 'kind':
      return { kind: correction.kind, of: oneOrMore(correction.of), ...where(correction) };
    case 'always':
      return { always: correction.words, kind: correction.kind, ...where(correction) };
    case 'never':
      return { never: correction.words, ...where(correction) };
    case 'noise':
      return { noise: correction.line, kind: correction.kind, ...where(correction) };
    case 'text':
      return { text: correction.line, ...where(correction) };
    case 'mention': {
      const { is, same } = correction;
      return { mention: correction.place.words, is, ...(same !== undefined && { same }), ...stands(correction) };
    }
    case 'quotation': {
      const { place } = correction;
      const said = 'is' in correction ? { is: correction.is } : { speaker: correction.speaker ?? NOBODY };
      return { quotation: place.words, ...said, ...stands(correction) };
    }
    case 'line':
      return { line: correction.place.words, is: correction.is, ...stands(correction) };
  }
}

function oneOrMore(names: readonly string[]): string | readonly string[] | undefined {
  return names.length === 1 ? names[0] : names;
}

function where(correction: { readonly in?: string }): object {
  return correction.in === undefined ? {} : { in: correction.in };
}

function stands({ in: path, place }: Extract<Correction, { readonly place: unknown }>): object {
  const { before, after, at } = place;
  return { in: path, before, after, at };
}

/** What is left of a correction beside a new one that says otherwise: itself, less, or nothing. */
function without(old: Correction, said: Correction): Correction | undefined {
  switch (old.rule) {
    case 'same':
    case 'different': {
      if ((said.rule !== 'same' && said.rule !== 'different') || said.rule === old.rule) return old;
      const shared = old.names.filter((name) => said.names.some((other) => isSameEntity(name, other)));
      if (shared.length < 2) return old;
      // Of those that were one, all but the first leave.
      const left = old.names.filter((name) => !shared.slice(1).includes(name));
      return left.length < 2 ? undefined : { ...old, names: left };
    }
    case 'name':
      return said.rule === 'name' && sharesName(old.of, said.of) ? undefined : old;
    case 'kind':
      return said.rule === 'kind' && old.in === said.in && sharesName(old.of, said.of) ? undefined : old;
    case 'always':
    case 'never':
      if (said.rule !== 'always' && said.rule !== 'never') return old;
      return old.in === said.in && fold(old.words) === fold(said.words) ? undefined : old;
    case 'noise':
    case 'text':
      if (said.rule !== 'noise' && said.rule !== 'text') return old;
      return old.in === said.in && sameLine(old.line, said.line) ? undefined : old;
    case 'mention':
    case 'quotation':
    case 'line': {
      if (said.rule !== old.rule || said.in !== old.in || said.place.words !== old.place.words) return old;
      const { place } = old;
      const isThere =
        said.place.at === place.at || (said.place.before === place.before && said.place.after === place.after);
      return isThere ? undefined : old;
    }
  }
}

function isSameEntity(a: EntityName, b: EntityName): boolean {
  return a.in === b.in && fold(a.name) === fold(b.name);
}

function sharesName(a: readonly string[], b: readonly string[]): boolean {
  const names = new Set(a.map(fold));
  return b.some((name) => names.has(fold(name)));
}

function sameLine(a: string, b: string): boolean {
  return lineForm(a) === lineForm(b);
}

function lineForm(line: string): string {
  return line.replace(/\s+/g, ' ').trim().toLowerCase();
}

/** Where new items go: behind the last one that comes before them. */
function placesFor(text: string, items: readonly Item[], added: readonly Correction[]): Map<number, Correction[]> {
  const places = new Map<number, Correction[]>();
  const [first] = items;
  // From the end: what stands behind the last of a correction stands behind the last of all that come before it.
  let last = items.length - 1;
  for (const correction of [...added].sort(inOrder).reverse()) {
    while (last >= 0 && !isBefore(items[last]!, correction)) last -= 1;
    const before = items[last];
    const at =
      before !== undefined
        ? lineEnd(text, before.end)
        : first !== undefined
          ? lineStart(text, first.start)
          : endOf(text);
    const list = places.get(at);
    if (list === undefined) places.set(at, [correction]);
    else list.push(correction);
  }
  for (const list of places.values()) list.reverse();
  return places;
}

function isBefore({ correction: says }: Item, correction: Correction): boolean {
  return says !== undefined && inOrder(says, correction) <= 0;
}

function inOrder(a: Correction, b: Correction): number {
  return RULES.indexOf(a.rule) - RULES.indexOf(b.rule) || compare(sortKey(a), sortKey(b));
}

const sortKey = remembered((correction: Correction): string => {
  switch (correction.rule) {
    case 'same':
    case 'different':
      return fold(correction.names[0]?.name ?? '');
    case 'name':
    case 'kind':
      return fold(correction.of[0] ?? '');
    case 'always':
    case 'never':
      return fold(correction.words);
    case 'noise':
    case 'text':
      return fold(correction.line);
    case 'mention':
    case 'quotation':
    case 'line':
      return `${correction.in} ${String(correction.place.at).padStart(9, '0')}`;
  }
});

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function indentOf(text: string, [first]: readonly Item[]): string {
  return first === undefined ? '' : text.slice(lineStart(text, first.start), first.start);
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Behind the line break of a line, or the end of the text. */
function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

/** Before what YAML ends a document with, or at the end. */
function endOf(text: string): number {
  const end = /^\.\.\./m.exec(text);
  return end === null ? text.length : end.index;
}

function wholeLines(text: string, { start, end }: Span): Span {
  return { start: lineStart(text, start), end: lineEnd(text, end) };
}
