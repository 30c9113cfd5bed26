import type { Mention } from '../../model.ts';

/** What may stand between the halves of a name, one of them in brackets, and what is one half. */
const BETWEEN = /^(?:\] | \[)$/u;
const WORD = /^[^\s[\]]+$/u;

/** Who quotes somebody puts in brackets what was left unsaid: “[Ada] Holt” and “Ada [Holt]” are one person, with both brackets. */
export function withBrackets(text: string, mentions: readonly Mention[]): readonly Mention[] {
  if (!text.includes('[')) return mentions;
  const joined: Mention[] = [];
  for (const mention of mentions) {
    const before = joined.at(-1);
    if (before !== undefined && isOtherHalf(text, before, mention))
      joined.splice(-1, 1, bracketed(text, { ...before, end: mention.end }));
    else joined.push(mention.kind === 'person' ? bracketed(text, mention) : mention);
  }
  return joined;
}

/** Is a person the surname behind another, in brackets or behind them? */
function isOtherHalf(text: string, before: Mention, { start, end, kind }: Mention): boolean {
  return (
    kind === 'person' &&
    before.kind === 'person' &&
    BETWEEN.test(text.slice(before.end, start)) &&
    WORD.test(text.slice(before.start, before.end)) &&
    WORD.test(text.slice(start, end))
  );
}

/** With the bracket beside it, where a name has only the other. */
function bracketed(text: string, mention: Mention): Mention {
  const { start, end } = mention;
  const name = text.slice(start, end);
  const opens = name.includes('[');
  const closes = name.includes(']');
  if (closes && !opens && text[start - 1] === '[') return { ...mention, start: start - 1 };
  return opens && !closes && text[end] === ']' ? { ...mention, end: end + 1 } : mention;
}
