import type { Resolved } from '../coreference/coreference.ts';
import { fold } from '../coreference/fold.ts';
import type { Quotation, Span, Speaker } from '../model.ts';
import type { Find } from './anchors.ts';
import { type ArticleRule, CERTAIN } from './rules.ts';

/** The quotations of an article as a reader corrected them: with another speaker, with none, or no quotation at all. */
export function correctQuotations(
  text: string,
  quotations: readonly Quotation[],
  resolved: Resolved,
  rules: readonly ArticleRule[],
  find: Find,
): readonly Quotation[] {
  const said = new Map<number, Extract<ArticleRule, { rule: 'quotation' }>>();
  for (const rule of rules) {
    if (rule.rule !== 'quotation') continue;
    const span = find(rule.place);
    const quotation = span === undefined ? -1 : quotationAt(quotations, span);
    if (quotation >= 0) said.set(quotation, rule);
  }
  if (said.size === 0) return quotations;
  return quotations.flatMap((quotation, index): Quotation[] => {
    const rule = said.get(index);
    if (rule === undefined) return [quotation];
    const { speaker: _speaker, cue: _cue, ...words } = quotation;
    if ('is' in rule) return quotation.kind === 'indirect' ? [] : [{ ...words, kind: 'scare', confidence: CERTAIN }];
    const kind = quotation.kind === 'scare' ? 'mixed' : quotation.kind;
    if (rule.speaker === null) return [{ ...words, kind, confidence: CERTAIN }];
    const speaker = speakerCalled(text, rule.speaker, quotation, resolved);
    return [speaker === undefined ? quotation : { ...quotation, kind, speaker, confidence: CERTAIN }];
  });
}

/** The quotation that begins with some words, or else holds them. */
function quotationAt(quotations: readonly Quotation[], { start, end }: Span): number {
  const first = quotations.findIndex(({ contents }) => contents[0]?.start === start);
  if (first >= 0) return first;
  return quotations.findIndex(({ contents }) => contents.some((piece) => piece.start < end && start < piece.end));
}

/** The words nearest to a quotation that name somebody: a name of that entity, or else the words themselves. */
function speakerCalled(
  text: string,
  name: string,
  quotation: Quotation,
  { mentions, entities }: Resolved,
): Speaker | undefined {
  const wanted = fold(name);
  const entity = entities.findIndex(
    (one) => fold(one.name) === wanted || one.spellings.some((spelling) => fold(spelling) === wanted),
  );
  if (entity >= 0) {
    const spans = entities[entity]!.mentions.map((index) => mentions[index]!);
    const { start, end } = nearest(spans, quotation)!;
    return { start, end, entity, form: 'name', ...told({ start, end }) };
  }
  const spans: Span[] = [];
  for (let start = text.indexOf(name); name !== '' && start >= 0; start = text.indexOf(name, start + name.length)) {
    spans.push({ start, end: start + name.length });
  }
  const words = nearest(spans, quotation);
  return words && { ...words, form: 'description', ...told(words) };
}

/** What a reader says is certain. */
function told(words: Span): Pick<Speaker, 'confidence' | 'evidence'> {
  return { confidence: CERTAIN, evidence: [{ kind: 'reader', ...words }] };
}

function nearest(spans: readonly Span[], { start, end }: Span): Span | undefined {
  const distance = (span: Span): number => Math.max(0, span.start - end, start - span.end);
  return spans.reduce<Span | undefined>(
    (best, span) => (best === undefined || distance(span) < distance(best) ? span : best),
    undefined,
  );
}
