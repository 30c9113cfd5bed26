import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mended } from '../../../server/training/names-data.ts';

/** Checks what is made of the gold names of a text; names stand in brackets, [kind: name]. */
function check(marked: string, expected: string): void {
  let text = '';
  const mentions: { type: string; start: number; end: number }[] = [];
  for (const [, before = '', type, name = ''] of marked.matchAll(/([^[]*)(?:\[(\w+): ([^\]]*)\])?/g)) {
    text += before + name;
    if (type !== undefined) mentions.push({ type, start: text.length - name.length, end: text.length });
  }
  let shown = '';
  let done = 0;
  for (const { type, start, end } of mended({ id: '', text, mentions }).mentions ?? []) {
    shown += `${text.slice(done, start)}[${type}: ${text.slice(start, end)}]`;
    done = end;
  }
  assert.equal(shown + text.slice(done), expected);
}

test('a town and its country are two places', () => {
  check('in [place: Kigali, Rwanda], on', 'in [place: Kigali], [place: Rwanda], on');
  check('in [place: Washington, D.C.], on', 'in [place: Washington, D.C.], on');
  check('of [organization: Smith, Jones] and', 'of [organization: Smith, Jones] and');
});

test('a handle names who stands before it, and has its sign', () => {
  check('[person: Erik Solheim] (@ErikSolheim) wrote', '[person: Erik Solheim] ([person: @ErikSolheim]) wrote');
  check('the @[organization: GOP] for', 'the [organization: @GOP] for');
  check('to erik@solheim.no or @nobody', 'to erik@solheim.no or @nobody');
});
