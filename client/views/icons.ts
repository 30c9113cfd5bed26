import { ThemeColor, ThemeIcon } from 'vscode';
import type { EntityLine } from '../../server/lsp/views.ts';

type NameKind = EntityLine['kind'];

/** An icon for each kind of name, in the colour that pictures give it too. */
const ICONS: Readonly<Record<NameKind, readonly [icon: string, colour: string]>> = {
  person: ['person', 'charts.blue'],
  organization: ['briefcase', 'charts.purple'],
  place: ['location', 'charts.green'],
  facility: ['home', 'charts.green'],
  group: ['organization', 'symbolIcon.classForeground'],
  event: ['calendar', 'charts.red'],
  work: ['book', 'charts.yellow'],
  product: ['package', 'charts.yellow'],
  law: ['law', 'charts.red'],
  language: ['comment', 'charts.foreground'],
  other: ['tag', 'charts.foreground'],
};

export function iconOf(kind: NameKind): ThemeIcon {
  const [icon, colour] = ICONS[kind];
  return new ThemeIcon(icon, new ThemeColor(colour));
}
