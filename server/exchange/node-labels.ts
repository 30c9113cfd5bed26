import type { Span } from '../analysis/model.ts';
import { typeOfLabel } from './labels.ts';
import type { Node } from './links.ts';
import { isNoiseKind, isQuotationKind } from './record.ts';

/** One label for what a stretch of text is: the type of a name, or the layer and what it is there ("quotation:direct", "speaker"). */
export function nodeLabel({ layer, label }: Pick<Node, 'layer' | 'label'>): string {
  return layer === 'mention' || layer === label ? label : `${layer}:${label}`;
}

/** What a label stands for, ours or that of another known set; undefined where it means nothing here. */
export function nodeOf(label: string, { start, end }: Span, entity: string | undefined): Node | undefined {
  const rest = { start, end, ...(entity !== undefined && { entity }) };
  const type = typeOfLabel(label);
  if (type !== undefined) return { layer: 'mention', label: type, ...rest };
  const [layer = '', kind = ''] = label.toLowerCase().split(':');
  if (layer === 'quotation' && isQuotationKind(kind)) return { layer, label: kind, ...rest };
  if (layer === 'noise' && isNoiseKind(kind)) return { layer, label: kind, ...rest };
  if (layer === 'quoted' || layer === 'speaker' || layer === 'cue') return { layer, label: layer, ...rest };
  return undefined;
}
