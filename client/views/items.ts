// What the nodes of side views look like: words, icons, tooltips, and what a click does.
import { l10n, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { ArticleLine, EntityLine, ViewNode, Why } from '../../server/lsp/views.ts';
import { articleCount, lineCount, mentionsIn, number, quotationCount, short } from '../words.ts';
import { iconOf } from './icons.ts';
import { kindsName, noiseName } from './kinds.ts';

/** Commands that nodes lead to; each is given the node. */
export const OPEN = 'marginalia.view.open';
export const SHOW_MENTIONS = 'marginalia.entity.showMentions';

/** Words of a quotation that a node shows; the tooltip has all. */
const SHOWN = 90;

/** Code units of the title of a related article. */
const TITLE = 34;

/** Where a node can be told apart from its sisters. */
export function keyOf(node: ViewNode): string {
  switch (node.is) {
    case 'kind':
    case 'noise-kind':
      return `${node.is} ${node.kind}`;
    case 'entity':
    case 'speaker':
      return `${node.is} ${node.entity.id}`;
    case 'article':
    case 'related':
      return `${node.is} ${node.article.uri}`;
    case 'day':
      return `day ${node.day ?? ''}`;
    case 'mention':
    case 'quotation':
    case 'noise': {
      const { uri, range } = node.location;
      return `${node.is} ${uri} ${range.start.line}:${range.start.character}`;
    }
  }
}

export function itemOf(node: ViewNode): TreeItem {
  const item = new TreeItem(
    labelOf(node),
    isLeaf(node) ? TreeItemCollapsibleState.None : TreeItemCollapsibleState.Collapsed,
  );
  item.contextValue = node.is;
  // A plain text: what stands in an article never becomes markup.
  item.tooltip = tooltipOf(node);
  const description = descriptionOf(node);
  if (description !== '') item.description = description;
  item.iconPath = iconFor(node);
  if (isLeaf(node)) item.command = { command: OPEN, title: l10n.t('Open'), arguments: [node] };
  if (node.is === 'entity')
    item.command = { command: SHOW_MENTIONS, title: l10n.t('Show Mentions'), arguments: [node] };
  item.accessibilityInformation = { label: [labelOf(node), description].filter(Boolean).join(', ') };
  return item;
}

function isLeaf({ is }: ViewNode): boolean {
  return is === 'mention' || is === 'quotation' || is === 'related' || is === 'noise';
}

function labelOf(node: ViewNode): string {
  switch (node.is) {
    case 'kind':
      return kindsName(node.kind);
    case 'entity':
    case 'speaker':
      return node.entity.name;
    case 'article':
      return node.article.title;
    case 'related':
      // Room is left for the reason; the tooltip has all.
      return short(node.article.title, TITLE);
    case 'mention':
      return node.context === '' ? l10n.t('Line {0}', node.location.range.start.line + 1) : node.context;
    case 'quotation':
      return short(`“${node.words}”`, SHOWN);
    case 'day':
      return node.day === undefined ? l10n.t('Without a date') : node.day;
    case 'noise-kind':
    case 'noise':
      return noiseName(node.kind);
  }
}

function descriptionOf(node: ViewNode): string {
  switch (node.is) {
    case 'kind':
      return number(node.entities);
    case 'entity':
      return l10n.t('{0} in {1}', number(node.entity.mentions), articleCount(node.entity.articles));
    case 'speaker':
      return quotationCount(node.entity.quotations);
    case 'article':
      return [number(node.below), node.article.source, node.article.date].filter(Boolean).join(' · ');
    case 'related':
      return shortReason(node.why);
    case 'mention':
      return node.context === '' ? '' : l10n.t('line {0}', node.location.range.start.line + 1);
    case 'quotation':
      return node.speaker ?? sourceOf(node.article);
    case 'day':
      return quotationCount(node.quotations);
    case 'noise-kind':
      return `${lineCount(node.lines)} · ${articleCount(node.articles)}`;
    case 'noise':
      return placeOf(node);
  }
}

function tooltipOf(node: ViewNode): string {
  switch (node.is) {
    case 'kind':
      return l10n.t('{0}: {1} in all articles', kindsName(node.kind), number(node.entities));
    case 'entity':
    case 'speaker':
      return entityTooltip(node.entity);
    case 'article':
      return articleTooltip(node.article);
    case 'mention':
      return node.context === '' ? labelOf(node) : `${node.context}\n${descriptionOf(node)}`;
    case 'quotation':
      return [`“${node.words}”`, node.speaker ?? '', articleTooltip(node.article)].filter(Boolean).join('\n');
    case 'day':
      return `${labelOf(node)}: ${quotationCount(node.quotations)}`;
    case 'related':
      return `${articleTooltip(node.article)}\n\n${longReason(node.why)}`;
    case 'noise-kind':
      return `${noiseName(node.kind)}: ${descriptionOf(node)}`;
    case 'noise':
      return [noiseName(node.kind), node.reason, placeOf(node)].filter(Boolean).join('\n');
  }
}

function entityTooltip({ name, mentions, articles, quotations, last }: EntityLine): string {
  return [
    name,
    mentionsIn(mentions, articles),
    quotations > 0 ? quotationCount(quotations) : '',
    last === undefined ? '' : l10n.t('last named {0}', last),
  ]
    .filter(Boolean)
    .join('\n');
}

function articleTooltip(article: ArticleLine): string {
  return [article.title, sourceOf(article)].filter(Boolean).join('\n');
}

function sourceOf({ source, date }: ArticleLine): string {
  return [source, date].filter(Boolean).join(' · ');
}

function placeOf({ lines, location }: Extract<ViewNode, { is: 'noise' }>): string {
  const { line } = location.range.start;
  return lines === 1 ? l10n.t('line {0}', line + 1) : l10n.t('lines {0} to {1}', line + 1, line + lines);
}

/** The strongest reason: the same event, the same words, or who stands in both. */
function shortReason({ event, quotation, people, others }: Why): string {
  const names = [...people, ...others].slice(0, 2).join(', ');
  if (event !== undefined)
    return typeof event === 'string' ? event : [l10n.t('same event'), names].filter(Boolean).join(': ');
  if (quotation !== undefined) return l10n.t('same quotation');
  return names;
}

export function longReason({ event, quotation, people, others }: Why): string {
  return [
    event === undefined ? '' : typeof event === 'string' ? l10n.t('Same event: {0}', event) : l10n.t('Same event'),
    quotation === undefined ? '' : l10n.t('Both quote “{0}”', short(quotation, 120)),
    people.length === 0 ? '' : l10n.t('People in both: {0}', people.join(', ')),
    others.length === 0 ? '' : l10n.t('Also in both: {0}', others.join(', ')),
  ]
    .filter(Boolean)
    .join('\n');
}

function iconFor(node: ViewNode): ThemeIcon {
  switch (node.is) {
    case 'kind':
      return iconOf(node.kind);
    case 'entity':
    case 'speaker':
      return iconOf(node.entity.kind);
    case 'article':
      return new ThemeIcon('file-text');
    case 'mention':
      return new ThemeIcon('location');
    case 'quotation':
      return new ThemeIcon('quote');
    case 'day':
      return new ThemeIcon('calendar');
    case 'related':
      return relatedIcon(node.why);
    case 'noise-kind':
    case 'noise':
      return new ThemeIcon('filter');
  }
}

function relatedIcon({ event, quotation, people }: Why): ThemeIcon {
  if (event !== undefined) return new ThemeIcon('calendar');
  if (quotation !== undefined) return new ThemeIcon('quote');
  return new ThemeIcon(people.length > 0 ? 'person' : 'tag');
}
