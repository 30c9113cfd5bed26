import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '../../../server/analysis/names/document.ts';
import { type Judged, settle } from '../../../server/analysis/names/doubts.ts';
import type { Found } from '../../../server/analysis/names/found.ts';
import { ORGANIZATION } from '../../../server/analysis/names/kinds.ts';
import { makeWords } from '../../../server/analysis/names/words.ts';
import { layOut } from '../../../server/training/lay-out.ts';
import { models } from '../../models.ts';

/**
 * Checks which names of a stretch in doubt remain. Each `[name 0.3]` of the text is one that its sentence has, with how likely the
 * article makes it; `more` are other spans that may be names there.
 */
function check(marked: string, expected: readonly string[], { more = {}, sure = [] }: Besides = {}): void {
  const chances = new Map(Object.entries(more));
  const own: string[] = [];
  const text = marked.replaceAll(/\[(.+?) ([\d.]+)\]/g, (_, name: string, chance: string) => {
    chances.set(name, Number(chance));
    own.push(name);
    return name;
  });
  const { tokens, sentences } = layOut(text);
  const document = readDocument(makeWords(models.names.lexicon), tokens, sentences);
  const start = document.starts[0]!;
  const judged = [...own, ...Object.keys(more)].map((name): Judged => {
    const from = text.indexOf(name);
    const token = tokens.findIndex((other) => other.start === from);
    const end = tokens.findIndex((other) => other.end === from + name.length) + 1;
    const probability = chances.get(name)!;
    const found: Found = {
      kind: ORGANIZATION,
      first: start + token,
      end: start + end,
      probability,
      token,
      chances: new Float64Array(0),
      lineCase: 0,
      doubt: undefined,
    };
    return { name: found, worth: Math.log(probability / (1 - probability)) };
  });
  const textOf = ({ token, first, end }: Found): string =>
    text.slice(tokens[token]!.start, tokens[token + end - first - 1]!.end);
  const found = judged.slice(0, own.length).map(({ name }) => name);
  const kept = settle(document, { found, others: [] }, judged, (name) => sure.includes(textOf(name)));
  assert.deepEqual(kept.map(textOf).sort(), expected, marked);
}

interface Besides {
  readonly more?: Readonly<Record<string, number>>;
  readonly sure?: readonly string[];
}

test('of spans that overlap, those remain that are likeliest together', () => {
  check('They met [Kwame Addo and Efua Mensah 0.2] in town.', ['Efua Mensah', 'Kwame Addo'], {
    more: { 'Kwame Addo': 0.7, 'Efua Mensah': 0.8, Mensah: 0.1 },
  });
});

test('in prose a name that is less likely than none is left out', () => {
  check('They asked for a [Waste Station 0.3] near the river.', []);
  check('They asked for a [Waste Station 0.3] near the river.', ['Waste Station'], { more: { Waste: 0.25 } });
});

test('in a line of a list or of results it remains, unless it is hardly one', () => {
  check('[Altenrhein 0.3] 2 [Wittenbach 0.3] 1', ['Altenrhein', 'Wittenbach']);
  check('Standings: [Altenrhein 0.3] 7, [Home 0.05] 4', ['Altenrhein']);
});

test('what a sentence of the article is sure of is a name where another doubts it', () => {
  check('Nobody at the [Beacon 0.3] would say who had paid for it.', ['Beacon'], { sure: ['Beacon'] });
});
