import { hashText } from '../learning/hashing.ts';
import { type Document, wordAt } from './document.ts';
import type { Found } from './found.ts';
import { DATE, PERSON } from './kinds.ts';

/** Titles of several persons, which stand before the first of them, "Sens. Cruz and Hawley", and rare ones. */
const TITLES = hashesOf(
  'sens. reps. govs. gens. drs. profs. revs. messrs. amb. asst. brig. comdr. ens. pfc. sec. secy. spc. commissioners presidents',
);

/**
 * Titles that papers of Africa and Asia set before a name, British ones before a councillor's, and American ones that are written in full
 * or without a point: "Alhaji Sani Bala", "Sheriff Berg".
 */
const HONORIFICS = hashesOf(
  'alhaji alh. hajiya hajji mallam malam mawlawi maulvi moulvi kiai engr. datuk dato datin ustaz shri smt. maulana coun cllr cr rabbi sheriff congressman congresswoman officer professor sen sen. drs',
);

/** Those of two words, one of which is a name by itself: "Tan Sri Noor Azlan", but "Tan Wei Ling". */
const FIRST_OF_TWO = hashesOf('datuk dato datin puan tan');
const SECOND_OF_TWO = hashesOf('paduka seri sri');

/** What stands before an office and is part of it: “Orde Bank Vice Chairman Karl Berg”. */
const RANKS = hashesOf('acting assistant chief deputy executive managing senior vice');
const OFFICES = hashesOf('chair chairman chairwoman director governor manager minister officer president secretary');

function hashesOf(words: string): ReadonlySet<number> {
  return new Set(words.split(' ').map((word) => hashText(word)));
}

/** Leaves titles out of the name behind them, as those of one person in the West are: training sets have too few to learn it from. */
export function withoutTitles(document: Document, names: readonly Found[]): Found[] {
  const left: Found[] = [];
  for (const name of names) {
    const { kind, first, end } = name;
    const isTitle = kind < DATE && TITLES.has(wordAt(document, first));
    const titles = isTitle ? 1 : kind === PERSON ? honorificsOf(document, name) : 0;
    if (first + titles === end) continue;
    if (titles > 0) left.push({ ...name, first: first + titles, token: name.token + titles });
    else left.push(kind < DATE && kind !== PERSON ? beforeRank(document, name) : name);
  }
  return left;
}

/** A body without the rank in it that belongs to the office behind it. */
function beforeRank(document: Document, name: Found): Found {
  const { first, end } = name;
  const isRank = end - first > 1 && RANKS.has(wordAt(document, end - 1)) && OFFICES.has(wordAt(document, end));
  return isRank ? { ...name, end: end - 1 } : name;
}

/** With how many words of honorifics a name begins, if something of it is left. */
function honorificsOf(document: Document, { first, end }: Found): number {
  let place = first;
  while (place + 1 < end && isHonorific(document, place)) place += 1;
  return place - first;
}

function isHonorific(document: Document, place: number): boolean {
  const word = wordAt(document, place);
  return (
    HONORIFICS.has(word) ||
    (FIRST_OF_TWO.has(word) && SECOND_OF_TWO.has(wordAt(document, place + 1))) ||
    (SECOND_OF_TWO.has(word) && FIRST_OF_TWO.has(wordAt(document, place - 1)))
  );
}
