import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { analyze } from '../../server/analysis/analyze.ts';
import { judge } from '../../server/analysis/noise/judge.ts';
import { createCorpus } from '../../server/corpus/corpus.ts';
import { digestOf } from '../../server/corpus/digesting.ts';
import { text } from '../arbitrary.ts';
import { models } from '../models.ts';
import { runs } from '../runs.ts';

test('what the corpus says of a stored article is what it says of the open one', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (texts) => {
      const corpus = createCorpus(models.givenNames);
      const analyses = texts.map((source) => analyze(source, models));
      texts.forEach((source, i) => {
        corpus.put(`file:///${i}`, digestOf(analyses[i]!, source));
      });
      analyses.forEach(({ lineScores, lines }, i) => {
        const open = judge(lineScores, lines, corpus.witness(`file:///${i}`));
        assert.deepEqual(
          corpus.noise(`file:///${i}`).map(({ start, end, kind, reason }) => [start, end, kind, reason]),
          open.map(({ start, end, kind, evidence }) => [start, end, kind, evidence[0] ?? '']),
        );
      });
    }),
    runs(20),
  );
});

test('a line that comes back in many articles is boilerplate, and no longer once they are gone', () => {
  const corpus = createCorpus(models.givenNames);
  const line = 'Stay with Coast News for the latest on the storm';
  for (let i = 0; i < 12; i++) {
    const name = 'x'.repeat(i + 1);
    const source = `Storm ${name}\n\nThe storm came from the west on day ${name} and left at night.\n\n${line}\n\nNobody was hurt in ${name}.`;
    const analysis = analyze(source, models);
    // A line in doubt, whatever the judge of lines holds of it today.
    const lineScores = analysis.lineScores.map((score) => (score.line === 4 ? { ...score, logOdds: -2 } : score));
    corpus.put(`file:///a/${i}`, digestOf({ ...analysis, lineScores }, source));
  }
  const isNoise = (): boolean => corpus.noise('file:///a/0').some(({ range }) => range.start.line === 4);
  assert.equal(isNoise(), true);
  for (let i = 1; i < 12; i++) corpus.remove(`file:///a/${i}`);
  assert.equal(isNoise(), false);
});

test('what an agency sells to many papers is no boilerplate, whole or in part', () => {
  const corpus = createCorpus(models.givenNames);
  const shared =
    'The storm came from the west on Monday, the agency said, and took the roofs of forty houses before it left at night.';
  const background =
    'Tarvik was hit by storms in 1911 and in 1953, when the sea broke the dam and drowned the lower town and all its cattle.';
  for (let i = 0; i < 12; i++) {
    const name = 'x'.repeat(i + 1);
    const own = `The mayor of ${name} told this newspaper on Tuesday that nobody had been hurt and that the ${name} school stays open.`;
    const source =
      i % 2 === 0 ? `${shared}\n\n${background}\n` : `${own}\n\n${own.replace('mayor', 'reeve')}\n\n${background}\n`;
    corpus.put(`file:///paper-${i}/a`, digestOf(analyze(source, models), source));
  }
  for (const { uri } of corpus.articles()) assert.deepEqual(corpus.noise(uri), [], uri);
});
