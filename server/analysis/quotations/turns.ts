import type { Surroundings } from '../coreference/surroundings.ts';
import type { Block, LocalEntity, Quotation, Span, Speaker } from '../model.ts';
import { firstFrom, isWithin } from '../text/spans.ts';

// Interviews and transcripts tell whose turn it is by a heading before it, “Q: … A: …” or “Ada Berg: …”, or by a name in a line of its own,
// and have no marks.

/** What is looked at; all in order. */
type Article = Pick<Surroundings, 'text' | 'blocks' | 'mentions' | 'entities' | 'noise'>;

/** The heading of a turn: “Q:”, “Q.”, “Ada Berg:”, “THE CHAIRMAN:”. */
const HEADING =
  /^(?:([QA])[.:]|(\p{Lu}[\p{L}.’'-]*(?: (?:\p{Lu}[\p{L}.’'-]*|de|van|von|der|al|bin|of|the)){0,4}):) (?=\S)/u;

/** So many code units are looked through for a heading. */
const LONGEST_HEADING = 60;

/** So many turns make a talk. */
const FEWEST_TURNS = 3;

/** What opens words within marks. */
const OPENS = /^["“‘'«»„]/;

interface Turn {
  /** The block in which its words begin, and where. */
  readonly block: number;
  readonly from: number;
  readonly heading: Span;
  /** The colon or the point behind the heading, where one stands there. */
  readonly cue: Span | undefined;
  readonly key: string;
  readonly entity: number | undefined;
}

/** Tells whose turn it is, where an article is an interview or a transcript that has a heading before each; in order. */
export function turnsIn(article: Article): Quotation[] {
  const { blocks } = article;
  const found = blocks.flatMap((block, index) => turnAt(article, block, index));
  if (found.length < FEWEST_TURNS) return [];
  const callings = callingsOf(article.entities);
  const headed = found.map((turn): Turn => {
    const surname = turn.key.slice(turn.key.lastIndexOf(' ') + 1).toLowerCase();
    return { ...turn, entity: turn.entity ?? callings.get(surname) };
  });
  const asked = headed.some(({ key }) => key === 'Q') && headed.some(({ key }) => key === 'A');
  const turns = asked ? answeredTurns(article, headed) : namedTurns(article, headed);
  const askers = askersAmong(article, turns);
  const [first, last] = [turns[0], turns.at(-1)];
  if (first === undefined || last === undefined || turns.length < FEWEST_TURNS || askers.size === 0) return [];
  if (turns.length * 3 < last.block - first.block + 1) return [];
  return turns.map((turn, index) => quotationOf(article, turn, turns[index + 1], askers.has(speakerOf(turn))));
}

/** What tells those who have turns apart. */
function speakerOf({ key, entity }: Turn): number | string {
  return entity ?? key;
}

/** Those who end more than a third of their turns with a question. */
function askersAmong({ text, blocks }: Article, turns: readonly Turn[]): ReadonlySet<number | string> {
  const asked = new Map<number | string, number>();
  turns.forEach((turn, index) => {
    const next = turns[index + 1];
    const asks = endsAsking(text, blocks, turn.block, next?.heading.start ?? 0);
    asked.set(speakerOf(turn), (asked.get(speakerOf(turn)) ?? 0) + (asks ? 2 : -1));
  });
  return new Set([...asked].flatMap(([speaker, balance]) => (balance <= 0 ? [] : [speaker])));
}

/** Does a block end with a question, or the last one before an offset? */
function endsAsking(text: string, blocks: readonly Block[], block: number, next: number): boolean {
  let last = block;
  while (last + 1 < blocks.length && blocks[last + 1]!.start < next) last += 1;
  return [block, last].some((at) => text.charAt(blocks[at]!.end - 1) === '?');
}

function turnAt(article: Article, { kind, start, end }: Block, block: number): Turn[] {
  const { text, blocks, noise } = article;
  if (kind === 'front-matter' || kind === 'headline' || isWithin(noise, start)) return [];
  const words = text.slice(start, Math.min(end, start + LONGEST_HEADING));
  // Most paragraphs have neither a colon there nor a point, and are no line of a name.
  if (end - start > LONGEST_HEADING && text.charCodeAt(start + 1) !== 0x2e && !words.includes(':')) return [];
  const [opening = '', role, name = ''] = HEADING.exec(words) ?? [];
  if (opening === '') {
    const next = blocks[block + 1];
    const line = words.endsWith(':') ? words.slice(0, -1) : words;
    const heading = { start, end: start + line.length };
    const entity = end - start === words.length && next !== undefined ? nameAt(article, heading) : undefined;
    if (entity === undefined || (next?.kind !== 'paragraph' && next?.kind !== 'heading')) return [];
    const cue = line.length < words.length ? { start: heading.end, end } : undefined;
    return OPENS.test(text.charAt(next.start))
      ? []
      : [{ block: block + 1, from: next.start, heading, cue, key: line, entity }];
  }
  const from = start + opening.length;
  if (OPENS.test(text.charAt(from))) return [];
  const key = role ?? name;
  const heading = { start, end: start + key.length };
  const cue = { start: heading.end, end: heading.end + 1 };
  return [{ block, from, heading, cue, key, entity: role === undefined ? nameAt(article, heading) : undefined }];
}

/** Whom a name means that a span holds, and nothing else. */
function nameAt({ mentions }: Article, { start, end }: Span): number | undefined {
  const mention = mentions[firstFrom(mentions, start)];
  return mention?.start === start && mention.end === end ? mention.entity : undefined;
}

/** What people are called before their turns besides their names, by small letters: surnames and initials; nobody where several are. */
function callingsOf(entities: readonly LocalEntity[]): ReadonlyMap<string, number | undefined> {
  const callings = new Map<string, number | undefined>();
  entities.forEach(({ kind, name }, entity) => {
    const parts = name.toLowerCase().split(' ');
    if (kind !== 'person' || parts.length < 2) return;
    for (const calling of [parts.at(-1)!, parts.map(([letter]) => letter).join('')])
      callings.set(calling, callings.has(calling) ? undefined : entity);
  });
  return callings;
}

/** Turns of “Q” and “A”: who answers is the one of whom most is told before. */
function answeredTurns({ mentions, entities, noise }: Article, headed: readonly Turn[]): Turn[] {
  const turns = headed.filter(({ key }) => key === 'Q' || key === 'A');
  const times = new Map<number, number>();
  for (const { start, entity } of mentions) {
    if (start >= turns[0]!.heading.start) break;
    if (entity === undefined || entities[entity]!.kind !== 'person' || isWithin(noise, start)) continue;
    times.set(entity, (times.get(entity) ?? 0) + 1);
  }
  const [answers] = [...times].sort((a, b) => b[1] - a[1]);
  if (answers === undefined) return [];
  return turns.map((turn) => (turn.key === 'A' ? { ...turn, entity: answers[0] } : turn));
}

/** Turns of those who are named, somebody of them again and again, and of those who have no name but several turns: “Reporter:”. */
function namedTurns({ entities }: Article, headed: readonly Turn[]): Turn[] {
  const isPerson = ({ entity }: Turn): boolean => entity !== undefined && entities[entity]!.kind === 'person';
  const times = new Map<number | string, number>();
  for (const turn of headed) times.set(speakerOf(turn), (times.get(speakerOf(turn)) ?? 0) + 1);
  const turns = headed.filter((turn) => isPerson(turn) || times.get(speakerOf(turn))! > 1);
  const isTalk = turns.some((turn) => isPerson(turn) && times.get(speakerOf(turn))! > 1);
  return isTalk && new Set(turns.map(speakerOf)).size > 1 ? turns : [];
}

/** How sure it is whose turn it is. */
const TOLD = 0.9;

/** A turn, with the paragraphs behind it up to the next one; behind a question of one who asks stands what is told of the talk. */
function quotationOf(article: Article, turn: Turn, next: Turn | undefined, asks: boolean): Quotation {
  const { text, blocks, mentions, entities, noise } = article;
  const { heading, cue, from, block, entity } = turn;
  const contents: Span[] = [{ start: from, end: blocks[block]!.end }];
  for (let i = block + 1; next !== undefined && blocks[i]!.start < next.heading.start; i++) {
    const { kind, start, end } = blocks[i]!;
    if (asks && text.charAt(contents.at(-1)!.end - 1) === '?') break;
    if ((kind !== 'paragraph' && kind !== 'list-item') || /^[[(]/.test(text.charAt(start)) || isWithin(noise, start))
      break;
    contents.push({ start, end });
  }
  const isName = nameAt(article, heading) !== undefined;
  const place = entity === undefined ? undefined : mentions[entities[entity]!.mentions[0]!];
  const evidence: Speaker['evidence'] = [
    cue === undefined ? { kind: 'near', ...heading } : { kind: 'cue', ...cue },
    ...(isName || place === undefined ? [] : [{ kind: 'description' as const, start: place.start, end: place.end }]),
  ];
  return {
    start: from,
    end: contents.at(-1)!.end,
    kind: 'direct',
    contents,
    quoted: contents,
    speaker: {
      ...heading,
      form: isName ? 'name' : 'description',
      ...(entity !== undefined && { entity }),
      confidence: TOLD,
      evidence,
    },
    ...(cue !== undefined && { cue }),
    confidence: TOLD,
  };
}
