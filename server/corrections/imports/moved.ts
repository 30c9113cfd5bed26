import { anchors, finder } from '../../analysis/corrections/anchors.ts';
import type { Span } from '../../analysis/model.ts';
import type { Annotated } from '../../exchange/record.ts';

export interface Moved {
  readonly article: Annotated;
  /** How many annotations have no place in the text any more. */
  readonly lost: number;
  /** Was a stretch of the text there when it was annotated, so that what was left unmarked there was meant to be? */
  isSeen(span: Span): boolean;
}

/**
 * Annotations of a text as they stand in another version of it: each where its words stand with what was around them. What is gone,
 * or may stand in two places, is left out.
 */
export function movedTo(article: Annotated, text: string): Moved {
  if (article.text === text) return { article, lost: 0, isSeen: () => true };
  const anchor = anchors(article.text);
  const find = finder(text);
  const lost: Span[] = [];
  const move = ({ start, end }: Span): Span | undefined =>
    article.text.slice(start, end).trim() === '' ? undefined : find(anchor({ start, end }));
  const moved = <T extends Span>(all: readonly T[]): T[] =>
    all.flatMap((one): T[] => {
      const span = move(one);
      if (span === undefined) lost.push(one);
      return span === undefined ? [] : [{ ...one, ...span }];
    });
  const moveAll = (spans: readonly Span[]): readonly Span[] => spans.flatMap((span) => move(span) ?? []);
  const mentions = moved(article.mentions);
  const quotations = moved(article.quotations).map((quotation) => {
    const speaker = quotation.speaker === null ? undefined : move(quotation.speaker);
    return {
      ...quotation,
      contents: moveAll(quotation.contents),
      quoted: moveAll(quotation.quoted),
      speaker: speaker === undefined || quotation.speaker === null ? null : { ...quotation.speaker, ...speaker },
      cue: quotation.cue === null ? null : (move(quotation.cue) ?? null),
    };
  });
  const noise = moved(article.noise);
  let there: ((span: Span) => Span | undefined) | undefined;
  return {
    article: { id: article.id, text, mentions, quotations, noise },
    lost: lost.length,
    isSeen(span) {
      if (there === undefined) {
        const [anchorHere, findThere] = [anchors(text), finder(article.text)];
        there = (one) => findThere(anchorHere(one));
      }
      const before = there(span);
      return before !== undefined && !lost.some((one) => one.start < before.end && before.start < one.end);
    },
  };
}
