import type { Block, Span } from '../model.ts';
import { classOf, DIGIT, isDigit, isLetter, isSpace, isUpperCase, LETTER, MARK } from '../text/characters.ts';
import { inkOf } from '../text/lines.ts';

/** What stands within one pair of quotation marks, without them; of a quotation over paragraphs, one paragraph's share. */
export interface Marked extends Span {
  /** From the opening mark's first code unit to the end of the closing one. */
  readonly outer: Span;
  /** How many other marks are open around it. */
  readonly depth: number;
  /** It goes on in the next outermost piece, one paragraph further. */
  readonly continues: boolean;
  /** Its mark was never closed: it was ended with its paragraph. */
  readonly unclosed: boolean;
}

const DOUBLE = 0;
const SINGLE = 1;
type Family = typeof DOUBLE | typeof SINGLE;

// What a mark may do where it stands; a straight one between two words may do both.
const OPENS = 1;
const CLOSES = 2;
/** It closes, but might as well be the apostrophe of a plural ("the ministers' plan") or of minutes. */
const CLOSES_WEAKLY = 4;

interface Mark {
  readonly offset: number;
  readonly length: number;
  readonly glyph: number;
  readonly family: Family;
  readonly roles: number;
  /** The text before it ended a sentence: to open here again means that a paragraph's line break was lost. */
  readonly afterSentence: boolean;
  /** A number stands right before it, so it may be inches. */
  readonly afterDigit: boolean;
}

interface Pair {
  readonly outer: Span;
  readonly inner: Span;
  readonly continues: boolean;
  readonly unclosed: boolean;
}

const STRAIGHT = 0x22;
const APOSTROPHE = 0x27;
const GRAVE = 0x60;
const LEFT_GUILLEMET = 0xab;
const RIGHT_GUILLEMET = 0xbb;
const LEFT_SINGLE = 0x2018;
const RIGHT_SINGLE = 0x2019;
const LOW_SINGLE = 0x201a;
const REVERSED_SINGLE = 0x201b;
const LEFT_DOUBLE = 0x201c;
const RIGHT_DOUBLE = 0x201d;
const LOW_DOUBLE = 0x201e;
const REVERSED_DOUBLE = 0x201f;
const DOUBLE_PRIME = 0x2033;
const LEFT_SINGLE_GUILLEMET = 0x2039;
const RIGHT_SINGLE_GUILLEMET = 0x203a;

/** Words that are written with an apostrophe for their first letters. */
const ELISIONS = new Set('em til till tis twas twere cause bout round n nuff cuz neath tude'.split(' '));

/** What follows an apostrophe within a word. */
const ENDINGS_AFTER_APOSTROPHE = new Set(['s', 't', 'm', 'd', 're', 've', 'll']);

/** A single mark that might be a plural's apostrophe closes what was opened so far before it at most, in code units. */
const LONGEST_WEAKLY_CLOSED = 80;

/**
 * Finds what stands within quotation marks: straight, curly, single, guillemets, low-high, and their mixtures.
 *
 * Apostrophes, possessives of plurals, inches and minutes are none. A text that opens its marks again in every paragraph
 * comes in one piece a paragraph; one whose mark is never closed ends with its paragraph. Cost is linear in the text.
 *
 * @param blocks the article's blocks in order
 * @returns the pieces in the order of their opening marks, so that an outer one comes before those within it
 */
