import { isNameKind, type Mention } from '../../model.ts';
import { isRaisedLine, lineAround, placesOf, standsSmall } from './raised.ts';
import { freePlace } from './told.ts';

/** Headlines are no longer, in code units, and have more words than names in a list. */
const LONGEST = 200;
const FEWEST_WORDS = 4;

/** Of what the text is surer than this, it is sure. */
const SURE = 0.7;

/**
 * Whom the text names, its headlines name: where every word has a capital, what the text is sure of and never writes small is found
 * although the line by itself does not tell it.
 */
export function namesInHeadlines(text: string, mentions: readonly Mention[]): readonly Mention[] {
  const headlines = headlinesOf(text);
  if (headlines.length === 0) return mentions;
  const told = new Map<string, Mention>();
  let line = { start: 0, end: -1 };
  let isRaised = true;
  for (const mention of mentions) {
    if (!isNameKind(mention.kind) || mention.confidence < SURE) continue;
    const spelling = text.slice(mention.start, mention.end);
    if (spelling.length <= 2 || told.has(spelling)) continue;
    // Hardly any name of a text stands in its headlines.
    if (!standsInAny(headlines, spelling)) continue;
    if (mention.start > line.end) {
      line = lineAround(text, mention.start);
      isRaised = isRaisedLine(text.slice(line.start, line.end));
    }
    if (!isRaised) told.set(spelling, mention);
  }
  const joined = [...mentions];
  // Longer names first: the shorter may stand in them.
  for (const [spelling, { kind }] of [...told].sort(([a], [b]) => b.length - a.length)) {
    for (const line of headlines) {
      const words = asIn(line, spelling);
      for (const at of placesOf(line.text, words)) {
        const start = line.start + at;
        const name: Mention = { start, end: start + words.length, kind, confidence: SURE };
        const place = freePlace(joined, name);
        if (place >= 0 && !standsSmall(text, spelling)) joined.splice(place, 0, name);
      }
    }
  }
  return joined;
}

interface Headline {
  readonly start: number;
  readonly text: string;
  readonly isCapitals: boolean;
}

function standsInAny(headlines: readonly Headline[], spelling: string): boolean {
  for (const headline of headlines) if (headline.text.includes(asIn(headline, spelling))) return true;
  return false;
}

/** A name as a headline writes it. */
function asIn({ isCapitals }: Headline, spelling: string): string {
  return isCapitals ? spelling.toUpperCase() : spelling;
}

function headlinesOf(text: string): Headline[] {
  const headlines: Headline[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const isHeadline = line.length <= LONGEST && isRaisedLine(line) && line.trim().split(/\s+/u).length >= FEWEST_WORDS;
    if (isHeadline) headlines.push({ start, text: line, isCapitals: line === line.toUpperCase() });
    start += line.length + 1;
  }
  return headlines;
}
