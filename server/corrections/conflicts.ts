import { fold } from '../analysis/coreference/fold.ts';
import { keptForm } from '../analysis/noise/keep.ts';
import { remembered } from '../analysis/remembered.ts';
import { type Correction, type CorrectionSet, correctionSet, type EntityName } from './correction.ts';
import { type Parsed, parseCorrections } from './parse.ts';
import type { Problem } from './problem.ts';

export interface Corrections extends Pick<Parsed, 'items' | 'unreadable'> {
  /** What holds: everything that could be understood and contradicts nothing said before it. */
  readonly set: CorrectionSet;
  /** Mistakes and contradictions, in the order of the file. */
  readonly problems: readonly Problem[];
}

/**
 * Reads `.marginalia/corrections.yaml` and leaves out what contradicts an item before it.
 *
 * @param parsed what was read of the text already
 */
export function readCorrections(text: string, parsed: Parsed = parseCorrections(text)): Corrections {
  const { held, conflicts } = settle(parsed);
  const problems = [...parsed.problems, ...conflicts].sort((a, b) => a.start - b.start);
  return { set: correctionSet(held), items: parsed.items, problems, unreadable: parsed.unreadable };
}

function settle({ items }: Parsed): { readonly held: readonly Correction[]; readonly conflicts: readonly Problem[] } {
  const held: Correction[] = [];
  const conflicts: Problem[] = [];
  /** What was said of something, by what it was said of. */
  const said = new Map<string, string>();
  const groups = createGroups();
  // Who is not the same stands against every group, in whatever order they come.
  for (const { correction } of items) if (correction?.rule === 'different') groups.part(correction.names.map(idOf));
  for (const { start, end, correction } of items) {
    if (correction === undefined) continue;
    const conflict = (message: string): void => {
      conflicts.push({ start, end, message });
    };
    if (correction.rule === 'same') {
      const parted = groups.join(correction.names.map(idOf));
      if (parted !== undefined) {
        conflict(`${shown(parted)} are said to be different: this item is not applied.`);
        continue;
      }
    }
    const claims = claimsOf(correction);
    const other = claims
      .map(([about, what]) => [said.get(about), what] as const)
      .find(([before, what]) => before !== undefined && before !== what);
    if (other !== undefined) {
      conflict(`An item before this one says otherwise (${other[0]}): this one is not applied.`);
      continue;
    }
    const isRepeated = claims.length > 0 && claims.every(([about]) => said.has(about));
    if (isRepeated) conflict('An item before this one says the same.');
    for (const [about, what] of claims) said.set(about, what);
    held.push(correction);
  }
  return { held, conflicts };
}

/** What a correction says, of what: two that say something else of the same contradict each other. */
const claimsOf = remembered((correction: Correction): readonly (readonly [string, string])[] => {
  const within = 'in' in correction && correction.in !== undefined ? ` in ${correction.in}` : '';
  switch (correction.rule) {
    case 'same':
    case 'different':
      return [];
    case 'name':
      return correction.of.map((of) => [`name ${fold(of)}`, `called “${correction.name}”`]);
    case 'kind':
      return correction.of.map((of) => [`kind ${fold(of)}${within}`, `${article(correction.kind)} ${correction.kind}`]);
    case 'always':
      return [[`words ${fold(correction.words)}${within}`, `always ${article(correction.kind)} ${correction.kind}`]];
    case 'never':
      return [[`words ${fold(correction.words)}${within}`, 'never a name']];
    case 'noise':
      return [[`line ${keptForm(correction.line)}${within}`, `noise, ${correction.kind}`]];
    case 'text':
      return [[`line ${keptForm(correction.line)}${within}`, 'no noise']];
    case 'mention':
      return [
        [
          placeOf(correction),
          correction.is === 'nothing' ? 'no name' : `${correction.is} ${correction.same ?? ''}`.trim(),
        ],
      ];
    case 'quotation':
      return [
        [placeOf(correction), 'is' in correction ? 'no quotation' : `speaker: ${correction.speaker ?? 'nobody'}`],
      ];
    case 'line':
      return [[placeOf(correction), correction.is]];
  }
});

function article(word: string): string {
  return /^[aeiou]/.test(word) ? 'an' : 'a';
}

function placeOf({ rule, in: path, place }: Extract<Correction, { readonly place: unknown }>): string {
  return JSON.stringify([rule, path, place.words, place.before, place.after, place.at]);
}

const idOf = remembered(({ name, in: path }: EntityName) =>
  path === undefined ? fold(name) : `${fold(name)} in ${path}`,
);

function shown([a, b]: readonly [string, string]): string {
  return `“${a}” and “${b}”`;
}

/** Names that are one, and those that must not become one. */
function createGroups(): {
  part(names: readonly string[]): void;
  /** Makes names one; a pair of different ones instead, with nothing changed, where that would make them one. */
  join(names: readonly string[]): readonly [string, string] | undefined;
} {
  const parents = new Map<string, string>();
  const parted: (readonly [string, string])[] = [];
  const find = (name: string, through: ReadonlyMap<string, string> = parents): string => {
    let root = name;
    for (let next = through.get(root); next !== undefined; next = through.get(root)) root = next;
    return root;
  };
  return {
    part(names) {
      names.forEach((name, index) => {
        for (const other of names.slice(index + 1)) parted.push([name, other]);
      });
    },
    join(names) {
      const trial = new Map<string, string>();
      const root = (name: string): string => find(find(name), trial);
      const [first, ...others] = names;
      if (first === undefined) return undefined;
      for (const other of others) {
        const [a, b] = [root(first), root(other)];
        if (a !== b) trial.set(b, a);
      }
      const wrong = parted.find(([a, b]) => root(a) === root(b));
      if (wrong === undefined) for (const [child, parent] of trial) parents.set(child, parent);
      return wrong;
    },
  };
}
