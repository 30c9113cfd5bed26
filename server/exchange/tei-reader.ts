import { parseXml, XmlElement, type XmlNode, XmlText } from '@rgrove/parse-xml';
import type { Span } from '../analysis/model.ts';
import { withoutMark } from './json.ts';
import type { Layer, Region } from './regions.ts';
import { meaningOf } from './tei-elements.ts';

/** An element that means something, as it stands in the text. */
interface Found extends Span {
  readonly layer: Layer;
  readonly label: string;
  readonly id: string | undefined;
  readonly key: string | undefined;
  readonly of: string | undefined;
  readonly next: string | undefined;
}

/** The text of a TEI document's body and what is marked in it; undefined, and told, where it is no XML or has no body. */
export function readTei(
  source: string,
  problem: (message: string) => void,
): { readonly text: string; readonly regions: readonly Region[] } | undefined {
  let body: XmlElement | undefined;
  try {
    body = bodyIn(parseXml(withoutMark(source)).children);
  } catch (error) {
    problem(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
    return undefined;
  }
  if (body === undefined) {
    problem('it has no body');
    return undefined;
  }
  const found: Found[] = [];
  const text = textOf(body, (element, span) => {
    const attribute = (name: string): string | undefined => element.attributes[name];
    const meaning = meaningOf(localName(element), attribute);
    if (meaning === undefined || span.start === span.end) return;
    const { start, end } = span;
    const pointed = (name: string): string | undefined => attribute(name)?.replace(/^#/, '');
    const key = attribute('key') ?? attribute('ref');
    found.push({ ...meaning, start, end, id: attribute('xml:id'), key, of: pointed('corresp'), next: pointed('next') });
  });
  return { text, regions: regionsOf(found, text) };
}

function bodyIn(nodes: readonly XmlNode[]): XmlElement | undefined {
  const waiting = [...nodes].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!(node instanceof XmlElement)) continue;
    if (localName(node) === 'body') return node;
    for (const child of node.children.toReversed()) waiting.push(child);
  }
  return undefined;
}

function localName({ name }: XmlElement): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The text below an element; tells of each element below, outer ones before those within. */
function textOf(root: XmlElement, tell: (element: XmlElement, span: Span) => void): string {
  let text = '';
  const starts: { readonly element: XmlElement; readonly start: number; readonly place: number }[] = [];
  const spans: { element: XmlElement; span: Span }[] = [];
  const waiting: (XmlNode | 'end')[] = [...root.children].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node === 'end') {
      const { element, start, place } = starts.pop()!;
      spans[place] = { element, span: { start, end: text.length } };
    } else if (node instanceof XmlText) text += node.text;
    else if (node instanceof XmlElement) {
      const place = spans.push({ element: node, span: { start: text.length, end: text.length } }) - 1;
      starts.push({ element: node, start: text.length, place });
      waiting.push('end');
      for (const child of node.children.toReversed()) waiting.push(child);
    }
  }
  for (const { element, span } of spans) tell(element, span);
  return text;
}

/** Puts together what `next` joins: parts of one piece as one span, pieces as pieces of one region; quotations come first. */
function regionsOf(found: readonly Found[], text: string): readonly Region[] {
  const byId = new Map(found.flatMap((element) => (element.id === undefined ? [] : [[element.id, element] as const])));
  const later = new Set(found.flatMap(({ next }) => (next !== undefined && byId.has(next) ? [next] : [])));
  const firsts = found.filter(({ id }) => id === undefined || !later.has(id));
  firsts.sort((a, b) => Number(a.layer !== 'quotation') - Number(b.layer !== 'quotation'));
  const places = new Map<string, number>();
  return firsts.map((first, index): Region => {
    const { layer, label, key, of } = first;
    const pieces: [Span, ...Span[]] = [{ start: first.start, end: first.end }];
    if (first.id !== undefined) places.set(first.id, index);
    const seen = new Set([first]);
    let last = first;
    for (
      let part = byId.get(last.next ?? '');
      part !== undefined && !seen.has(part);
      part = byId.get(last.next ?? '')
    ) {
      seen.add(part);
      const { start, end, id } = part;
      if (id !== undefined) places.set(id, index);
      if (isSamePiece(last, part, text)) pieces[pieces.length - 1] = { start: pieces.at(-1)!.start, end };
      else pieces.push({ start, end });
      last = part;
    }
    const quotation = of === undefined ? undefined : places.get(of);
    return {
      layer,
      label,
      pieces,
      ...(key !== undefined && { entity: key }),
      ...(quotation !== undefined && { of: quotation }),
    };
  });
}

/** Two parts of one piece have ids that differ in the last number only, and nothing but line breaks between them. */
function isSamePiece(a: Found, b: Found, text: string): boolean {
  const [, pieceOfA] = /^(r\d+\.\d+)-\d+$/.exec(a.id ?? '') ?? [];
  const [, pieceOfB] = /^(r\d+\.\d+)-\d+$/.exec(b.id ?? '') ?? [];
  return pieceOfA !== undefined && pieceOfA === pieceOfB && /^[\r\n \t]*$/.test(text.slice(a.end, b.start));
}
