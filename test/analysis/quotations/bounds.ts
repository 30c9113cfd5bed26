import assert from 'node:assert/strict';
import type { Quotation } from '../../../server/analysis/model.ts';

/** Checks that quotations stand within a text in order, hold their contents in order, and these what stands within marks. */
export function checkBounds(text: string, quotations: readonly Quotation[]): void {
  let last = 0;
  for (const { start, end, contents, quoted } of quotations) {
    assert.ok(start >= last && start < end && end <= text.length);
    assert.equal(contents[0]?.start, start);
    assert.equal(contents.at(-1)?.end, end);
    contents.forEach((span, index) => {
      assert.ok(span.start < span.end && span.start >= (contents[index - 1]?.end ?? start));
    });
    for (const span of quoted) {
      assert.ok(span.start < span.end && contents.some((said) => said.start <= span.start && span.end <= said.end));
    }
    last = start;
  }
}
