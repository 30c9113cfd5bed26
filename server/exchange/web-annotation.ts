import type { Span } from '../analysis/model.ts';
import { type CodePoints, codePointsOf } from './code-points.ts';
import type { Format, Imported, Problem, TextFile } from './format.ts';
import { countIn, isObject, type JsonObject, objectsIn, parseJson, stringIn } from './json.ts';
import { nodeLabel, nodeOf } from './node-labels.ts';
import { idOf, pathOf } from './paths.ts';
import type { Annotated } from './record.ts';
import { annotationsFrom, type Region, regionsOf } from './regions.ts';

/**
 * The Web Annotation Data Model of the W3C (https://www.w3.org/TR/annotation-model/) as JSON-LD: a collection an article, beside
 * its text. Positions are Unicode code points, as the model demands, and stand beside a quote with its context. What is tagged is
 * the body `tagging`; an entity is the body `identifying`; a speaker or a cue leads to its quotation by the body `linking`; what
 * is in several pieces has a `List` as its target.
 */
export const webAnnotation: Format = {
  title: 'W3C Web Annotation JSON-LD',
  offsets: 'Unicode code points',
  writer: () => ({
    article(article) {
      const path = pathOf(article.id);
      return [
        { path: `${path}.txt`, text: article.text.toWellFormed() },
        { path: `${path}.jsonld`, text: `${JSON.stringify(collectionOf(article), undefined, 1)}\n` },
      ];
    },
    end: () => [],
  }),
  read,
};

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';
const ENTITY = 'urn:marginalia:entity:';

/** How much is told before and after a quote, in code units. */
const CONTEXT_LENGTH = 32;

function collectionOf(article: Annotated): object {
  const text = article.text.toWellFormed();
  const points = codePointsOf(text);
  const base = `urn:marginalia:article:${encodeURIComponent(article.id.toWellFormed())}`;
  // An address from where the collection lies: its text lies beside it.
  const source = `${encodeURIComponent(pathOf(article.id).split('/').at(-1)!)}.txt`;
  const regions = regionsOf(article);
  const items = regions.map((region, index): object => {
    const targets = region.pieces.map((piece) => ({
      type: 'SpecificResource',
      source,
      selector: [
        { type: 'TextPositionSelector', start: points.fromUnits(piece.start), end: points.fromUnits(piece.end) },
        quoteOf(text, piece),
      ],
    }));
    const { entity, of } = region;
    const body: object[] = [
      { type: 'TextualBody', purpose: 'tagging', value: nodeLabel(region), format: 'text/plain' },
    ];
    if (entity !== undefined) {
      body.push({
        type: 'SpecificResource',
        purpose: 'identifying',
        source: ENTITY + encodeURIComponent(entity.toWellFormed()),
      });
    }
    if (of !== undefined) body.push({ type: 'SpecificResource', purpose: 'linking', source: `${base}#a${of}` });
    return {
      id: `${base}#a${index}`,
      type: 'Annotation',
      motivation: of === undefined ? 'tagging' : 'linking',
      body,
      target: targets.length === 1 ? targets[0] : { type: 'List', items: targets },
    };
  });
  return {
    '@context': CONTEXT,
    id: base,
    type: 'AnnotationCollection',
    label: article.id.toWellFormed(),
    total: items.length,
    first: { id: `${base}#page`, type: 'AnnotationPage', startIndex: 0, items },
  };
}

function quoteOf(text: string, { start, end }: Span): object {
  return {
    type: 'TextQuoteSelector',
    exact: text.slice(start, end),
    // Cut between characters: half of one stands nowhere in the file.
    prefix: text
      .slice(Math.max(0, start - CONTEXT_LENGTH), start)
      .replace(/^[\uDC00-\uDFFF]/, '')
      .toWellFormed(),
    suffix: text
      .slice(end, end + CONTEXT_LENGTH)
      .replace(/[\uD800-\uDBFF]$/, '')
      .toWellFormed(),
  };
}

function read(files: readonly TextFile[], texts: ReadonlyMap<string, string>): Imported {
  const problems: Problem[] = [];
  const contents = new Map(files.map(({ path, text }) => [path, text]));
  const articles = files.flatMap((file): Annotated[] => {
    const path = /^(.*)\.json(?:ld)?$/s.exec(file.path)?.[1];
    if (path === undefined) return [];
    const problem = (message: string): void => {
      problems.push({ path: file.path, message });
    };
    const id = idOf(path);
    const text = contents.get(`${path}.txt`) ?? texts.get(id);
    const value = parseJson(file, problems);
    if (value === undefined) return [];
    if (text !== undefined)
      return [{ id, text, ...annotationsFrom(readItems(itemsOf(value), text, problem), problem) }];
    problem(`its text, ${path}.txt, is not there`);
    return [];
  });
  return { articles, problems };
}

