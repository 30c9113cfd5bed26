import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Alignment } from '../../server/corpus/alignment.ts';
import { createCorpus } from '../../server/corpus/corpus.ts';
import { type SpokenWord, spokenWords } from '../../server/corpus/spoken-words.ts';
import { models } from '../models.ts';
import { digest, quoting } from './digests.ts';

/**
 * Looks for what one article quotes in another that quotes `there`; shows both with what differs in brackets, and nothing where they
 * are not the same quotation.
 */
function check(here: string, there: string, expected: readonly [here: string, there: string] | undefined): void {
  const corpus = createCorpus(models.givenNames);
  corpus.put('here', quoting(digest('2025-08-15', []), here));
  corpus.put('there', quoting(digest('2025-08-16', []), 'We will see what happens next.', there));
  const words = spokenWords(here);
  const echoes = corpus.echoes('here', words);
  const found = echoes.map(({ uri, words: theirs, alignment }) => {
    assert.equal(uri, 'there');
    return [shown(words, alignment, 'here'), shown(theirs, alignment, 'there')];
  });
  assert.deepEqual(found, expected === undefined ? [] : [expected]);
}

function shown(words: readonly SpokenWord[], { differences, ...range }: Alignment, side: 'here' | 'there'): string {
  const ranges = differences.map((difference) => difference[side]);
  const mark = (mark: string, isHere: (range: { start: number; end: number }) => boolean): string =>
    ranges.some(isHere) ? mark : '';
  return words
    .map(({ word }, index) =>
      [
        index === range[side].start ? '<' : '',
        mark('[]', ({ start, end }) => start === index && end === index),
        mark('[', ({ start, end }) => start === index && end > index),
        word,
        mark(']', ({ start, end }) => end === index + 1 && start < end),
        index + 1 === range[side].end ? '>' : '',
      ].join(''),
    )
    .join(' ');
}

test('the same words, whatever the marks and the case', () =>
  check('We did not choose this day; the employers chose it.', 'We didn’t choose this day. The employers chose it', [
    '<we did not choose this day the employers chose it>',
    '<we did not choose this day the employers chose it>',
  ]));

test('other words', () =>
  check(
    'We did not choose this day, the employers chose it when they tore up our agreement.',
    'We did not pick this day, the shipping employers chose it when they tore up our agreement.',
    [
      '<we did not [choose] this day the []employers chose it when they tore up our agreement>',
      '<we did not [pick] this day the [shipping] employers chose it when they tore up our agreement>',
    ],
  ));

test('a shorter version', () =>
  check(
    'I have said it before and I say it again: nobody will lose a pension on my watch, and nobody will lose a job.',
    'nobody will lose a pension on my watch',
    [
      'i have said it before and i say it again <nobody will lose a pension on my watch> and nobody will lose a job',
      '<nobody will lose a pension on my watch>',
    ],
  ));

test('what is left out where an ellipsis, a bracket or "he said" tells so is no other wording', () => {
  const whole = '<nobody in this harbour will lose a pension while the city owns the quays>';
  const words = 'Nobody in this harbour will lose a pension while the city owns the quays';
  check(words, 'Nobody … will lose a pension while the city owns the quays', [
    whole,
    '<nobody will lose a pension while the city owns the quays>',
  ]);
  check(words, 'Nobody [in the port] will lose a pension while the city owns the quays', [
    whole,
    '<nobody in the port will lose a pension while the city owns the quays>',
  ]);
});

test('how a house writes numbers, countries and compounds is no other wording', () =>
  check(
    'Don’t forget that health care takes 20 percent of what the US spends on two islands',
    'Do not forget that healthcare takes 20% of what the U.S. spends on 2 islands',
    [
      '<do not forget that health care takes 20 percent of what the united states spends on 2 islands>',
      '<do not forget that healthcare takes 20 percent of what the united states spends on 2 islands>',
    ],
  ));

test('what anybody may say is nobody’s quotation', () => {
  check('I think that we are going to do it', 'I think that we are going to do it', undefined);
  check('Lock the gates', 'Lock the gates', undefined);
});

test('the same subject is not the same quotation', () =>
  check(
    'Nobody will lose a pension on my watch, and the city will keep its quays.',
    'The city will keep its word: pensions are safe, whoever owns the quays.',
    undefined,
  ));
