import type { Block, Line, Noise } from '../model.ts';

/** Finds the boilerplate of an article. (First version: tell-tale lines.) */
export function findNoise(text: string, lines: readonly Line[], _blocks: readonly Block[]): Noise[] {
  const noise: Noise[] = [];
  lines.forEach((line, index) => {
    if (
      !/^(?:tags|post a comment|\d+ comments?|newsletter|related articles?|image source.*|read more.*|advertisement|\d:\d\d)/i.test(
        text.slice(line.start, line.end),
      )
    )
      return;
    noise.push({
      ...line,
      kind: 'residue',
      firstLine: index,
      endLine: index + 1,
      confidence: 0.9,
      evidence: ['a line that websites put beside articles'],
    });
  });
  return noise;
}