export function findMarked(text: string, blocks: readonly Block[]): Marked[] {
  const found: Marked[] = [];
  let carried: Mark | undefined;
  let marks: Mark[] = [];
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    const next = blocks[i + 1];
    if (i === 0) marks = marksOf(text, block);
    const following = next === undefined ? [] : marksOf(text, next);
    const quoted = blockquoteIn(text, block);
    if (quoted !== undefined) {
      const continues = next !== undefined && blockquoteIn(text, next) !== undefined;
      const { start, end } = quoted;
      const outer = { start: block.start, end: block.end };
      found.push({ start, end, outer, depth: 0, continues, unclosed: false });
      carried = undefined;
      marks = following;
      continue;
    }
    if (marks.length > 0 || carried !== undefined) {
      const { pairs, open } = pair(text, marks, block, carried);
      carried = undefined;
      if (open !== undefined) {
        const again = next !== undefined && following[0]?.offset === next.start && opensLike(open, following[0]);
        const closedNext = next !== undefined && !again && closesFirst(open, following);
        if (closedNext) carried = { ...open, offset: next.start, length: 0 };
        if (again || closedNext || open.family === DOUBLE)
          pairs.push(endedWith(text, block, open, again || closedNext));
      }
      addNested(pairs, found);
    }
    marks = following;
  }
  return found;
}

/** What stands in a paragraph that is set off as somebody’s words, “> so”, and has no marks at its beginning. */
function blockquoteIn(text: string, { kind, start, end }: Block): Span | undefined {
  if (text.charCodeAt(start) !== 0x3e || kind === 'front-matter') return undefined;
  const said = inkOf(text, { start: start + 1, end });
  return said === undefined || familyOf(text.charCodeAt(said.start)) !== undefined ? undefined : said;
}

/** Does this mark, the first of a paragraph, open again what was open at the end of the one before? */
function opensLike(open: Mark, mark: Mark): boolean {
  return mark.family === open.family && (mark.roles & OPENS) !== 0;
}

/** Does the next paragraph close what is open before it opens anything: was one paragraph torn in two? */
function closesFirst(open: Mark, marks: readonly Mark[]): boolean {
  if (open.family === SINGLE) return false;
  const first = marks.find(isDoubleMark);
  return first !== undefined && first.roles === CLOSES && !first.afterDigit;
}

function endedWith(text: string, block: Span, open: Mark, continues: boolean): Pair {
  const end = continues ? block.end : forgottenEnd(text, open, block);
  return { outer: { start: open.offset, end }, inner: inside(text, open, end), continues, unclosed: !continues };
}

/** Who says what was said, behind a comma. */
const CUE_BEHIND_COMMA =
  /, (?:he|she|they|it|I|we|(?:the )?\p{Lu}[\p{L}.’'-]{0,30}(?: \p{Lu}[\p{L}.’'-]{0,30}){0,3}) (?:said|says|added|told|wrote|asked)\b/u;

/** Where a mark that was never closed should have been: before whoever says it, or else at the end of its paragraph. */
function forgottenEnd(text: string, { offset, family }: Mark, { end }: Span): number {
  const cue = family === DOUBLE ? CUE_BEHIND_COMMA.exec(text.slice(offset, end)) : null;
  return cue === null ? end : offset + cue.index + 1;
}

/** The text after an opening mark up to `end`, without white space at its ends. */
function inside(text: string, open: Mark, end: number): Span {
  let start = open.offset + open.length;
  while (start < end && isSpace(text.charCodeAt(start))) start += 1;
  let last = end;
  while (last > start && isSpace(text.charCodeAt(last - 1))) last -= 1;
  return { start, end: last };
}

/** Pairs the marks of one paragraph; what is left open at its end is returned beside them. */
function pair(text: string, marks: readonly Mark[], block: Span, carried: Mark | undefined) {
  const pairs: Pair[] = [];
  const stack: Mark[] = carried === undefined ? [] : [carried];
  let doubles = stack.length;
  for (let i = 0; i < marks.length; i++) {
    const mark = marks[i]!;
    if (mark.family === DOUBLE) {
      const open = doubles === 0 ? undefined : stack.findLast(isDoubleMark);
      if (open !== undefined && closes(mark, open) && !isInches(marks, i)) {
        // A single mark within that was never closed was an apostrophe.
        while (stack.pop() !== open);
        doubles -= 1;
        pairs.push(paired(text, open, mark.offset, mark.offset + mark.length, false));
        continue;
      }
      if ((mark.roles & OPENS) === 0) continue;
      if (open !== undefined && mark.afterSentence && mark.glyph === open.glyph) {
        while (stack.pop() !== open);
        doubles -= 1;
        pairs.push(paired(text, open, mark.offset, mark.offset, true));
      }
      stack.push(mark);
      doubles += 1;
      continue;
    }
    const open = stack.at(-1);
    if (open?.family === SINGLE && closesSingle(mark, open, marks[i + 1])) {
      stack.pop();
      pairs.push(paired(text, open, mark.offset, mark.offset + mark.length, false));
    } else if ((mark.roles & OPENS) !== 0) {
      // One that was opened before and not closed was an apostrophe.
      if (open?.family === SINGLE) stack.pop();
      stack.push(mark);
    }
  }
  // The outermost one counts; a single one only where a paragraph begins with it.
  const open = stack.find(isDoubleMark) ?? (stack[0]?.offset === block.start ? stack[0] : undefined);
  return { pairs, open };
}

