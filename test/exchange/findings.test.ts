import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { FINDING_RULES, type Finding, report } from '../../server/exchange/findings.ts';
import { runs } from '../runs.ts';
import { sarifSchema } from './sarif-schema.ts';

const FINDING: Finding = {
  path: 'news/a b,c.txt',
  start: { line: 2, character: 0 },
  end: { line: 2, character: 9 },
  rule: 'noise',
  message: 'related: 100 % off\n::error::x',
};

test('text and GitHub annotations stay on their line, whatever an article says', () => {
  assert.equal(report('text', [FINDING]), 'news/a b,c.txt:3:1: noise: related: 100 % off ::error::x\n');
  assert.equal(
    report('github', [FINDING]),
    '::warning file=news/a b%2Cc.txt,line=3,endLine=3,col=1,title=noise::related: 100 %25 off%0A::error::x\n',
  );
  assert.equal(report('text', []), '');
});

test('SARIF fits its schema', () => {
  const validate = sarifSchema();
  const position = fc.record({ line: fc.nat(), character: fc.nat() });
  const finding: fc.Arbitrary<Finding> = fc.record({
    path: fc.string({ minLength: 1 }),
    start: position,
    end: position,
    rule: fc.constantFrom<Finding['rule']>('noise', 'correction', 'orphan'),
    message: fc.string({ minLength: 1, unit: fc.constantFrom('a', '"', '\n', '\0', 'é', '😀', '\uD83D') }),
  });
  fc.assert(
    fc.property(fc.array(finding, { maxLength: 4 }), (findings) => {
      const sarif: { runs: { results: { ruleId: string; ruleIndex: number }[] }[] } = JSON.parse(
        report('sarif', findings),
      );
      assert.ok(validate(sarif), JSON.stringify(validate.errors));
      for (const { ruleId, ruleIndex } of sarif.runs[0]!.results)
        assert.equal(Object.keys(FINDING_RULES)[ruleIndex], ruleId);
    }),
    runs(15),
  );
  assert.ok(!validate({ version: '2.1.0' }));
});
