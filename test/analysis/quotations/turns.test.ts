import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyze } from '../../../server/analysis/analyze.ts';
import { models } from '../../models.ts';

/** Checks every quotation of a text, shown as "words of the speaker (the entity's name): contents … contents". */
function check(text: string, ...expected: string[]): void {
  const { quotations, entities } = analyze(text, models);
  const shown = quotations.map(({ speaker, contents }) => {
    const who = speaker === undefined ? 'nobody' : text.slice(speaker.start, speaker.end);
    const meant = speaker?.entity === undefined ? '' : ` (${entities[speaker.entity]!.name})`;
    return `${who}${meant}: ${contents.map(({ start, end }) => text.slice(start, end)).join(' … ')}`;
  });
  assert.deepEqual(shown, expected, text);
}

const INTRODUCTION = 'Marta Lindqvist has run the port of Halvern for nine years. We met her above the docks.';

test('who answers in questions and answers is whom the article is about', () => {
  check(
    `${INTRODUCTION}

Q: When did you hear of the strike?

A: On the Monday, like everybody else. My father said, “Go home.”

It was cold, but I stayed until evening.

Q: Do you regret the letter?

A: Not for a minute.

This interview was edited for length.`,
    'Q: When did you hear of the strike?',
    'A (Marta Lindqvist): On the Monday, like everybody else. My father said, “Go home.” … It was cold, but I stayed until evening.',
    'Q: Do you regret the letter?',
    'A (Marta Lindqvist): Not for a minute.',
  );
  check(
    `${INTRODUCTION}\n\nQ. When did you hear of it?\n\nA. On the Monday.\n\nQ. And then?`,
    'Q: When did you hear of it?',
    'A (Marta Lindqvist): On the Monday.',
    'Q: And then?',
  );
});

test('turns are headed by names, surnames, initials or the name of a paper', () => {
  check(
    `${INTRODUCTION}

Meridian: When did you hear of the strike?

Marta Lindqvist: On the Monday.

Meridian: And what did you do?

Lindqvist: I went down to the gate.

MERIDIAN: Was it cold?

ML: Very.`,
    'Meridian (Meridian): When did you hear of the strike?',
    'Marta Lindqvist (Marta Lindqvist): On the Monday.',
    'Meridian (Meridian): And what did you do?',
    'Lindqvist (Marta Lindqvist): I went down to the gate.',
    'MERIDIAN (Meridian): Was it cold?',
    'ML (Marta Lindqvist): Very.',
  );
});

test('a name in a line of its own heads a turn; behind a question stands what is told of the talk', () => {
  check(
    `${INTRODUCTION}

Owen Hartley

When did you hear of the strike?

Marta Lindqvist

On the Monday. And what would you do?

I went down to the gate.

Owen Hartley

Was it cold?

She laughs.

Marta Lindqvist

Very.

Owen Hartley

Are you tired?

Marta Lindqvist

No.`,
    'Owen Hartley (Owen Hartley): When did you hear of the strike?',
    'Marta Lindqvist (Marta Lindqvist): On the Monday. And what would you do? … I went down to the gate.',
    'Owen Hartley (Owen Hartley): Was it cold?',
    'Marta Lindqvist (Marta Lindqvist): Very.',
    'Owen Hartley (Owen Hartley): Are you tired?',
    'Marta Lindqvist (Marta Lindqvist): No.',
  );
});

test('questions that nobody answers, and lists, are no turns', () => {
  check('How to vote in Halvern\n\nQ: When is the vote?\n\nA: In the spring of next year.\n\nQ: Where?\n\nA: At home.');
  check(
    'The vote in Halvern\n\nMarta Lindqvist: 1,769.\n\nOwen Hartley: 1,501.\n\nLindqvist: 547.\n\nHartley: 46.\n\nThe votes were counted twice.',
  );
});
