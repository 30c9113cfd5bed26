import { type Assembled, assemble } from '../analysis/quotations/assemble.ts';
import type { Attributor } from '../analysis/quotations/attributions.ts';
import type { GoldArticle } from './gold.ts';
import { type LaidOut, layOut } from './lay-out.ts';

/** The quotations that are found in an article, before it is judged which marks quote anybody. */
export function assembledOf(
  attributor: Attributor,
  article: GoldArticle,
): { readonly laidOut: LaidOut; readonly assembled: Assembled } {
  const laidOut = layOut(article.text);
  const steps = assemble(attributor, laidOut);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return { laidOut, assembled: step.value };
  }
}
