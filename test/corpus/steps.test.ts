import assert from 'node:assert/strict';
import { test } from 'node:test';
import { finished, onceSame } from '../../server/corpus/steps.ts';

/** Checks which of three steps run when changes come behind some of them, counted from the first. */
function check(changesBehind: (step: number) => boolean, expected: string): void {
  let version = 0;
  let steps = '';
  const begin = function* (): Generator<void, void> {
    for (const step of 'abc') {
      steps += step;
      if (changesBehind(steps.length)) version += 1;
      yield;
    }
  };
  finished(onceSame(() => version, begin));
  assert.equal(steps, expected);
}

test('what takes several steps is begun anew where something changed on the way, and given up where it never rests', () => {
  check(() => false, 'abc');
  check((step) => step === 2, 'ababc');
  check((step) => step === 1 || step === 3, 'aababc');
  check(() => true, 'aaaaa');
});
