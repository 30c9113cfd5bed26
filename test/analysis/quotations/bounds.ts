import assert from 'node:assert/strict';
import type { Quotation } from '../../../server/analysis/model.ts';
import { checkSpan } from '../whole.ts';

/** Checks that quotations stand within a text in order, hold their contents in order, and these what stands within marks; nothing begins or ends with white space. */
export function checkBounds(text: string, quotations: readonly Quotation[]): void {
  let last = 0;
  for (const { start, end, contents, quoted, speaker, cue } of quotations) {
    assert.ok(start >= last && start < end && end <= text.length);
    assert.equal(contents[0]?.start, start);
    assert.equal(contents.at(-1)?.end, end);
    const said = [contents, quoted].flatMap((spans) =>
      spans.map((span, index) => {
        assert.ok(span.start < span.end && span.start >= (spans[index - 1]?.end ?? start));
        return span;
      }),
    );
    for (const span of quoted) assert.ok(contents.some((own) => own.start <= span.start && span.end <= own.end));
    for (const span of [...said, ...(speaker ? [speaker, ...speaker.evidence] : []), ...(cue ? [cue] : [])])
      checkSpan(text, span);
    last = start;
  }
}
