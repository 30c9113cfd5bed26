import type { NameKind } from '../../server/analysis/model.ts';
import { type Digest, type DigestQuotation, MENTION_STRIDE } from '../../server/corpus/digest.ts';
import { scoredLines } from '../../server/corpus/scored-lines.ts';
import { sketchOf } from '../../server/corpus/shingles.ts';
import { spokenWords } from '../../server/corpus/spoken-words.ts';

/** A digest of one mention a line: kind, fullest name, other spellings of each entity. */
export function digest(date: string, named: readonly (readonly [NameKind, ...string[]])[]): Digest {
  const mentions: number[] = [];
  const entities = named.map(([kind, ...spellings], entity) => {
    for (const spelling of spellings) {
      const line = mentions.length / MENTION_STRIDE;
      mentions.push(line * 100, line, 0, spelling.length, entity);
    }
    return {
      kind,
      name: spellings[0]!,
      spellings: spellings.map((text) => ({ text, count: 1 })),
      descriptions: [],
    };
  });
  const contexts = named.map(([, name], entity) => {
    const { length } = name!;
    const line = named.slice(0, entity).reduce((sum, [, ...spellings]) => sum + spellings.length, 0);
    return { text: name!, name: { start: 0, end: length }, line, character: 0, length };
  });
  return {
    date,
    entities,
    contexts,
    mentions: Int32Array.from(mentions),
    sentences: named.flatMap(([, ...spellings]) => spellings.map(() => 1)),
    quotations: [],
    dates: [],
    sayings: [],
    doubtful: [],
    lines: NO_LINES,
  };
}

/** The digest with quotations in it, one a line, which nobody says. */
export function quoting(article: Digest, ...quoted: readonly string[]): Digest {
  const quotations = quoted.map((text, line): DigestQuotation => {
    const range = { start: { line, character: 0 }, end: { line, character: text.length } };
    return { start: line * 1000, end: line * 1000 + text.length, range, kind: 'direct', text, confidence: 0.9 };
  });
  const sayings = quoted.flatMap((text, quotation) => {
    const sketch = sketchOf(spokenWords(text));
    return sketch === undefined ? [] : [{ quotation, ...sketch }];
  });
  return { ...article, quotations, sayings };
}

/** The digest with one of its lines, as `digest` and `quoting` make them, the same in many articles: by itself it is no boilerplate. */
export function pleading(article: Digest, line: number): Digest {
  const start = line * 1000;
  const isThere = article.mentions.length > line * MENTION_STRIDE;
  const mentions = Int32Array.from(article.mentions);
  if (isThere) mentions[line * MENTION_STRIDE] = start;
  const entity = mentions[line * MENTION_STRIDE + 4];
  const lines = Array.from({ length: line + 1 }, (_, index) => ({ start: index * 1000, end: index * 1000 + 999 }));
  const score = { line, logOdds: -1, kind: 'newsletter', evidence: [], fingerprint: 77 } as const;
  return {
    ...article,
    mentions,
    doubtful: [...(isThere && entity !== undefined ? [{ start, entity }] : []), { start }],
    lines: scoredLines({ lines, lineScores: [score] }),
  };
}

const NO_LINES = scoredLines({ lines: [], lineScores: [] });
