import type { Mention } from '../../model.ts';
import { isSpace } from '../../text/characters.ts';
import { acronymsAmong } from './acronyms.ts';
import { withoutAddresses } from './addresses.ts';
import { bodiesTold } from './bodies-told.ts';
import { withBrackets } from './brackets.ts';
import { buildingsAmong } from './buildings.ts';
import { withoutCommonNouns, withoutLoneNouns } from './common-nouns.ts';
import { companiesAmong } from './companies.ts';
import { halvesOfTheWorld } from './compass.ts';
import { dwellersAmong } from './dwellers.ts';
import { familiesAmong } from './families.ts';
import { federationsAmong } from './federations.ts';
import { withoutFurniture } from './furniture.ts';
import { withGenerations } from './generations.ts';
import { withoutGlue } from './glued.ts';
import { groundsAmong } from './grounds.ts';
import { withoutHalfPairs } from './half-pairs.ts';
import { namesInHeadlines } from './headline-names.ts';
import { ideasAmong } from './ideas.ts';
import { initialsAmong } from './initials.ts';
import { institutionsAmong } from './institutions.ts';
import { lawsuitsAmong } from './lawsuits.ts';
import { withLineUps } from './line-ups.ts';
import { withNicknames } from './nicknames.ts';
import { peoplesAmong } from './peoples.ts';
import { withoutPostNominals } from './post-nominals.ts';
import { lawsByProposers } from './proposers.ts';
import { rulingsAmong } from './rulings.ts';
import { shipsAmong } from './ships.ts';
import { statesAmong } from './states.ts';
import { stormsAmong } from './storms.ts';
import { withoutTeams } from './teams.ts';
import { toldOnce } from './told-twice.ts';
import { tonguesAmong } from './tongues.ts';
import { withoutTrades } from './trades.ts';
import { turnsByInitials } from './turns.ts';
import { twoPartPlaces } from './two-part-places.ts';

/** What is told by language rather than learned, as what was learned from has too little of it; one after the other. */
const RULES = [
  withBrackets,
  withoutHalfPairs,
  withNicknames,
  withGenerations,
  withoutAddresses,
  withoutCommonNouns,
  withoutLoneNouns,
  withoutFurniture,
  withoutGlue,
  toldOnce,
  groundsAmong,
  acronymsAmong,
  initialsAmong,
  twoPartPlaces,
  lawsuitsAmong,
  lawsByProposers,
  rulingsAmong,
  withLineUps,
  federationsAmong,
  turnsByInitials,
  namesInHeadlines,
  withoutTrades,
  withoutPostNominals,
  institutionsAmong,
  ideasAmong,
  buildingsAmong,
  bodiesTold,
  companiesAmong,
  withoutTeams,
  statesAmong,
  familiesAmong,
  shipsAmong,
  stormsAmong,
  halvesOfTheWorld,
  peoplesAmong,
  dwellersAmong,
  tonguesAmong,
] as const;

/** A name without white space at its end: rules cut names before marks and headlines, whatever stands before these. */
function trimmed(text: string, mention: Mention): Mention {
  let { end } = mention;
  while (end > mention.start + 1 && isSpace(text.charCodeAt(end - 1))) end--;
  return end === mention.end ? mention : { ...mention, end };
}

/** The names of an article, mended where language tells better than the weights; in order and not overlapping. */
export function byRules(text: string, mentions: readonly Mention[]): readonly Mention[] {
  return RULES.reduce<readonly Mention[]>((found, rule) => rule(text, found), mentions).map((mention) =>
    trimmed(text, mention),
  );
}