function isDoubleMark({ family }: Mark): boolean {
  return family === DOUBLE;
}

/** The pair of a mark that opens and one that closes, without its last mark where what was open goes on behind a break that was lost. */
function paired(text: string, open: Mark, end: number, outerEnd: number, continues: boolean): Pair {
  const inner = inside(text, open, end);
  const outer = { start: open.offset, end: continues ? inner.end : outerEnd };
  return { outer, inner, continues, unclosed: false };
}

/** May this double mark close what `open` opened? */
function closes(mark: Mark, open: Mark): boolean {
  if ((mark.roles & CLOSES) === 0) return false;
  if ((mark.roles & OPENS) === 0) return true;
  switch (mark.glyph) {
    case LEFT_DOUBLE:
    case REVERSED_DOUBLE:
      return open.glyph === LOW_DOUBLE;
    case LEFT_GUILLEMET:
      return open.glyph === RIGHT_GUILLEMET;
    default:
      return true;
  }
}

/** A mark after a number is inches when the next double mark still has something to close. */
function isInches(marks: readonly Mark[], index: number): boolean {
  const mark = marks[index]!;
  if (!mark.afterDigit) return false;
  const next = marks[index + 1];
  return next !== undefined && next.family === DOUBLE && next.roles === CLOSES;
}

function closesSingle(mark: Mark, open: Mark, next: Mark | undefined): boolean {
  if ((mark.roles & CLOSES) !== 0) return true;
  if ((mark.roles & CLOSES_WEAKLY) === 0) return false;
  if (mark.offset - open.offset > LONGEST_WEAKLY_CLOSED) return false;
  const closedNext = next !== undefined && next.family === SINGLE && (next.roles & OPENS) === 0;
  return !closedNext || next.offset - open.offset > LONGEST_WEAKLY_CLOSED;
}

/** Adds the pairs that hold something, in the order of their opening marks, and counts what is open around each. */
function addNested(found: Pair[], marked: Marked[]): void {
  found.sort((a, b) => a.outer.start - b.outer.start);
  const ends: number[] = [];
  for (const { outer, inner, continues, unclosed } of found) {
    if (inner.end <= inner.start) continue;
    while (ends.length > 0 && ends.at(-1)! <= outer.start) ends.pop();
    ends.push(outer.end);
    marked.push({ start: inner.start, end: inner.end, outer, depth: ends.length - 1, continues, unclosed });
  }
}

/** Collects what may be a quotation mark in a paragraph. */
function marksOf(text: string, block: Block): Mark[] {
  const marks: Mark[] = [];
  if (block.kind === 'front-matter') return marks;
  for (let i = nextMark(text, block.start, block.end); i < block.end; i = nextMark(text, i + 1, block.end)) {
    const code = text.charCodeAt(i);
    const family = familyOf(code);
    const length = isTypewriters(text, i, block) ? 2 : 1;
    const left = i > block.start ? text.charCodeAt(i - 1) : NaN;
    const right = i + length < block.end ? text.charCodeAt(i + length) : NaN;
    const isDouble = family === DOUBLE || length === 2;
    const roles = !isDouble
      ? rolesOfSingle(text, i, left, right)
      : isMistyped(text, i, left)
        ? 0
        : rolesOfDouble(code, left, right);
    if (roles !== 0) {
      let ink = i - 1;
      while (ink >= block.start && isSpace(text.charCodeAt(ink))) ink -= 1;
      const afterSentence = ink < i - 1 && ink >= block.start && endsSentence(text, ink, block);
      const afterDigit = isDigit(left);
      if (!(isDouble && afterDigit && isFeet(text, i, block))) {
        marks.push({
          offset: i,
          length,
          glyph: code,
          family: isDouble ? DOUBLE : SINGLE,
          roles,
          afterSentence,
          afterDigit,
        });
      }
    }
    i += length - 1;
  }
  return marks;
}

