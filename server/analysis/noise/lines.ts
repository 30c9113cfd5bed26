import { classify } from '../learning/classifier.ts';
import { emptyFeatures } from '../learning/hashing.ts';
import type { Line, LineScore, NoiseKind, Span } from '../model.ts';
import { isUpperCase } from '../text/characters.ts';
import { calendarLines } from './calendar.ts';
import { describe, type Surroundings, surroundingsOf } from './features.ts';
import { reasonsFor } from './kinds.ts';
import { HOLDS, isSentenceEnd, type Measured, type MeasuredArticle, measure } from './measure.ts';
import type { NoiseModel } from './model.ts';
import { AFTER, BEFORE, decode, HEADLINE, INSIDE, ROLES, TEXT } from './roles.ts';
import { knownOf, WORD } from './words.ts';

/**
 * A line is noise from these log-odds on: prose that is greyed out is worse than noise that is not, and a text that is hardly more
 * than an article has less noise to find than a page.
 */
const CAUTION = { inArticles: 1.2, inPages: 0.85 };
/** Log-odds are kept within these bounds. */
const SUREST = 9;
/** Lines less likely noise than this are not asked for reasons. */
const OUT_OF_QUESTION = -5;
/** A headline is at least so likely one. */
const LEAST_HEADLINE = 0.1;
/** Among so many lines a headline is looked for by its words alone. */
const FIRST_LINES = 6;
/** A headline is no longer than this, in code units. */
const LONGEST_HEADLINE = 160;
/** Log-odds of the headline itself, and of a line that says it again. */
const HEADLINE_ODDS = -6;
const REPEATED_ODDS = 4;
const ALT_TEXT_ODDS = 1.5;
/** Log-odds of a line with a sure sign are no less. */
const SIGN_ODDS = 1;
/** … and of a line without any sign in a text without prose, or of a short sentence, no more. */
const UNSEEN_ODDS = -1;
/** Nor of a calendar's line, a speaker's name, a heading, or what was said to go on: no witness outweighs that. */
const OWN_ODDS = -6;

/** What the lines of an article say for themselves. */
export interface Judged {
  readonly scores: readonly LineScore[];
  /** Index of the line that is the headline, or -1. */
  readonly headline: number;
}

/** How likely a line amid prose has each role. */
const AMID_PROSE = ROLES.map((_, role) => (role === TEXT ? 0.99996 : 0.00001));

const features = emptyFeatures();
const probabilities = new Float64Array(ROLES.length);

/** What every line of an article that is not blank says for itself, and which of them is the headline. */
export function scoreLines(
  text: string,
  lines: readonly Line[],
  frontMatter: Span | undefined,
  model: NoiseModel,
): Judged {
  const article = measure(text, lines, frontMatter);
  const around = surroundingsOf(article);
  const roles = rolesOf(article, around, model);
  const headline = findHeadline(article.lines, around, roles);
  const inks = article.lines.map(({ ink }) => ink);
  const inCalendar = calendarLines(text, inks);
  const title = article.lines[headline];
  let before: NoiseKind = 'residue';
  const scores = article.lines.map((line, i): LineScore => {
    const { line: index, fingerprint } = line;
    if (i === headline)
      return { line: index, logOdds: HEADLINE_ODDS, kind: 'repeated-title', evidence: [], fingerprint };
    if (title !== undefined && saysAgain(line, title))
      return { line: index, logOdds: REPEATED_ODDS, kind: 'repeated-title', evidence: [SAYS_AGAIN], fingerprint };
    const at = i * ROLES.length;
    const noise = roles[at + BEFORE]! + roles[at + INSIDE]! + roles[at + AFTER]!;
    const odds =
      Math.log(noise + 1e-6) - Math.log(1 - noise + 1e-6) - (around.isPage ? CAUTION.inPages : CAUTION.inArticles);
    const least = line.sign?.isSure === true ? SIGN_ODDS : -SUREST;
    // Where no line is long enough to be prose, none can be seen to stand beside it; and short sentences are anybody's.
    const isUnseen = line.sign === undefined && (around.firstProse < 0 || (!around.isPage && exclaims(line)));
    const isOwn =
      inCalendar[i] === 1 ||
      namesSpeaker(article, around, i) ||
      headsProse(line, around, i) ||
      isPromised(text, article.lines, i);
    const most = isOwn ? OWN_ODDS : isUnseen ? UNSEEN_ODDS : SUREST;
    const logOdds = Math.max(least, Math.min(most, odds));
    if (logOdds < OUT_OF_QUESTION) return { line: index, logOdds, kind: 'residue', evidence: [], fingerprint };
    let role = BEFORE;
    for (const other of [INSIDE, AFTER]) if (roles[at + other]! > roles[at + role]!) role = other;
    const { kind, evidence } = reasonsFor(article, around, i, role);
    // What goes on after the article, line after line, is more of the same.
    const goesOn = role === AFTER && line.sign === undefined && (kind === 'residue' || kind === 'caption');
    before = goesOn && (before === 'related' || before === 'comments') ? before : kind;
    return { line: index, logOdds, kind: before, evidence, fingerprint };
  });
  return { scores: withAltText(scores, article.lines, headline), headline: title?.line ?? -1 };
}

