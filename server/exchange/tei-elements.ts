import { isRecordType } from './record.ts';
import type { Layer } from './regions.ts';

export interface TeiElement {
  readonly name: string;
  readonly attributes: readonly (readonly [string, string])[];
}

/** The element that a region is. */
export function elementOf(layer: Layer, label: string): TeiElement {
  switch (layer) {
    case 'mention':
      return nameElement(label);
    case 'quotation':
      return { name: 'q', attributes: [['type', label]] };
    case 'quoted':
      return { name: 'quote', attributes: [] };
    case 'speaker':
      return { name: 'rs', attributes: [['type', 'speaker']] };
    case 'cue':
      return { name: 'seg', attributes: [['type', 'cue']] };
    case 'noise':
      return {
        name: 'seg',
        attributes: [
          ['type', 'noise'],
          ['subtype', label],
        ],
      };
  }
}

function nameElement(type: string): TeiElement {
  switch (type) {
    case 'person':
      return { name: 'persName', attributes: [] };
    case 'organization':
      return { name: 'orgName', attributes: [] };
    case 'place':
      return { name: 'placeName', attributes: [] };
    case 'date':
    case 'time':
      return { name: type, attributes: [] };
    case 'money':
      return { name: 'measure', attributes: [['type', 'currency']] };
    default:
      return { name: 'name', attributes: [['type', type]] };
  }
}

/** What an element of a body means; undefined for those that say nothing of names, quotations or noise. */
export function meaningOf(
  name: string,
  attribute: (name: string) => string | undefined,
): { readonly layer: Layer; readonly label: string } | undefined {
  const type = attribute('type') ?? '';
  switch (name) {
    case 'persName':
      return { layer: 'mention', label: 'person' };
    case 'orgName':
      return { layer: 'mention', label: 'organization' };
    case 'placeName':
    case 'geogName':
    case 'settlement':
    case 'country':
    case 'region':
      return { layer: 'mention', label: 'place' };
    case 'date':
    case 'time':
      return { layer: 'mention', label: name };
    case 'measure':
      return type === 'currency' ? { layer: 'mention', label: 'money' } : undefined;
    case 'name':
      return { layer: 'mention', label: isRecordType(type) ? type : 'other' };
    case 'q':
    case 'said':
      return { layer: 'quotation', label: type === '' ? 'direct' : type };
    case 'quote':
      return { layer: 'quoted', label: 'quoted' };
    case 'rs':
      return type === 'speaker' ? { layer: 'speaker', label: 'speaker' } : undefined;
    case 'seg':
      if (type === 'cue') return { layer: 'cue', label: 'cue' };
      return type === 'noise' ? { layer: 'noise', label: attribute('subtype') ?? '' } : undefined;
    default:
      return undefined;
  }
}
