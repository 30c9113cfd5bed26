import fc from 'fast-check';
import { NOISE_KINDS, type Span } from '../../server/analysis/model.ts';
import { classOf, SPACE } from '../../server/analysis/text/characters.ts';
import {
  type Annotated,
  hullOf,
  QUOTATION_KINDS,
  RECORD_TYPES,
  type RecordQuotation,
} from '../../server/exchange/record.ts';
import { inOrder } from '../../server/exchange/regions.ts';
import { text } from '../arbitrary.ts';

const ENTITIES = ['person:Luis Peña', 'a|b [c]_d->e;*\\f', '"<&>\'', '😀 %41', '*', '_', 'http://example.org/Q1?a=b#c'];

/** A stretch as an annotator marks it: no white space at its ends, no character cut in two; nothing where only that is left. */
function trimmed(of: string, { at, length }: Mark): Span | undefined {
  let start = Math.floor((at / 1000) * of.length);
  let end = Math.min(start + length, of.length);
  const isLow = (offset: number): boolean => (of.charCodeAt(offset) & 0xfc00) === 0xdc00;
  const isHigh = (offset: number): boolean => (of.charCodeAt(offset) & 0xfc00) === 0xd800;
  if (start > 0 && isLow(start) && isHigh(start - 1)) start -= 1;
  if (end > 0 && isLow(end) && isHigh(end - 1)) end += 1;
  while (start < end && classOf(of.charCodeAt(start)) === SPACE) start += 1;
  while (end > start && classOf(of.charCodeAt(end - 1)) === SPACE) end -= 1;
  return start < end ? { start, end } : undefined;
}

interface Mark {
  /** Where, in thousandths of the text. */
  readonly at: number;
  readonly length: number;
  readonly what: number;
  readonly who: number;
}

const mark: fc.Arbitrary<Mark> = fc.record({
  at: fc.nat(1000),
  length: fc.integer({ min: 1, max: 40 }),
  what: fc.nat(100),
  who: fc.nat(100),
});

const marks = fc.array(mark, { maxLength: 8 });

function pick<T>(list: readonly T[], number: number): T {
  return list[number % list.length]!;
}

/** The same words name the same entity. */
function entityAt({ start, end }: Span, who: number): { readonly entity?: string } {
  return who % 4 === 0 ? {} : { entity: pick(ENTITIES, start * 7 + end) };
}

/** An article with nested and crossing names, quotations in pieces over lines, and noise, on text as scraping leaves it. */
export const annotated: fc.Arbitrary<Annotated> = fc
  .record({
    id: fc.oneof(fc.constantFrom('a/b.article.txt', 'ünï côde', '..', 'a//b', 'x.', '100%', ''), fc.string()),
    text,
    names: marks,
    quotations: fc.array(fc.array(mark, { minLength: 3, maxLength: 6 }), { maxLength: 4 }),
    noise: marks,
  })
  .map(({ id, text: body, names, quotations, noise }): Annotated => {
    const taken = new Set<string>();
    const span = (wanted: Mark, layer: string): Span[] => {
      const found = trimmed(body, wanted);
      const key = `${layer} ${found?.start} ${found?.end}`;
      if (found === undefined || taken.has(key)) return [];
      taken.add(key);
      return [found];
    };
    return {
      id: id.toWellFormed(),
      text: body,
      mentions: names
        .flatMap((name) =>
          span(name, 'name').map((found) => ({ ...found, type: pick(RECORD_TYPES, name.what), ...entityAt(found, 1) })),
        )
        .sort(inOrder),
      quotations: quotations
        .flatMap((quotation) => quotationOf(body, quotation, (piece) => span(piece, 'piece')))
        .filter(
          ({ start, end }, index, all) =>
            all.findIndex((other) => other.start === start && other.end === end) === index,
        )
        .sort(inOrder),
      noise: noise
        .flatMap((lines) => span(lines, 'noise').map((found) => ({ ...found, kind: pick(NOISE_KINDS, lines.what) })))
        .sort(inOrder),
    };
  });

function quotationOf(
  body: string,
  [speaker, cue, ...others]: readonly Mark[],
  span: (mark: Mark) => Span[],
): RecordQuotation[] {
  const contents: Span[] = [];
  const found = others.flatMap(span).sort(inOrder);
  for (const piece of found) {
    const last = contents.at(-1);
    if (last === undefined || body.slice(last.end, piece.start).trim() !== '') contents.push(piece);
  }
  const [first, ...more] = contents;
  if (first === undefined) return [];
  const kind = pick(QUOTATION_KINDS, first.start);
  const marked = kind === 'mixed' ? contents.slice(0, first.end % 3) : kind === 'indirect' ? [] : contents;
  const who = trimmed(body, speaker!);
  return [
    {
      ...hullOf([first, ...more]),
      contents,
      quoted: marked,
      kind,
      speaker: who === undefined ? null : { ...who, ...entityAt(who, who.start) },
      cue: trimmed(body, cue!) ?? null,
    },
  ];
}