/** A name that stands alone so often between prose tells who speaks. */
const TURNS = 5;

/** Does a line name who speaks, as transcripts do before each turn? */
function namesSpeaker({ lines }: MeasuredArticle, around: Surroundings, i: number): boolean {
  const line = lines[i]!;
  if (around.isPage || line.sign !== undefined || around.copies[i]! < TURNS || line.wordCount > 4) return false;
  return line.digits === 0 && i > 0 ? around.copies[i - 1] === 1 : i === 0;
}

/** "Wow.", "Here's why.": a sentence of so few words is more often an article's than a website's, unless it is a known wording. */
const FEW_WORDS = 5;

function exclaims({ wordCount, letters, lastCode }: Measured): boolean {
  return wordCount <= FEW_WORDS && letters > 0 && isSentenceEnd(lastCode);
}

/** Of a heading at least three words in five are words of the prose; links between paragraphs speak of something else. */
const HEADING_SHARES = 3;

/** Does a line between two paragraphs speak of what the article speaks of, as its own headings do? */
function headsProse({ sign }: Measured, around: Surroundings, i: number): boolean {
  if (around.isPage || sign !== undefined || around.sinceProse[i] !== 1 || around.untilProse[i] !== 1) return false;
  const shared = around.coherence.shared[i]!;
  return shared >= HEADING_SHARES && shared <= 4;
}

/** “Story continues below”, as is said around what was set into an article; in code units, at most. */
const GOES_ON_BELOW = /\b(?:continue[sd]?|reading) below\W*$/i;
const LONGEST_PROMISE = 60;

/** Is a line the sentence with which an article goes on, right below the line that says so? */
function isPromised(text: string, lines: readonly Measured[], i: number): boolean {
  const before = lines[i - 1];
  if (before?.sign === undefined || before.ink.end - before.ink.start > LONGEST_PROMISE) return false;
  return isSentence(lines[i], SENTENCE_BESIDE) && GOES_ON_BELOW.test(text.slice(before.ink.start, before.ink.end));
}

/**
 * An alt text stands where the prose begins, under the headline or what is left of a photo's frame, and is worded as nothing else:
 * names and what they are doing, without a verb of its own. Gold sets have none, as browsers do not show them.
 */
function withAltText(scores: readonly LineScore[], lines: readonly Measured[], headline: number): readonly LineScore[] {
  const first = scores.findIndex(({ logOdds }, i) => logOdds <= 0 && i > headline);
  const line = lines[first];
  if (headline < 0 || line === undefined || !isPictureInWords(line)) return scores;
  if (!scores.slice(first + 1).some(({ logOdds }, i) => logOdds <= 0 && lines[first + 1 + i]!.isProse)) return scores;
  return scores.with(first, {
    ...scores[first]!,
    logOdds: ALT_TEXT_ODDS,
    kind: 'alt-text',
    evidence: [PICTURE_IN_WORDS],
  });
}

function isPictureInWords({ holds, wordCount }: Measured): boolean {
  const found = holds & (HOLDS.verb | HOLDS.participle | HOLDS.quote);
  return found === HOLDS.participle && wordCount >= 10 && wordCount <= 45;
}

const PICTURE_IN_WORDS = 'tells what a picture shows, without a verb of its own';

const SAYS_AGAIN = 'says the headline again';

