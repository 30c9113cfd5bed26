import type { Mention } from '../../model.ts';
import { toldToBe } from './told.ts';

// Bodies are called by the building where they sit: “the White House said”, “he met them at the White House”.

/** A name that is a building’s as well; of the House alone, or of a hall, a body is meant. */
const OF_BUILDING = /\S\s(?:House|Palace|Hall|Castle|Tower|Building)$|^(?:Kremlin|Pentagon|Capitol)$/u;

/** Where somebody is, or goes to. */
const AT = /(?:^|\s)(?:at|near|outside|visit(?:s|ed|ing)?)\s(?:the\s)?$/iu;

/** Whoever works at a body: “a fellow at Orde House”. */
const WORKS_AT =
  /\b(?:aide|analyst|director|economist|editor|expert|fellow|historian|lawyer|official|professor|researcher|scholar|staff|staffer)s?\sat\s(?:the\s)?$/iu;

const PARTS = 'balcony|courtyard|gates?|grounds|lawns?|roof|steps';
const PART_OF = new RegExp(`\\b(?:${PARTS})\\sof\\s(?:the\\s)?$`, 'iu');
const ITS = new RegExp(`^(?:['’]s)?\\s(?:visits?|${PARTS})\\b`, 'u');

/** So many code units are read before a name. */
const BEFORE = 24;

/** Names that bodies share with their buildings are told apart by what stands beside them. */
export function buildingsAmong(text: string, mentions: readonly Mention[]): readonly Mention[] {
  return mentions.map((mention): Mention => {
    const { start, end, kind } = mention;
    if (kind !== 'organization' && kind !== 'facility') return mention;
    const before = text.slice(Math.max(0, start - BEFORE), start);
    const told = OF_BUILDING.test(text.slice(start, end))
      ? kindOfHouse(before, text.slice(end, end + BEFORE))
      : undefined;
    const meant = kind === 'organization' && PART_OF.test(before) ? 'facility' : told;
    return meant === undefined ? mention : toldToBe(mention, meant);
  });
}

function kindOfHouse(before: string, behind: string): 'facility' | 'organization' | undefined {
  if (WORKS_AT.test(before)) return 'organization';
  return AT.test(before) || ITS.test(behind) ? 'facility' : undefined;
}
