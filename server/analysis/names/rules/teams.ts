import type { Mention } from '../../model.ts';
import { toldToBe } from './told.ts';

/** By these places teams are called: the states of the USA, and towns with a team in one of its leagues. */
const WITH_TEAMS = new Set(
  'Alabama|Alaska|Anaheim|Arizona|Arkansas|Atlanta|Baltimore|Boston|Brooklyn|Buffalo|California|Charlotte|Chicago|Cincinnati|Cleveland|Colorado|Columbus|Connecticut|Dallas|Delaware|Denver|Detroit|Florida|Georgia|Hawaii|Houston|Idaho|Illinois|Indiana|Indianapolis|Iowa|Jacksonville|Kansas|Kansas City|Kentucky|Las Vegas|Los Angeles|Louisiana|Louisville|Maine|Maryland|Massachusetts|Memphis|Miami|Michigan|Milwaukee|Minneapolis|Minnesota|Mississippi|Missouri|Montana|Nashville|Nebraska|Nevada|New England|New Hampshire|New Jersey|New Mexico|New Orleans|New York|New York City|North Carolina|North Dakota|Oakland|Ohio|Oklahoma|Oklahoma City|Oregon|Orlando|Pennsylvania|Philadelphia|Phoenix|Pittsburgh|Portland|Sacramento|Salt Lake City|San Antonio|San Diego|San Francisco|San Jose|Seattle|South Carolina|South Dakota|St. Louis|Tampa|Tampa Bay|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming'.split(
    '|',
  ),
);

/** What is told of teams, and of bands that are called so, too; politics has coaches and leagues, but hardly two of these words. */
const SPORT =
  /\b(?:[Aa]lbums?|[Aa]ll-[Ss]tars?|[Bb]aseball|[Bb]asketball|[Bb]atters?|[Cc]oach(?:es)?|[Dd]efensem[ae]n|[Ff]ootball|[Gg]oalkeepers?|[Gg]oaltenders?|[Gg]uitarists?|[Hh]ockey|[Hh]omers?|[Ii]nnings?|[Ll]eagues?|[Mm]idfielders?|[Pp]itchers?|[Pp]layoffs?|[Qq]uarterbacks?|[Rr]ebounds|[Ss]hortstop|[Ss]occer|[Tt]eammates?|[Tt]ouchdowns?|[Tt]ournaments?|MLB|MLS|NBA|NCAA|NFL|NHL|WNBA)\b/g;

/** A magazine and a broadcaster may be called by a place, too. */
const MEDIUM_BEHIND = /^ (?:magazine|Magazine)\b/;
const MEDIUM_BEFORE = /\b(?:broadcaster|channel|magazine|network) $/;

/** None of the places is longer, in code units. */
const LONGEST = 'Salt Lake City'.length;

/** So many code units before a name are read. */
const BEFORE = 15;

/** Is anything told of sport in a text? */
export function tellsOfSport(text: string): boolean {
  return (text.match(SPORT)?.length ?? 0) > 1;
}

/** Where nothing is told of sport, what teams are called by is the place: “the Cincinnati office”, “Jan Novak of Arizona”. */
export function withoutTeams(text: string, mentions: readonly Mention[]): readonly Mention[] {
  let isSport: boolean | undefined;
  return mentions.map((mention) => {
    const { start, end, kind } = mention;
    if (kind !== 'organization' || end - start > LONGEST || !WITH_TEAMS.has(text.slice(start, end))) return mention;
    isSport ??= tellsOfSport(text);
    const isMedium =
      MEDIUM_BEHIND.test(text.slice(end, end + BEFORE)) ||
      MEDIUM_BEFORE.test(text.slice(Math.max(0, start - BEFORE), start));
    return isSport || isMedium ? mention : toldToBe(mention, 'place');
  });
}
