import type { Mention } from '../../model.ts';

const LETTERS = '[QK]C|MPs?|MEP|MSP|MLA|TD|[CDKMO]BE|FRS|[PD]h\\.?\\s?D\\.?|M\\.?D\\.?|Esq\\.?';
const BEHIND_NAME = new RegExp(`(?:,?\\s(?:${LETTERS}))+$`, 'u');
const ALONE = new RegExp(`^(?:${LETTERS})$`, 'u');

/** Letters that tell of an honour or an office stand behind names and are not part of them: “Orde QC”, “Orde, KC, said”. */
export function withoutPostNominals(text: string, mentions: readonly Mention[]): readonly Mention[] {
  const left: Mention[] = [];
  let before: Mention | undefined;
  for (const mention of mentions) {
    const { start, end, kind } = mention;
    const name = text.slice(start, end);
    const isBehind = before?.kind === 'person' && /^,?\s$/u.test(text.slice(before.end, start));
    before = mention;
    if (isBehind && ALONE.test(name)) continue;
    const letters = kind === 'person' ? BEHIND_NAME.exec(name) : null;
    left.push(letters === null ? mention : { ...mention, end: start + letters.index });
  }
  return left;
}
