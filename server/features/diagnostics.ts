import type { Analysis, NoiseKind, Span } from '../analysis/model.ts';

export interface Warning extends Span {
  readonly code: NoiseKind | 'unclosed-quotation' | 'too-long';
  readonly message: string;
}

/** Kinds that news articles legitimately carry; they are marked in the record but warned about only where a reader wants it. */
export const FURNITURE: ReadonlySet<NoiseKind> = new Set([
  'byline',
  'date-line',
  'photo-credit',
  'caption',
  'alt-text',
]);

const NAMES: Readonly<Record<NoiseKind, string>> = {
  navigation: 'Navigation of the website',
  'site-name': 'Name of the website',
  'repeated-title': 'Title repeated',
  byline: 'Byline',
  'date-line': 'Date of publication',
  'photo-credit': 'Photo credit',
  caption: 'Caption of a picture',
  'alt-text': 'Description of a picture',
  player: 'Player control',
  related: 'Headlines of other articles',
  newsletter: 'Newsletter or subscription',
  advertisement: 'Advertisement',
  social: 'Sharing and social media',
  tags: 'Tags',
  comments: 'Comments',
  legal: 'Legal or cookie notice',
  residue: 'Residue of extraction',
  truncation: 'Text cut off',
};

const EXPLANATIONS: Readonly<Record<NoiseKind, string>> = {
  navigation: 'Entries of menus and buttons that lead around the website.',
  'site-name': 'What the website or the section is called; pages show it above and below each article.',
  'repeated-title': 'The headline stands in this article already.',
  byline: 'Who wrote the article or helped to; news legitimately has it, so nobody is warned unless it is turned on.',
  'date-line':
    'When the article was published or updated; news legitimately has it, so nobody is warned unless it is turned on.',
  'photo-credit': 'Who took a picture that is not here; nobody is warned of it unless it is turned on.',
  caption: 'What is said below a picture that is not here; nobody is warned of it unless it is turned on.',
  'alt-text': 'What a picture shows, for those who cannot see it; nobody is warned of it unless it is turned on.',
  player: 'Controls and times of a video or a recording that is not here.',
  related: 'Headlines of, and links to, other articles: who is named in them has nothing to do with this one.',
  newsletter: 'Asks to subscribe, to sign up or to install something.',
  advertisement: 'Advertisements, and the words that announce them.',
  social: 'Buttons and counts for sharing, and accounts to follow.',
  tags: 'What the website files the article under.',
  comments: 'Comments of readers, and the form for them.',
  legal: 'Copyright, terms, privacy and cookies.',
  residue: 'Pieces of templates, code and placeholders that the program that copied the page has left.',
  truncation: 'The text goes on elsewhere, or was cut off here.',
};

/** What a kind of noise is, in a sentence or two. */
export function noiseExplanation(kind: NoiseKind): string {
  return EXPLANATIONS[kind];
}

/** What a kind of noise is called. */
export function noiseName(kind: NoiseKind): string {
  return NAMES[kind];
}

export function warningMessage(kind: NoiseKind, reason: string): string {
  return `${noiseName(kind)}, not part of the article${reason === '' ? '' : `: ${reason}`}.`;
}

/** What a reader is warned about, in order. */
export function warnings(analysis: Analysis, isWanted: (kind: NoiseKind) => boolean): readonly Warning[] {
  const found: Warning[] = [];
  for (const noise of analysis.noise) {
    if (!isWanted(noise.kind)) continue;
    found.push({
      start: noise.start,
      end: noise.end,
      code: noise.kind,
      message: warningMessage(noise.kind, noise.evidence[0] ?? ''),
    });
  }
  for (const quotation of analysis.quotations) {
    if (quotation.unclosed !== true) continue;
    const piece = quotation.quoted[0] ?? quotation;
    // The mark stands before the words that it opens.
    const start = Math.max(piece.start - 1, 0);
    found.push({
      start,
      end: start + 1,
      code: 'unclosed-quotation',
      message: 'This quotation mark is never closed; the quotation is taken to end with its paragraph.',
    });
  }
  const end = analysis.lines.at(-1)!.end;
  if (analysis.length < end) {
    found.push({
      start: analysis.length,
      end: Math.min(analysis.length + 1, end),
      code: 'too-long',
      message: `Only the text up to here was read (${analysis.length.toLocaleString('en')} characters): no article is this long. Split the file to read the rest.`,
    });
  }
  return found.sort((a, b) => a.start - b.start);
}