/** How likely each line has each role, `ROLES.length` numbers a line. */
function rolesOf(article: MeasuredArticle, around: Surroundings, model: NoiseModel): Float64Array {
  const { roles: classifier, transitions } = around.isPage ? model.pages : model.articles;
  const roles = new Float64Array(article.lines.length * ROLES.length);
  for (let i = 0; i < article.lines.length; i++) {
    if (!around.isPage && standsAmidProse(article.lines, i)) {
      roles.set(AMID_PROSE, i * ROLES.length);
      continue;
    }
    describe(article, around, i, features);
    classify(classifier, features, probabilities);
    roles.set(probabilities, i * ROLES.length);
  }
  decode(roles, transitions);
  return roles;
}

/** A sentence has at least so many code units, and beside it its neighbours. */
const SENTENCE = 80;
const SENTENCE_BESIDE = 50;

/**
 * Is a line a sentence or more, between two others, none of them worded as websites are? Half of the lines of news articles are: to
 * judge each of them costs as much as all else, and changes no score of any gold set.
 */
function standsAmidProse(lines: readonly Measured[], i: number): boolean {
  return (
    isSentence(lines[i], SENTENCE) &&
    isSentence(lines[i - 1], SENTENCE_BESIDE) &&
    isSentence(lines[i + 1], SENTENCE_BESIDE)
  );
}

function isSentence(line: Measured | undefined, least: number): boolean {
  if (line === undefined || line.sign !== undefined) return false;
  return line.ink.end - line.ink.start >= least && isSentenceEnd(line.lastCode);
}

/** The line that is likeliest the headline, as an index into the measured lines, or -1. */
function findHeadline(lines: readonly Measured[], around: Surroundings, roles: Float64Array): number {
  let headline = -1;
  let most = LEAST_HEADLINE;
  for (let i = 0; i < lines.length; i++) {
    const likely = roles[i * ROLES.length + HEADLINE]!;
    if (likely > most && lines[i]!.sign?.isSure !== true) {
      most = likely;
      headline = i;
    }
  }
  const title = lines[headline];
  if (title === undefined) {
    const twice = around.isPage
      ? -1
      : lines.findIndex((line, i) => i < around.firstProse && around.copies[i]! > 1 && isWorded(line));
    return twice < 0 ? opensAsHeadline(lines, around, roles) : twice;
  }
  // A headline that is said twice is it where it is said first.
  return lines.findIndex((line) => line === title || saysAgain(line, title));
}

/**
 * The first line that is no noise, where it is worded as headlines are and something longer follows it; or else the only one of the
 * first lines above the prose that says more than names, and nothing that websites say; or else -1.
 */
function opensAsHeadline(lines: readonly Measured[], around: Surroundings, roles: Float64Array): number {
  const first = lines.findIndex(
    ({ sign }, i) =>
      sign?.isSure !== true && roles[i * ROLES.length + TEXT]! + roles[i * ROLES.length + HEADLINE]! > 0.5,
  );
  const line = lines[first];
  const next = lines[first + 1];
  const isShorter =
    line !== undefined && next !== undefined && next.ink.end - next.ink.start > line.ink.end - line.ink.start;
  if (isShorter && isWorded(line)) return first;
  const above = lines.slice(0, around.isPage ? 0 : Math.min(FIRST_LINES, Math.max(0, around.firstProse)));
  const saying = above.filter((each) => isWorded(each) && saysMoreThanNames(each));
  return saying.length === 1 ? above.indexOf(saying[0]!) : -1;
}

/** "What comes next in the dispute?", but not "Ada Holm and Per Lund", who wrote it. */
function saysMoreThanNames({ words, wordCount, functionWords, digits, lastCode }: Measured): boolean {
  const joining = words.reduce((sum, word) => sum + ((knownOf(word) & WORD.joining) === 0 ? 0 : 1), 0);
  return wordCount >= 5 && (functionWords > joining || digits > 0 || lastCode === QUESTION_MARK);
}

const QUESTION_MARK = 63;

/** Is a line worded as headlines are? */
function isWorded({ ink, firstCode, lastCode, sign, wordCount }: Measured): boolean {
  if (sign !== undefined || wordCount < 3 || ink.end - ink.start > LONGEST_HEADLINE) return false;
  return isUpperCase(firstCode) && /[\p{L}\p{N}?]/u.test(String.fromCharCode(lastCode));
}

function saysAgain(line: Measured, title: Measured): boolean {
  return line.fingerprint === title.fingerprint && line.fingerprint !== 0;
}
