import type { Mention, Quotation, Sentence, Span, Token } from '../model.ts';
import { inkOf } from '../text/lines.ts';
import { firstEndingAfter, isWithin } from '../text/spans.ts';

// Behind the first mention of a politician some papers keep headlines of other articles, in the midst of the sentence and without any
// mark: “Sen. Ada Berg Ada Maria BergHarbour vote put off Berg: ‘No comment’ MORE (D-Iowa) said”.

const MORE = ' MORE';

/** So many code units before its last word a teaser is looked for. */
const LONGEST = 600;

/** So many words of the full name, before it is told again, stand between it and the first. */
const LONGEST_NAME = 7;

/** Where a name is told again and the first headline begins, without a space between them. */
const GLUED = /(\p{Lu}[\p{L}’-]*\p{Ll})(?=[\p{Lu}\d'‘“"])/gu;

/** What stands within sentences as a list of other articles, without the name before it; in order. */
export function teasersIn(text: string): Span[] {
  const teasers: Span[] = [];
  for (let at = text.indexOf(MORE); at >= 0; at = text.indexOf(MORE, at + 1)) {
    const end = at + MORE.length;
    if (/\p{L}/u.test(text.charAt(end))) continue;
    const least = Math.max(at - LONGEST, text.lastIndexOf('\n', at) + 1, teasers.at(-1)?.end ?? 0);
    const start = nameToldTwice(text.slice(least, at));
    if (start !== undefined) teasers.push({ start: least + start, end });
  }
  return teasers;
}

/** Where a name ends that is told again, in full, right behind itself. */
function nameToldTwice(line: string): number | undefined {
  for (const { 1: surname = '', index } of line.matchAll(GLUED)) {
    const words = line.slice(0, index).split(' ');
    const nearest = words.slice(-LONGEST_NAME - 1, -1);
    const told = nearest.lastIndexOf(surname);
    if (told < 0) continue;
    const behind = nearest.slice(told + 1).reduce((length, word) => length + word.length + 1, 0);
    return index - behind - 1;
  }
  return undefined;
}

/** An article as far as its quotations are read in it. */
interface Parts {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly mentions: readonly Mention[];
}

/**
 * Parts an article from its teasers, each of which is a sentence of its own or several. Offsets stay; a sentence that begins in a teaser goes
 * on from the one before.
 *
 * @param teasers at least one
 */
export function partedFrom<Article extends Parts>(teasers: readonly Span[], article: Article): [Article, Article] {
  const teaserAt = ({ start, end }: Span): Span | undefined => {
    const teaser = teasers[firstEndingAfter(teasers, start)];
    return teaser !== undefined && teaser.start < end ? teaser : undefined;
  };
  const own: Token[] = [];
  const others: Token[] = [];
  const sentences: Sentence[] = [];
  const headlines: Sentence[] = [];
  for (const sentence of article.sentences) {
    const { start, end, block } = sentence;
    const first = own.length;
    let teaser: Span | undefined;
    for (let i = sentence.firstToken; i < sentence.endToken; i++) {
      const token = article.tokens[i]!;
      const within = teaserAt(token);
      (within === undefined ? own : others).push(token);
      if (within === undefined) continue;
      const { length } = others;
      if (within !== teaser)
        headlines.push({ start: token.start, end: token.end, firstToken: length - 1, endToken: length, block });
      else headlines[headlines.length - 1] = { ...headlines.at(-1)!, end: token.end, endToken: length };
      teaser = within;
    }
    const before = sentences.at(-1);
    if (before?.block === block && isWithin(teasers, start - 1))
      sentences[sentences.length - 1] = { ...before, end, endToken: own.length };
    else sentences.push({ ...sentence, firstToken: first, endToken: own.length });
  }
  const mentions = article.mentions.flatMap((mention) => {
    const teaser = teaserAt(mention);
    if (teaser === undefined) return [mention];
    return mention.start < teaser.start ? [{ ...mention, end: teaser.start }] : [];
  });
  return [
    { ...article, tokens: own, sentences, mentions },
    {
      ...article,
      tokens: others,
      sentences: headlines,
      mentions: article.mentions.filter(({ start }) => isWithin(teasers, start)),
    },
  ];
}

/** Does a quotation stand in one of the teasers? */
export function standsIn(teasers: readonly Span[], { start, end }: Quotation): boolean {
  const teaser = teasers[firstEndingAfter(teasers, start)];
  return teaser !== undefined && teaser.start <= start && end <= teaser.end;
}

/** A quotation without the teasers in it, if anything is left. */
export function withoutTeasers(teasers: readonly Span[], text: string, quotation: Quotation): Quotation[] {
  const contents = outsideTeasers(teasers, text, quotation.contents);
  const [first, last] = [contents[0], contents.at(-1)];
  if (first === undefined || last === undefined) return [];
  const quoted = outsideTeasers(teasers, text, quotation.quoted);
  return [{ ...quotation, start: first.start, end: last.end, contents, quoted }];
}

/** What is left of spans without the teasers in them and the white space around those. */
export function outsideTeasers(teasers: readonly Span[], text: string, spans: readonly Span[]): Span[] {
  return spans.flatMap(({ start, end }) => {
    const left: Span[] = [];
    let from = start;
    for (let i = firstEndingAfter(teasers, start); i < teasers.length && teasers[i]!.start < end; i++) {
      left.push({ start: from, end: teasers[i]!.start });
      from = teasers[i]!.end;
    }
    return [...left, { start: from, end }].flatMap((span) => (span.start < span.end ? (inkOf(text, span) ?? []) : []));
  });
}