/** The annotations of a collection, a page, a list, or one alone. */
function itemsOf(value: unknown): readonly JsonObject[] {
  if (Array.isArray(value)) return objectsIn(value);
  if (!isObject(value)) return [];
  if (isObject(value.first)) return objectsIn(value.first.items);
  return value.target === undefined ? objectsIn(value.items) : [value];
}

function readItems(items: readonly JsonObject[], text: string, problem: (message: string) => void): readonly Region[] {
  const points = codePointsOf(text);
  const regions: Region[] = [];
  const places = new Map<string, number>();
  // Quotations first, so that what leads to them finds them.
  const links: { readonly region: number; readonly to: string }[] = [];
  for (const item of items) {
    const bodies = Array.isArray(item.body) ? objectsIn(item.body) : objectsIn([item.body]);
    const sourceFor = (purpose: string): string | undefined =>
      stringIn(bodies.find((body) => body.purpose === purpose)?.source);
    const tag = bodies.find(
      ({ type, purpose }) => type === 'TextualBody' && (purpose === 'tagging' || purpose === undefined),
    );
    const target = item.target;
    const targets = isObject(target) && Array.isArray(target.items) ? target.items : [target];
    const spans = objectsIn(targets.flat()).map((one) => spanOf(one, text, points));
    const [first, ...others] = spans.filter((span) => span !== undefined);
    const identity = sourceFor('identifying');
    const entity = identity?.startsWith(ENTITY) === true ? idOf(identity.slice(ENTITY.length)) : identity;
    const node = first && nodeOf(stringIn(tag?.value) ?? stringIn(item.bodyValue) ?? '', first, entity);
    const name = stringIn(item.id) ?? `annotation ${regions.length + 1}`;
    if (first === undefined || node === undefined || spans.includes(undefined)) {
      problem(`${name}: it has no known tag or no place in the text`);
      continue;
    }
    const { layer, label } = node;
    places.set(
      name,
      regions.push({ layer, label, pieces: [first, ...others], ...(entity !== undefined && { entity }) }) - 1,
    );
    const to = sourceFor('linking');
    if (to !== undefined) links.push({ region: regions.length - 1, to });
  }
  for (const { region, to } of links) {
    const of = places.get(to);
    if (of !== undefined) regions[region] = { ...regions[region]!, of };
  }
  return quotationsFirst(regions);
}

function quotationsFirst(regions: readonly Region[]): readonly Region[] {
  const order = regions.map((_, index) => index);
  order.sort((a, b) => Number(regions[a]!.layer !== 'quotation') - Number(regions[b]!.layer !== 'quotation') || a - b);
  const places = new Map(order.map((index, place) => [index, place]));
  return order.map((index) => {
    const { of, ...region } = regions[index]!;
    const place = of === undefined ? undefined : places.get(of);
    return { ...region, ...(place !== undefined && { of: place }) };
  });
}

/** Where a target stands: by its position, or else by its quote where the text has that once. */
function spanOf(target: JsonObject, text: string, points: CodePoints): Span | undefined {
  const selectors = Array.isArray(target.selector) ? objectsIn(target.selector) : objectsIn([target.selector]);
  const position = selectors.find(({ type }) => type === 'TextPositionSelector');
  const quote = selectors.find(({ type }) => type === 'TextQuoteSelector');
  const exact = stringIn(quote?.exact);
  if (position !== undefined) {
    const start = points.toUnits(countIn(position.start) ?? text.length);
    const end = points.toUnits(countIn(position.end) ?? 0);
    const isRight = start < end && end <= text.length && (exact === undefined || text.slice(start, end) === exact);
    if (isRight) return { start, end };
  }
  if (exact === undefined || exact === '') return undefined;
  const prefix = stringIn(quote?.prefix) ?? '';
  const whole = prefix + exact + (stringIn(quote?.suffix) ?? '');
  const at = text.indexOf(whole);
  if (at < 0 || text.indexOf(whole, at + 1) >= 0) return undefined;
  return { start: at + prefix.length, end: at + prefix.length + exact.length };
}
