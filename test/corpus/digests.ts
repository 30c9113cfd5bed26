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
  const contexts = named.map(([, name]) => ({ text: name!, name: { start: 0, end: name!.length } }));
  return {
    date,
    entities,
    contexts,
    mentions: Int32Array.from(mentions),
    quotations: [],
    sayings: [],
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

const NO_LINES = scoredLines({ lines: [], lineScores: [] });
