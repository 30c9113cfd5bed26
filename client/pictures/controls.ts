import type { NetworkNode } from '../../server/lsp/pictures.ts';
import { html } from './elements.ts';
import { say } from './host.ts';

type Kind = NetworkNode['kind'];

/** Kinds that pictures can be filtered by; the rest is rare and goes with “other”. */
const KINDS: readonly (readonly [Kind, ...Kind[]])[] = [
  ['person'],
  ['organization'],
  ['place', 'facility'],
  ['group'],
  ['event'],
  ['other', 'work', 'product', 'law', 'language'],
];

/** A box to tick for each kind of name; its colour tells it in the picture. */
export function kindBoxes(chosen: readonly Kind[], choose: (kinds: readonly Kind[]) => void): HTMLElement {
  const boxes = KINDS.map(([kind, ...others]) => {
    const box = html('input', { type: 'checkbox', checked: chosen.includes(kind) });
    box.addEventListener('change', () => {
      const these = new Set<Kind>([kind, ...others]);
      const left = chosen.filter((one) => !these.has(one));
      choose(box.checked ? [...left, ...these] : left);
    });
    return html(
      'label',
      { class: 'kind' },
      box,
      html('span', { class: `swatch ${kind}`, 'aria-hidden': 'true' }),
      say(kind),
    );
  });
  return html('fieldset', {}, html('legend', { class: 'unseen' }, say('kinds')), ...boxes);
}

/** From which day to which; ISO 8601. */
export function dayInputs(
  { from, to }: { readonly from?: string; readonly to?: string },
  { first, last }: { readonly first?: string; readonly last?: string },
  choose: (days: { from?: string; to?: string }) => void,
): HTMLElement {
  const day = (name: 'from' | 'to', value: string | undefined): HTMLElement => {
    const input = html('input', { type: 'date', value, min: first, max: last });
    input.addEventListener('change', () => choose({ [name]: input.value }));
    return html('label', { class: 'field' }, say(name), input);
  };
  return html('div', { class: 'days' }, day('from', from), day('to', to));
}
