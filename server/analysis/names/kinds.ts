/** The kinds that the tagger tells apart in running text; the finer ones of `model.ts` are told apart afterwards, name by name. */
export const COARSE_KINDS = ['person', 'organization', 'place', 'group', 'misc', 'date', 'money'] as const;

export const PERSON = 0;
export const ORGANIZATION = 1;
export const PLACE = 2;
export const GROUP = 3;
export const MISC = 4;
export const DATE = 5;
export const MONEY = 6;
