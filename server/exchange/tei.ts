import type { Span } from '../analysis/model.ts';
import { lineAt, linesOf } from '../analysis/text/lines.ts';
import type { Format, Imported, Problem, TextFile } from './format.ts';
import { idOf, pathOf } from './paths.ts';
import type { Annotated } from './record.ts';
import { annotationsFrom, inOrder, type Region, regionsOf } from './regions.ts';
import { elementOf } from './tei-elements.ts';
import { readTei } from './tei-reader.ts';
import { escapeAttribute, escapeText, xmlText } from './xml.ts';

/**
 * The Text Encoding Initiative's P5 (https://tei-c.org/release/doc/tei-p5-doc/en/html/): a document an article, a `p` a line, white
 * space to the letter. Names are `persName`, `orgName`, `placeName`, `name`, `date`, `time` and `measure` with their entity as
 * `key`; quotations are `q` with `who` leading to the speaker. Needs no offsets: elements stand in the text. What would cross
 * another element is cut; pieces lead to each other by `next` and `prev`, and the `xml:id` r3.1-2 is the second part of the
 * first piece of the third thing. Control characters that XML cannot hold become U+FFFD.
 */
export const tei: Format = {
  title: 'TEI P5',
  offsets: 'none',
  writer: () => ({
    article: (article) => [{ path: `${pathOf(article.id)}.xml`, text: documentOf(article) }],
    end: () => [],
  }),
  read,
};

/** A part of a piece that crosses nothing. */
interface Part extends Span {
  readonly region: number;
  readonly piece: number;
}

function documentOf(article: Annotated): string {
  const text = xmlText(article.text);
  const regions = regionsOf(article);
  const title = escapeText(article.id.replace(/[\r\n]+/g, ' '));
  return `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>${title}</title></titleStmt><publicationStmt><p>Annotated with Marginalia.</p></publicationStmt><sourceDesc><p>${title}</p></sourceDesc></fileDesc></teiHeader>
<text><body xml:space="preserve">${bodyOf(text, regions)}</body></text>
</TEI>
`;
}

function bodyOf(text: string, regions: readonly Region[]): string {
  const lines = linesOf(text);
  const parts: Part[][] = lines.map(() => []);
  regions.forEach(({ pieces }, region) => {
    pieces.forEach((span, piece) => {
      for (let line = lineAt(lines, span.start); line < lines.length && lines[line]!.start < span.end; line++) {
        const start = Math.max(span.start, lines[line]!.start);
        const end = Math.min(span.end, lines[line]!.end);
        if (start < end && !isBlank(text, lines[line]!)) parts[line]!.push({ start, end, region, piece });
      }
    });
  });
  const nested = parts.map(nest);
  const tags = tagsFor(regions, nested.flat());
  let body = '';
  let at = 0;
  let number = 0;
  lines.forEach((line, index) => {
    body += escapeText(text.slice(at, line.start));
    const blank = isBlank(text, line);
    body += blank ? '' : '<p>';
    at = line.start;
    const open: { readonly end: number; readonly close: string }[] = [];
    const closeUntil = (offset: number): void => {
      for (let last = open.at(-1); last !== undefined && last.end <= offset; last = open.at(-1)) {
        body += escapeText(text.slice(at, last.end)) + last.close;
        at = last.end;
        open.pop();
      }
    };
    for (const part of nested[index]!) {
      closeUntil(part.start);
      const tag = tags[number++]!;
      body += escapeText(text.slice(at, part.start)) + tag.open;
      at = part.start;
      open.push({ end: part.end, close: tag.close });
    }
    closeUntil(line.end);
    body += escapeText(text.slice(at, line.end)) + (blank ? '' : '</p>');
    at = line.end;
  });
  return body === '' ? '<p/>' : body;
}

/** Only white space as XML knows it may stand between paragraphs. */
function isBlank(text: string, { start, end }: Span): boolean {
  return /^[ \t]*$/.test(text.slice(start, end));
}

/** Parts in the order of their tags, cut wherever one would cross another. */
function nest(parts: readonly Part[]): readonly Part[] {
  const waiting = [...parts].sort((a, b) => inOrder(b, a) || b.region - a.region);
  const nested: Part[] = [];
  const open: Part[] = [];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    while (open.length > 0 && open.at(-1)!.end <= part.start) open.pop();
    const outer = open.at(-1);
    if (outer !== undefined && outer.end < part.end) {
      insert(waiting, { ...part, start: outer.end });
      part = { ...part, end: outer.end };
    }
    nested.push(part);
    open.push(part);
  }
  return nested;
}

/** Keeps the next part last. */
function insert(waiting: Part[], part: Part): void {
  let low = 0;
  let high = waiting.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((inOrder(part, waiting[middle]!) || part.region - waiting[middle]!.region) < 0) low = middle + 1;
    else high = middle;
  }
  waiting.splice(low, 0, part);
}

/** The tags of each part, in their order. */
function tagsFor(regions: readonly Region[], parts: readonly Part[]): readonly { open: string; close: string }[] {
  const ids: string[] = [];
  const ofRegion = new Map<number, string[]>();
  const counts = new Map<string, number>();
  parts.forEach(({ region, piece }) => {
    const name = `r${region + 1}.${piece + 1}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const id = `${name}-${count}`;
    ids.push(id);
    const known = ofRegion.get(region);
    if (known === undefined) ofRegion.set(region, [id]);
    else known.push(id);
  });
  const speakers = new Map(
    regions.flatMap(({ layer, of }, index) => (layer === 'speaker' ? [[of, index] as const] : [])),
  );
  return parts.map(({ region }, index) => {
    const { layer, label, entity, of } = regions[region]!;
    const id = ids[index]!;
    const chain = ofRegion.get(region)!;
    const place = chain.indexOf(id);
    const { name, attributes } = elementOf(layer, label);
    const all: (readonly [string, string | undefined])[] = [...attributes];
    if (layer !== 'mention' || chain.length > 1) all.push(['xml:id', id]);
    all.push(['key', entity?.toWellFormed()]);
    const pointer = (to: number | undefined): string | undefined => {
      const first = to === undefined ? undefined : ofRegion.get(to)?.[0];
      return first && `#${first}`;
    };
    if (layer === 'quotation') all.push(['who', pointer(speakers.get(region))]);
    all.push(['corresp', pointer(of)]);
    all.push(['prev', place > 0 ? `#${chain[place - 1]}` : undefined]);
    all.push(['next', place + 1 < chain.length ? `#${chain[place + 1]}` : undefined]);
    const shown = all
      .map(([key, value]) => (value === undefined ? '' : ` ${key}="${escapeAttribute(value)}"`))
      .join('');
    return { open: `<${name}${shown}>`, close: `</${name}>` };
  });
}

function read(files: readonly TextFile[], texts: ReadonlyMap<string, string>): Imported {
  const problems: Problem[] = [];
  const articles = files.flatMap((file): Annotated[] => {
    if (!file.path.endsWith('.xml')) return [];
    const problem = (message: string): void => {
      problems.push({ path: file.path, message });
    };
    const found = readTei(file.text, problem);
    if (found === undefined) return [];
    const id = idOf(file.path.slice(0, -'.xml'.length));
    const original = texts.get(id);
    const isOriginal = original !== undefined && xmlText(original) === found.text;
    return [{ id, text: isOriginal ? original : found.text, ...annotationsFrom(found.regions, problem) }];
  });
  return { articles, problems };
}
