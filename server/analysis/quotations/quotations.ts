import type { Block, Mention, Quotation, Sentence, Token } from '../model.ts';

/** Finds the quotations of an article. (First version: pairs of double marks within a paragraph, said by the next name.) */
export function findQuotations(
  text: string,
  blocks: readonly Block[],
  _tokens: readonly Token[],
  _sentences: readonly Sentence[],
  _mentions: readonly Mention[],
): Quotation[] {
  const quotations: Quotation[] = [];
  for (const block of blocks) {
    for (const match of text.slice(block.start, block.end).matchAll(/["“]([^"“”]+)["”]/gu)) {
      const start = block.start + match.index + 1;
      const contents = [{ start, end: start + match[1]!.length }];
      quotations.push({ start, end: contents[0]!.end, kind: 'direct', contents, quoted: contents, confidence: 0.5 });
    }
  }
  return quotations;
}
