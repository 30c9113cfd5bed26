// Small corpora for the tests of what views and pictures show.
import { analyze } from '../../server/analysis/analyze.ts';
import { type Corpus, createCorpus } from '../../server/corpus/corpus.ts';
import { digestOf } from '../../server/corpus/digesting.ts';
import { createSurveys, type Survey } from '../../server/features/survey.ts';
import { models } from '../models.ts';

export function corpusOf(texts: Readonly<Record<string, string>>): Corpus {
  const corpus = createCorpus(models.givenNames);
  for (const [uri, text] of Object.entries(texts)) corpus.put(uri, digestOf(analyze(text, models), text));
  return corpus;
}

export function surveyOf(corpus: Corpus): Survey {
  return finish(createSurveys(corpus)());
}

/** Runs steps to their end. */
export function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Three articles: two of them tell of the same strike. */
export const STRIKE = {
  first: `---
title: Dockers walk out in Tarvik
date: 2025-08-15
source: Port Herald
---
Dockers walk out in Tarvik

Zdeněk Hruška, the mayor of Tarvik, met Anna Novak of the Harbour Workers Union in Tarvik on Friday.

“We did not choose this day, and we will not leave before it ends,” said Anna Novak.

Zdeněk Hruška asked both sides to return to the table.
`,
  second: `---
title: Strike closes port of Tarvik
date: 2025-08-16
source: Tarvik Times
---
Strike closes port of Tarvik

Anna Novak told reporters in Tarvik: “We did not choose this day, and we will not leave before it ends.”

“The city needs its port,” said Zdeněk Hruška. Ottoline Marchbanks, a captain from Halvern, was waiting outside.
`,
  harvest: `---
title: A good year for apples
date: 2024-10-01
---
A good year for apples

“There were never so many apples in the valley,” said Ottoline Marchbanks.

Share this article on Facebook
`,
} as const;
