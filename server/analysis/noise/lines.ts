import { classify } from '../learning/classifier.ts';
import { emptyFeatures } from '../learning/hashing.ts';
import type { Line, LineScore, NoiseKind, Span } from '../model.ts';
import { OWN, STAMP } from './chronicle.ts';
import { describe, type Surroundings, surroundingsOf } from './features.ts';
import { galleryLines, IN_GALLERY } from './galleries.ts';
import { findHeadline, saysAgain } from './headline.ts';
import { reasonsFor } from './kinds.ts';
import { HOLDS, isSentenceEnd, type Measured, type MeasuredArticle, measure } from './measure.ts';
import type { NoiseModel } from './model.ts';
import { isSentence, ownLines, SENTENCE, SENTENCE_BESIDE } from './own.ts';
import { AFTER, BEFORE, decode, INSIDE, ROLES, TEXT } from './roles.ts';

/**
 * A line is noise from these log-odds on: prose that is greyed out is worse than noise that is not, and a text that is hardly more
 * than an article has less noise to find than a page.
 */
const CAUTION = { inArticles: 1.2, inPages: 0.85 };
/**
 * … and from so much more on if it is no wording of websites and is a sentence, or stands in a text that has no such wording at all: more
 * than half of the sentences that seem to stand behind articles are the articles' own. Links in capitals alone are seen anyway.
 */
const MORE_CAUTION = 2;
/** Log-odds are kept within these bounds. */
const SUREST = 9;
/** Lines less likely noise than this are not asked for reasons. */
const OUT_OF_QUESTION = -5;
/** Log-odds of the headline itself, and of a line that says it again. */
const HEADLINE_ODDS = -6;
const REPEATED_ODDS = 4;
const ALT_TEXT_ODDS = 1.5;
const GALLERY_ODDS = 4;
/** Log-odds of a line with a sure sign are no less. */
const SIGN_ODDS = 1;
/** … and of a line without any sign in a text without prose, or of a short sentence, no more. */
const UNSEEN_ODDS = -1;
/** Of a line that a rule tells to be the article's own: no witness outweighs that. */
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
  const own = ownLines(text, article.lines, around.isPage);
  const galleries = galleryLines(text, article.lines);
  const roles = rolesOf(article, around, own, model);
  const headline = findHeadline(article.lines, around, roles);
  const title = article.lines[headline];
  let before: NoiseKind = 'residue';
  const scores = article.lines.map((line, i): LineScore => {
    const { line: index, fingerprint } = line;
    if (i === headline)
      return { line: index, logOdds: HEADLINE_ODDS, kind: 'repeated-title', evidence: [], fingerprint };
    if (title !== undefined && saysAgain(line, title))
      return { line: index, logOdds: REPEATED_ODDS, kind: 'repeated-title', evidence: [SAYS_AGAIN], fingerprint };
    if (galleries[i] === 1)
      return { line: index, logOdds: GALLERY_ODDS, kind: 'caption', evidence: [IN_GALLERY], fingerprint };
    if (own[i] === STAMP)
      return { line: index, logOdds: SIGN_ODDS, kind: 'date-line', evidence: [STAMPS_ENTRY], fingerprint };
    const at = i * ROLES.length;
    const noise = roles[at + BEFORE]! + roles[at + INSIDE]! + roles[at + AFTER]!;
    const odds = Math.log(noise + 1e-6) - Math.log(1 - noise + 1e-6) - cautionOf(line, around);
    const least = line.sign?.isSure === true ? SIGN_ODDS : -SUREST;
    // Where no line is long enough to be prose, none can be seen to stand beside it; and short sentences are anybody's.
    const isUnseen = line.sign === undefined && (around.firstProse < 0 || (!around.isPage && exclaims(line)));
    const logOdds = own[i] === OWN ? OWN_ODDS : Math.max(least, Math.min(isUnseen ? UNSEEN_ODDS : SUREST, odds));
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

/** How likely noise a line has to be before it is held to be, in log-odds. */
function cautionOf(line: Measured, { isPage, signs }: Surroundings): number {
  const { sign, lastCode, wordCount, letters, capitals } = line;
  if (isPage) return CAUTION.inPages;
  const isShouted = capitals > 0.7 * letters && wordCount > FEW_WORDS;
  if (sign !== undefined || isShouted) return CAUTION.inArticles;
  const isSaid = isSentenceEnd(lastCode) && wordCount > FEW_WORDS;
  return CAUTION.inArticles + (isSaid || signs.at(-1) === 0 ? MORE_CAUTION : 0);
}

/** "Wow.", "Here's why.": a sentence of so few words is more often an article's than a website's, unless it is a known wording. */
const FEW_WORDS = 5;

function exclaims({ wordCount, letters, lastCode }: Measured): boolean {
  return wordCount <= FEW_WORDS && letters > 0 && isSentenceEnd(lastCode);
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

const STAMPS_ENTRY = 'tells when what stands below it was written';

const SAYS_AGAIN = 'says the headline again';

/** How likely each line has each role, `ROLES.length` numbers a line. */
function rolesOf(article: MeasuredArticle, around: Surroundings, own: Uint8Array, model: NoiseModel): Float64Array {
  const { roles: classifier, transitions } = around.isPage ? model.pages : model.articles;
  const roles = new Float64Array(article.lines.length * ROLES.length);
  for (let i = 0; i < article.lines.length; i++) {
    if (own[i] !== 0 || (!around.isPage && standsAmidProse(article.lines, i))) {
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
