import type { Mention, Span } from '../../model.ts';
import { toldToBe } from './told.ts';

/** Tongues; most are called as those are who speak them. */
const TONGUES: ReadonlySet<string> = new Set(
  'Afrikaans Albanian Amharic Arabic Aramaic Armenian Basque Belarusian Bengali Bosnian Bulgarian Burmese Cantonese Catalan Chechen Chinese Croatian Czech Danish Dari Dutch English Estonian Farsi Finnish French Gaelic Georgian German Greek Gujarati Hausa Hawaiian Hebrew Hindi Hungarian Icelandic Igbo Indonesian Irish Italian Japanese Kazakh Khmer Korean Kurdish Lao Latin Latvian Lithuanian Macedonian Malay Maltese Mandarin Marathi Mongolian Navajo Nepali Norwegian Pashto Persian Polish Portuguese Punjabi Romanian Russian Serbian Sinhala Slovak Slovenian Somali Spanish Swahili Swedish Tagalog Tamil Telugu Thai Tibetan Tigrinya Turkish Ukrainian Urdu Uyghur Uzbek Vietnamese Welsh Xhosa Yiddish Yoruba Zulu'.split(
    ' ',
  ),
);

/** What is said in a tongue or done to it, another before it aside; no “in Russian waters” and no “in Russian and Polish waters”. */
const SAID_IN =
  /(?:^|[^\p{L}])(?:[Ii]n|into|[Ss]p[eo]ak(?:s|ing)?|spoke|learn(?:s|ed|ing|t)?|stud(?:y|ies|ied|ying)|taught|teach(?:es|ing)?|understands?|understood|broken|fluent)\s(?:(?:both\s)?\p{Lu}\p{L}+\s(?:and|or)\s)?$/u;
const ENDS =
  /^(?:\s(?:and|or)\s\p{Lu}\p{L}+)?(?:$|[.,;:!?)’”"\]\n]|\s(?:as|at|and|about|after|because|before|but|by|classes|during|for|from|lessons|on|or|that|to|when|while|with)\s)/u;
const AND_OTHERS = /^\s(?:and|or)\s\p{Lu}\p{L}+\s(?!and\s|as\s|at\s|by\s|for\s|from\s|on\s|or\s|to\s|with\s)/u;
const BEHIND = /^(?:-|\s)(?:language|speak(?:er|ing))/u;

/** So many code units to either side are read. */
const AROUND = 40;

/** “in Spanish”, “Spanish-language”: what is spoken is no people. */
export function tonguesAmong(text: string, mentions: readonly Mention[]): readonly Mention[] {
  return mentions.map((mention) => {
    const { start, end, kind } = mention;
    return kind === 'group' && TONGUES.has(text.slice(start, end)) && isSpoken(text, mention)
      ? toldToBe(mention, 'language')
      : mention;
  });
}

/** Does the text tell of words that they are what is spoken? */
export function isSpoken(text: string, { start, end }: Span): boolean {
  const behind = text.slice(end, end + AROUND);
  if (BEHIND.test(behind)) return true;
  return ENDS.test(behind) && !AND_OTHERS.test(behind) && SAID_IN.test(text.slice(Math.max(0, start - AROUND), start));
}