/** The next place from `i` on, up to `end`, that a mark of any family stands at: hardly any does, and all else is passed over at once. */
function nextMark(text: string, i: number, end: number): number {
  let next = i;
  while (next < end) {
    const code = text.charCodeAt(next);
    if (classOf(code) === MARK && familyOf(code) !== undefined) break;
    next += 1;
  }
  return next;
}

function familyOf(code: number): Family | undefined {
  switch (code) {
    case STRAIGHT:
    case LEFT_GUILLEMET:
    case RIGHT_GUILLEMET:
    case LEFT_DOUBLE:
    case RIGHT_DOUBLE:
    case LOW_DOUBLE:
    case REVERSED_DOUBLE:
    case DOUBLE_PRIME:
      return DOUBLE;
    case APOSTROPHE:
    case GRAVE:
    case LEFT_SINGLE:
    case RIGHT_SINGLE:
    case LOW_SINGLE:
    case REVERSED_SINGLE:
    case LEFT_SINGLE_GUILLEMET:
    case RIGHT_SINGLE_GUILLEMET:
      return SINGLE;
    default:
      return undefined;
  }
}

/** Two single marks side by side that stand for one double mark, as typewriters have it: ``so'' or ''so''. */
function isTypewriters(text: string, i: number, block: Span): boolean {
  const code = text.charCodeAt(i);
  if (code !== APOSTROPHE && code !== GRAVE && code !== LEFT_SINGLE && code !== RIGHT_SINGLE) return false;
  return i + 1 < block.end && text.charCodeAt(i + 1) === code;
}

function isWord(code: number): boolean {
  const kind = classOf(code);
  return kind === LETTER || kind === DIGIT;
}

/** Is this the edge of the paragraph (NaN) or white space? */
function isGap(code: number): boolean {
  return Number.isNaN(code) || isSpace(code);
}

const BEFORE_OPENING = new Set([...'([{<-–—/|*_…"\'“‘„‚«‹:'].map((c) => c.charCodeAt(0)));
const AFTER_CLOSING = new Set([...')]}>,.;:!?-–—/|…"\'”’»›“‘*_'].map((c) => c.charCodeAt(0)));

function rolesOfDouble(glyph: number, left: number, right: number): number {
  const opensHere = isGap(left) || BEFORE_OPENING.has(left);
  const closesHere = isGap(right) || AFTER_CLOSING.has(right);
  switch (glyph) {
    case LEFT_DOUBLE:
    case REVERSED_DOUBLE:
      // Where every mark stands by itself, it opens what it looks like: “ so ”.
      if (isGap(right)) return isGap(left) && !Number.isNaN(right) ? OPENS | CLOSES : CLOSES;
      return closesHere && !opensHere ? CLOSES : OPENS | (isGap(left) ? 0 : CLOSES);
    case LOW_DOUBLE:
      return OPENS;
    case RIGHT_DOUBLE:
      return opensHere && isWord(right) ? OPENS | CLOSES : CLOSES;
    case LEFT_GUILLEMET:
      return isGap(left) ? OPENS : OPENS | CLOSES;
    case RIGHT_GUILLEMET:
      return opensHere && isWord(right) ? OPENS | CLOSES : CLOSES;
    case GRAVE:
    case LEFT_SINGLE:
      return OPENS;
    case RIGHT_SINGLE:
      return CLOSES;
    default:
      // The value of an attribute, in what is left of a page's markup.
      if (left === 0x3d) return 0;
      if (isGap(left) !== isGap(right)) return isGap(left) ? OPENS : CLOSES;
      if (opensHere !== closesHere) return opensHere ? OPENS : CLOSES;
      // A number before and a word after, as in 5"x7", can open nothing.
      return isDigit(left) ? CLOSES : OPENS | CLOSES;
  }
}

