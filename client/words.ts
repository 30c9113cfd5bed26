// Counts in words, so that languages with other plurals can say them their way.
import { l10n } from 'vscode';

export function mentionsIn(mentions: number, articles: number): string {
  const inArticles = articles === 1 ? l10n.t('in 1 article') : l10n.t('in {0} articles', number(articles));
  return `${mentionCount(mentions)} ${inArticles}`;
}

export function articleCount(articles: number): string {
  return articles === 1 ? l10n.t('1 article') : l10n.t('{0} articles', number(articles));
}

export function nameCount(names: number): string {
  return names === 1 ? l10n.t('1 name') : l10n.t('{0} names', number(names));
}

export function correctionCount(corrections: number): string {
  return corrections === 1 ? l10n.t('1 correction') : l10n.t('{0} corrections', number(corrections));
}

function mentionCount(mentions: number): string {
  return mentions === 1 ? l10n.t('1 mention') : l10n.t('{0} mentions', number(mentions));
}

export function quotationCount(quotations: number): string {
  return quotations === 1 ? l10n.t('1 quotation') : l10n.t('{0} quotations', number(quotations));
}

export function lineCount(lines: number): string {
  return lines === 1 ? l10n.t('1 line') : l10n.t('{0} lines', number(lines));
}

export function number(value: number): string {
  return value.toLocaleString('en');
}

/** Some text on one line, cut at a word to about so many code units. */
export function short(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  const space = cut.lastIndexOf(' ');
  return `${(space > length / 2 ? cut.slice(0, space) : cut).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
