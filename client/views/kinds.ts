import { l10n } from 'vscode';
import type { EntityLine, ViewNode } from '../../server/lsp/views.ts';

type NameKind = EntityLine['kind'];
type NoiseKind = Extract<ViewNode, { is: 'noise' }>['kind'];

/** What many of a kind are called. */
export function kindsName(kind: NameKind): string {
  switch (kind) {
    case 'person':
      return l10n.t('People');
    case 'organization':
      return l10n.t('Organizations');
    case 'place':
      return l10n.t('Places');
    case 'facility':
      return l10n.t('Facilities');
    case 'group':
      return l10n.t('Peoples and groups');
    case 'event':
      return l10n.t('Events');
    case 'work':
      return l10n.t('Works');
    case 'product':
      return l10n.t('Products');
    case 'law':
      return l10n.t('Laws');
    case 'language':
      return l10n.t('Languages');
    case 'other':
      return l10n.t('Other names');
  }
}

/** What a kind of noise is called. */
export function noiseName(kind: NoiseKind): string {
  switch (kind) {
    case 'navigation':
      return l10n.t('Navigation of the website');
    case 'site-name':
      return l10n.t('Name of the website');
    case 'repeated-title':
      return l10n.t('Title repeated');
    case 'byline':
      return l10n.t('Byline');
    case 'date-line':
      return l10n.t('Date of publication');
    case 'photo-credit':
      return l10n.t('Photo credit');
    case 'caption':
      return l10n.t('Caption of a picture');
    case 'alt-text':
      return l10n.t('Description of a picture');
    case 'player':
      return l10n.t('Player control');
    case 'related':
      return l10n.t('Headlines of other articles');
    case 'newsletter':
      return l10n.t('Newsletter or subscription');
    case 'advertisement':
      return l10n.t('Advertisement');
    case 'social':
      return l10n.t('Sharing and social media');
    case 'tags':
      return l10n.t('Tags');
    case 'comments':
      return l10n.t('Comments');
    case 'legal':
      return l10n.t('Legal or cookie notice');
    case 'residue':
      return l10n.t('Residue of extraction');
    case 'truncation':
      return l10n.t('Text cut off');
  }
}
