import { isRecordType, type RecordType } from './record.ts';

/** The names of OntoNotes, which spaCy's models and Prodigy's recipes use. */
const ONTONOTES = {
  person: 'PERSON',
  organization: 'ORG',
  place: 'GPE',
  facility: 'FAC',
  group: 'NORP',
  event: 'EVENT',
  work: 'WORK_OF_ART',
  product: 'PRODUCT',
  law: 'LAW',
  language: 'LANGUAGE',
  other: 'MISC',
  date: 'DATE',
  time: 'TIME',
  money: 'MONEY',
} as const satisfies Record<RecordType, string>;

/** What other tools call a type, beside our own name for it and that of OntoNotes; in lower case. */
const OTHER_LABELS: ReadonlyMap<string, RecordType> = new Map([
  ['per', 'person'],
  ['org', 'organization'],
  ['loc', 'place'],
  ['location', 'place'],
  ['geopolitical', 'place'],
  ['misc', 'other'],
  ['miscellaneous', 'other'],
  ['nationality', 'group'],
  ['creative-work', 'work'],
]);

const TYPES: ReadonlyMap<string, RecordType> = new Map([
  ...OTHER_LABELS,
  ...Object.entries(ONTONOTES).flatMap(([type, label]): [string, RecordType][] =>
    isRecordType(type) ? [[label.toLowerCase(), type]] : [],
  ),
]);

export function ontonotesLabel(type: RecordType): string {
  return ONTONOTES[type];
}

/** The type that a label of any known set stands for. */
export function typeOfLabel(label: string): RecordType | undefined {
  const name = label.toLowerCase();
  return isRecordType(name) ? name : TYPES.get(name);
}

/** The four classes of CoNLL-2003; dates, times and sums were not annotated there. */
export function conllLabel(type: RecordType): 'PER' | 'ORG' | 'LOC' | 'MISC' | undefined {
  switch (type) {
    case 'person':
      return 'PER';
    case 'organization':
      return 'ORG';
    case 'place':
    case 'facility':
      return 'LOC';
    case 'date':
    case 'time':
    case 'money':
      return undefined;
    default:
      return 'MISC';
  }
}
