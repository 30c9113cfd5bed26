import assert from 'node:assert/strict';
import type { Analysis, Span } from '../../server/analysis/model.ts';

/** Checks that a span stands within a text and neither begins nor ends with white space. */
export function checkSpan(text: string, { start, end }: Span): void {
  assert.ok(0 <= start && start < end && end <= text.length, `${start}–${end}`);
  assert.doesNotMatch(text.slice(start, end), /^[\s\p{Z}\p{Cc}]|[\s\p{Z}\p{Cc}]$/u);
}

/** Checks what holds of every analysis: spans in order, within the text and without white space at their ends, and indices that lead to something. */
export function checkWhole(text: string, analysis: Analysis): void {
  const { blocks, tokens, sentences, mentions, references, entities, quotations, noise, lines } = analysis;
  const inText = (span: Span): void => checkSpan(text, span);
  const inOrder = (spans: readonly Span[]): void =>
    spans.forEach(({ start }, index) => {
      assert.ok(start >= (spans[index - 1]?.end ?? 0), `${start}`);
    });
  const isShare = (share: number): void => assert.ok(share >= 0 && share <= 1, `${share}`);
  const blockOf = (offset: number): number => blocks.findIndex(({ start, end }) => start <= offset && offset < end);
  const inOneBlock = ({ start, end }: Span): void =>
    assert.equal(blockOf(start), blockOf(end - 1), text.slice(start, end));

  for (const spans of [blocks, tokens, sentences, mentions, noise]) inOrder(spans);
  for (const spans of [tokens, sentences, mentions, references]) spans.forEach(inText);
  for (const token of tokens) assert.equal(token.text, text.slice(token.start, token.end));
  sentences.forEach(({ firstToken, endToken }, index) => {
    assert.ok(firstToken === (sentences[index - 1]?.endToken ?? 0) && firstToken < endToken);
  });
  assert.equal(sentences.at(-1)?.endToken ?? 0, tokens.length);
  for (const mention of mentions) {
    inOneBlock(mention);
    isShare(mention.confidence);
    if (mention.description !== undefined) inText(mention.description);
    assert.doesNotMatch(mention.value ?? '', /NaN|Infinity|undefined/);
  }
  entities.forEach(({ name, mentions: own }, entity) => {
    assert.ok(name !== '' && own.length > 0);
    for (const mention of own) assert.equal(mentions[mention]?.entity, entity);
  });
  for (const { entity } of [...mentions, ...references, ...quotations.flatMap(({ speaker }) => speaker ?? [])])
    assert.ok(entity === undefined || entities[entity] !== undefined);
  for (const { confidence } of [...references, ...quotations, ...noise]) isShare(confidence);
  for (const { firstLine, endLine } of noise) assert.ok(firstLine < endLine && endLine <= lines.length);
}