function rolesOfSingle(text: string, i: number, left: number, right: number): number {
  const glyph = text.charCodeAt(i);
  if (isWord(left) && isWord(right)) return 0;
  const opensHere = isGap(left) || BEFORE_OPENING.has(left);
  switch (glyph) {
    case LEFT_SINGLE_GUILLEMET:
      return isGap(right) ? 0 : OPENS;
    case RIGHT_SINGLE_GUILLEMET:
      return isGap(left) ? 0 : CLOSES;
    case LOW_SINGLE:
    case REVERSED_SINGLE:
    case GRAVE:
      return opensHere && !isGap(right) ? OPENS : 0;
    case LEFT_SINGLE:
      if (isGap(right)) return isGap(left) ? OPENS : CLOSES;
      return isElision(text, i + 1) ? 0 : OPENS;
    case RIGHT_SINGLE:
      if (isGap(left)) return isGap(right) ? CLOSES_WEAKLY : 0;
      return isWord(right) ? 0 : closing(left);
    default:
      if (opensHere && !isGap(right) && (isWord(right) || BEFORE_OPENING.has(right) || right === 0x24)) {
        return isElision(text, i + 1) ? 0 : OPENS;
      }
      return isGap(left) || isWord(right) ? 0 : closing(left);
  }
}

/** After an s it may be a plural's apostrophe, after an n one of "runnin'", after a number minutes. */
function closing(left: number): number {
  const lower = left | 32;
  return lower === 0x73 || lower === 0x6e || isDigit(left) ? CLOSES_WEAKLY : CLOSES;
}

/** Does a word begin here that an apostrophe shortened: ’em, ’90s? */
function isElision(text: string, start: number): boolean {
  if (isDigit(text.charCodeAt(start)) && isDigit(text.charCodeAt(start + 1))) {
    return !isDigit(text.charCodeAt(start + 2));
  }
  let end = start;
  while (end - start < 7 && isLetter(text.charCodeAt(end))) end += 1;
  return ELISIONS.has(text.slice(start, end).toLowerCase());
}

/** Was a double mark typed for an apostrophe here: I"m, Zeppos”s? */
function isMistyped(text: string, i: number, left: number): boolean {
  if (!isLetter(left)) return false;
  let end = i + 1;
  while (end - i < 4 && isLetter(text.charCodeAt(end))) end += 1;
  return ENDINGS_AFTER_APOSTROPHE.has(text.slice(i + 1, end).toLowerCase());
}

/** Do feet and inches end here: 6'2"? */
function isFeet(text: string, i: number, block: Span): boolean {
  let start = i;
  while (start > block.start && i - start < 3 && isDigit(text.charCodeAt(start - 1))) start -= 1;
  const code = text.charCodeAt(start - 1);
  return (code === APOSTROPHE || code === RIGHT_SINGLE || code === 0x2032) && isDigit(text.charCodeAt(start - 2));
}

const SENTENCE_END = new Set([...'.!?…'].map((c) => c.charCodeAt(0)));

/** Does the ink that ends here end a sentence, closing marks and brackets aside? An initial's full stop does not. */
function endsSentence(text: string, ink: number, block: Span): boolean {
  let i = ink;
  while (
    i > block.start &&
    ink - i < 3 &&
    AFTER_CLOSING.has(text.charCodeAt(i)) &&
    !SENTENCE_END.has(text.charCodeAt(i))
  ) {
    i -= 1;
  }
  return (
    SENTENCE_END.has(text.charCodeAt(i)) && !(isUpperCase(text.charCodeAt(i - 1)) && isGap(text.charCodeAt(i - 2)))
  );
}
