import { tableOf } from '../table.ts';

/** One thing measured. */
export interface Row {
  readonly what: string;
  readonly figure: number;
  readonly unit: string;
  /** What it is to reach: at least where more is better, at most where less is. */
  readonly goal?: { readonly least: number } | { readonly most: number };
}

/** Rows as a table, with what misses its goal marked. */
export function report(rows: readonly Row[]): string {
  return tableOf([
    ['', 'measured', '', 'goal', ''],
    ...rows.map(({ what, figure, unit, goal }) => [
      what,
      shown(figure),
      unit,
      goalOf(goal),
      isMet(figure, goal) ? '' : 'missed',
    ]),
  ]);
}

/** A percentile by nearest rank; `share` from 0 to 1. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

function isMet(figure: number, goal: Row['goal']): boolean {
  if (goal === undefined) return true;
  return 'least' in goal ? figure >= goal.least : figure <= goal.most;
}

function goalOf(goal: Row['goal']): string {
  if (goal === undefined) return '';
  return 'least' in goal ? `≥ ${shown(goal.least)}` : `≤ ${shown(goal.most)}`;
}

function shown(figure: number): string {
  if (Number.isNaN(figure)) return '–';
  return figure >= 1000
    ? Math.round(figure).toLocaleString('en')
    : figure >= 100
      ? figure.toFixed(0)
      : figure.toFixed(2);
}
