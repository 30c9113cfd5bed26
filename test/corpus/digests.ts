import type { NameKind } from '../../server/analysis/model.ts';
import { type Digest, MENTION_STRIDE } from '../../server/corpus/digest.ts';
import { scoredLines } from '../../server/corpus/scored-lines.ts';

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
  return { date, entities, contexts, mentions: Int32Array.from(mentions), quotations: [], lines: NO_LINES };
}

const NO_LINES = scoredLines({ lines: [], lineScores: [] });
