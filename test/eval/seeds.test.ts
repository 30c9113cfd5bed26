import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { readSeeds } from './seeds.ts';

const TEXT = 'Novotna spoke – in “Halvern”.';

/** A folder with one article and gold of one name in it, as the article was when it was annotated. */
function seeded(context: TestContext, text: string): readonly [string, string] {
  const folder = mkdtempSync(join(tmpdir(), 'seeds-'));
  context.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'a.txt'), text);
  const sha256 = createHash('sha256').update(TEXT).digest('hex').slice(0, 12);
  const mentions = [{ start: 0, end: 7, type: 'person', entity: 'person:Jana Novotna' }];
  writeFileSync(join(folder, 'gold.json'), JSON.stringify([{ id: 'a.txt', length: TEXT.length, sha256, mentions }]));
  return [join(folder, 'gold.json'), folder];
}

test('gold that holds offsets only finds its article', (context) => {
  const [seed] = readSeeds(...seeded(context, TEXT));
  assert.equal(seed?.text, TEXT);
  assert.deepEqual(
    seed.mentions?.map(({ start, end }) => TEXT.slice(start, end)),
    ['Novotna'],
  );
});

test('an article that was changed since is told', (context) => {
  assert.throws(() => readSeeds(...seeded(context, `${TEXT}\n`)), /a\.txt is not the text/);
  assert.throws(() => readSeeds(...seeded(context, TEXT.replace('spoke', 'spake'))), /a\.txt is not the text/);
});

test('the gold of the seeds holds offsets, kinds and names of entities, and no sentence', () => {
  const longest = Math.max(
    ...[...readFileSync(join(import.meta.dirname, 'seeds.gold.json'), 'utf8').matchAll(/"([^"]*)"/g)].map(
      ([, word = '']) => word.split(' ').length,
    ),
  );
  assert.ok(longest <= 8, `${longest} words`);
});
