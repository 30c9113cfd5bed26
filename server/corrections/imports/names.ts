import { anchors } from '../../analysis/corrections/anchors.ts';
import { isNameKind, type NameKind, type Span } from '../../analysis/model.ts';
import type { Annotated, RecordMention, RecordType } from '../../exchange/record.ts';
import type { Difference, DifferenceKind } from './difference.ts';
import type { Pair } from './pair.ts';

/** What counts as the same kind of name, for tools that know fewer; nothing for what they never mark. */
export type ClassOf = (type: RecordType) => string | undefined;

interface Name extends Span {
  readonly kind: NameKind;
}

/** The kinds of names, as classes, that somebody marked in any of some articles: of others nothing is said. */
export function classesIn(articles: Iterable<Annotated>, classOf: ClassOf): ReadonlySet<string> {
  const classes = new Set<string>();
  for (const { mentions } of articles) {
    for (const { type } of mentions) {
      const found = isNameKind(type) ? classOf(type) : undefined;
      if (found !== undefined) classes.add(found);
    }
  }
  return classes;
}

/**
 * Where the names of an article differ: missed, of another kind, or none. Of names within names the outer ones count, as in the text
 * itself; dates and sums are no names.
 *
 * @param classes those that they mark at all
 */
export function nameDifferences(
  { ours, theirs, path, isSeen }: Pair,
  classOf: ClassOf,
  classes: ReadonlySet<string>,
): readonly Difference[] {
  const { text } = ours;
  const wanted = outermost(namesIn(theirs.mentions), text);
  const known = new Map(namesIn(ours.mentions).map((name) => [keyOf(name), name]));
  let anchor: ReturnType<typeof anchors> | undefined;
  const say = (what: DifferenceKind, span: Span, is: NameKind | 'nothing'): Difference => {
    anchor ??= anchors(text);
    return { what, correction: { rule: 'mention', in: path, place: anchor(span), is } };
  };
  const differences = wanted.flatMap((name): Difference[] => {
    const found = known.get(keyOf(name));
    if (found === undefined) return [say('added', name, name.kind)];
    return classOf(found.kind) === classOf(name.kind) ? [] : [say('kind', name, name.kind)];
  });
  let at = 0;
  for (const name of namesIn(ours.mentions)) {
    while (at < wanted.length && wanted[at]!.end <= name.start) at += 1;
    const isTouched = at < wanted.length && wanted[at]!.start < name.end;
    // What overlaps a name of theirs gives way to it by itself.
    if (!isTouched && classes.has(classOf(name.kind) ?? '') && isSeen(name))
      differences.push(say('removed', name, 'nothing'));
  }
  return differences;
}

function namesIn(mentions: readonly RecordMention[]): readonly Name[] {
  return mentions
    .flatMap(({ start, end, type }): Name[] => (isNameKind(type) ? [{ start, end, kind: type }] : []))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

function outermost(names: readonly Name[], text: string): readonly Name[] {
  const kept: Name[] = [];
  for (const name of names) {
    const last = kept.at(-1);
    if (last !== undefined && name.start < last.end) continue;
    if (text.slice(name.start, name.end).trim() !== '') kept.push(name);
  }
  return kept;
}

export function keyOf({ start, end }: Span): string {
  return `${start}:${end}`;
}
