import type { Analysis } from '../analysis/model.ts';

export interface Fold {
  /** Lines counted from zero; the first stays visible, the last is folded. */
  readonly firstLine: number;
  readonly lastLine: number;
  readonly kind: 'section' | 'noise' | 'quotation' | 'front-matter';
}

/** What can be folded: blocks of noise, sections under their headings, quotations over several lines, the front matter. */
export function folds(analysis: Analysis): readonly Fold[] {
  const found: Fold[] = [];
  const { blocks, noise, quotations, lines } = analysis;
  const noiseLines = new Set<number>();
  let first = -1;
  let last = -1;
  const closeNoise = (): void => {
    if (last > first && first >= 0) found.push({ firstLine: first, lastLine: last, kind: 'noise' });
  };
  for (const { firstLine, endLine, start, end } of noise) {
    for (let line = firstLine; line < endLine; line++) noiseLines.add(line);
    // Blocks of noise with nothing but blank lines between them fold as one.
    const adjoins = first >= 0 && !blocks.some((block) => block.start >= lines[last]!.end && block.end <= start);
    if (!adjoins) {
      closeNoise();
      first = firstLine;
    }
    if (end >= start) last = endLine - 1;
  }
  closeNoise();
  blocks.forEach((block, index) => {
    if (block.kind === 'front-matter') {
      found.push({ firstLine: block.firstLine, lastLine: block.endLine - 1, kind: 'front-matter' });
    }
    if (block.kind !== 'heading' || noiseLines.has(block.firstLine)) return;
    let end = index + 1;
    while (end < blocks.length && blocks[end]!.kind !== 'heading' && !noiseLines.has(blocks[end]!.firstLine)) end += 1;
    const lastLine = blocks[end - 1]!.endLine - 1;
    if (lastLine > block.firstLine) found.push({ firstLine: block.firstLine, lastLine, kind: 'section' });
  });
  let line = 0;
  for (const quotation of quotations) {
    while (line > 0 && lines[line]!.start > quotation.start) line -= 1;
    while (line + 1 < lines.length && lines[line + 1]!.start <= quotation.start) line += 1;
    let lastLine = line;
    while (lastLine + 1 < lines.length && lines[lastLine + 1]!.start < quotation.end) lastLine += 1;
    if (lastLine > line) found.push({ firstLine: line, lastLine, kind: 'quotation' });
  }
  return found.sort((a, b) => a.firstLine - b.firstLine || b.lastLine - a.lastLine);
}
