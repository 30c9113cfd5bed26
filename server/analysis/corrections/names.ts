import { fold } from '../coreference/fold.ts';
import type { Mention, NameKind, Span } from '../model.ts';
import { isDigit, isLetter } from '../text/characters.ts';
import type { Find } from './anchors.ts';
import { type ArticleRule, CERTAIN } from './rules.ts';

/** What a reader said that a stretch of text is. */
interface Mark extends Span {
  readonly is: NameKind | 'nothing';
}

/**
 * The names of an article as a reader corrected them: some are none, some, here, of another kind, some were missed. What is said of
 * one place wins over what is said of words, and a corrected name over any that it overlaps.
 *
 * @param names in order, as they were found; they may nest
 */
export function correctNames(
  text: string,
  names: readonly Mention[],
  rules: readonly ArticleRule[],
  find: Find,
): readonly Mention[] {
  const never = new Set<string>();
  const always: Mark[] = [];
  const places: Mark[] = [];
  for (const rule of rules) {
    if (rule.rule === 'never') never.add(fold(rule.words));
    else if (rule.rule === 'always')
      for (const span of wordsIn(text, rule.words)) always.push({ ...span, is: rule.kind });
    else if (rule.rule === 'mention') {
      const span = find(rule.place);
      if (span !== undefined) places.push({ ...span, is: rule.is });
    }
  }
  const marks = withoutOverlaps([...places, ...always]);
  if (marks.length === 0 && never.size === 0) return names;
  const corrected: Mention[] = [];
  let mark = 0;
  for (const name of names) {
    while (mark < marks.length && marks[mark]!.end <= name.start) mark += 1;
    if (mark < marks.length && marks[mark]!.start < name.end) continue;
    if (never.size === 0 || !never.has(fold(text.slice(name.start, name.end)))) corrected.push(name);
  }
  for (const { start, end, is } of marks) {
    if (is === 'nothing') continue;
    const same = names.find((name) => name.start === start && name.end === end);
    const description = same?.description;
    corrected.push({ start, end, kind: is, confidence: CERTAIN, ...(description !== undefined && { description }) });
  }
  return corrected.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Every place where words stand by themselves, however their white space is written. */
function* wordsIn(text: string, words: string): Generator<Span> {
  const [first = '', ...others] = words.split(/\s+/).filter((word) => word !== '');
  if (first === '') return;
  for (let start = text.indexOf(first); start >= 0; start = text.indexOf(first, start + first.length)) {
    let end = start + first.length;
    for (const word of others) {
      let next = end;
      while (next < text.length && next - end < LONGEST_GAP && /\s/.test(text[next]!)) next += 1;
      end = next > end && text.startsWith(word, next) ? next + word.length : Number.POSITIVE_INFINITY;
    }
    if (end <= text.length && !isWithinWord(text, start) && !isWithinWord(text, end)) yield { start, end };
  }
}

/** White space between the words of a name is a blank, or a line break with some. */
const LONGEST_GAP = 8;

function isWithinWord(text: string, offset: number): boolean {
  if (offset === 0 || offset === text.length) return false;
  const isPart = (code: number): boolean => isLetter(code) || isDigit(code);
  return isPart(text.charCodeAt(offset - 1)) && isPart(text.charCodeAt(offset));
}

/** In order, without those that overlap one given before them. */
function withoutOverlaps(marks: readonly Mark[]): readonly Mark[] {
  const order = marks.map((mark, priority) => ({ mark, priority })).sort((a, b) => a.mark.start - b.mark.start);
  const kept: { readonly mark: Mark; readonly priority: number }[] = [];
  for (const next of order) {
    let isBest = true;
    for (let last = kept.at(-1); last !== undefined && last.mark.end > next.mark.start; last = kept.at(-1)) {
      if (last.priority < next.priority) {
        isBest = false;
        break;
      }
      kept.pop();
    }
    if (isBest) kept.push(next);
  }
  return kept.map(({ mark }) => mark);
}
