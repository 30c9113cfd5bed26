import { anchors } from '../analysis/corrections/anchors.ts';
import type { Place } from '../analysis/corrections/rules.ts';
import type { Quotation } from '../analysis/model.ts';
import { type Article, shorten, thingsAt, wordsOf } from '../features/article.ts';
import { type Choice, type Choices, HERE } from './choice.ts';
import type { Correction } from './correction.ts';

/** A quotation is anchored by so many code units of its beginning. */
const LONGEST_QUOTE = 80;

/** Where a quotation stands, for the file of corrections. */
export function placeOfQuotation(
  { text }: Pick<Article, 'text'>,
  { contents }: Pick<Quotation, 'contents'>,
): Place | undefined {
  const [first] = contents;
  if (first === undefined) return undefined;
  return anchors(text)({ start: first.start, end: Math.min(first.end, first.start + LONGEST_QUOTE) });
}

/** Who else may have said it: the entities of the article that can speak, the nearest first. Indices into `Analysis.entities`. */
export function otherSpeakers({ analysis }: Article, quotation: Quotation): readonly number[] {
  const { entities, mentions } = analysis;
  const distances = entities.map((entity) =>
    Math.min(...entity.mentions.map((index) => Math.abs(mentions[index]!.start - quotation.start))),
  );
  return entities
    .flatMap(({ kind }, index) => (index !== quotation.speaker?.entity && SPEAKING.has(kind) ? [index] : []))
    .sort((a, b) => distances[a]! - distances[b]!);
}

const SPEAKING: ReadonlySet<string> = new Set(['person', 'organization', 'group']);

/** Who may have said the quotation at an offset; undefined where none stands. */
export function speakersAt(article: Article, path: string, offset: number): Choices | undefined {
  const { analysis, text } = article;
  const things = thingsAt(analysis, offset);
  const quotation = things.find((thing) => 'quotation' in thing)?.quotation;
  const place = quotation && placeOfQuotation(article, quotation);
  if (quotation === undefined || place === undefined) return undefined;
  const way = (correction: Correction) => [{ label: HERE, corrections: [correction] }];
  const choices = otherSpeakers(article, quotation).map((index): Choice => {
    const { name, kind, descriptions } = analysis.entities[index]!;
    return {
      label: name,
      description: [kind, ...descriptions.slice(0, 2)].join(' · '),
      ways: way({ rule: 'quotation', in: path, place, speaker: name }),
    };
  });
  if (quotation.speaker !== undefined) {
    choices.push({
      label: 'Nobody',
      description: 'nobody says who said this',
      ways: way({ rule: 'quotation', in: path, place, speaker: null }),
    });
  }
  if (quotation.kind !== 'scare') {
    choices.push({
      label: 'No quotation',
      description: 'these words quote nobody',
      ways: way({ rule: 'quotation', in: path, place, is: 'nothing' }),
    });
  }
  return { subject: shorten(wordsOf(text, quotation.contents[0]!), 60), choices };
}
