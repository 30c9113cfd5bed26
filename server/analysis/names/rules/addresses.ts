import { isNameKind, type Mention } from '../../model.ts';

/** What ends the name of a site; an address goes on behind it, or began before. */
const SITE = /^\.(?:com|net|org)(?![\p{L}\p{N}/@_-]|\.\p{L})/u;

/** What goes on with a mail address. */
const MAIL = /^[\p{L}\p{N}._%+-]*@[\p{L}\p{N}-]+\.\p{L}/u;

/** What goes on with a handle. */
const REST = /^_\w*/u;

/** What ends the name of a file. */
const FILE = /^\.(?:pdf|docx?|xlsx?|pptx?|csv|txt|zip|jpe?g|png|gif|mp[34])(?![\p{L}\p{N}])/iu;

/** A mail address that began before, up to its host or within it. */
const MAIL_BEFORE = /[\p{L}\p{N}]@(?:[\p{L}\p{N}-]+\.)*$/u;

/** So many code units are read to either side. */
const AROUND = 40;

/**
 * Names within addresses and of files are none: “anna.novak@example.org”, “The_Novak”, “Novak.pdf”. Those of sites are whole,
 * “Tarvik.com said”, and so are handles, “@Novak_Anna”.
 */
export function withoutAddresses(text: string, mentions: readonly Mention[]): readonly Mention[] {
  let end = 0;
  return mentions.flatMap((mention): readonly Mention[] => {
    if (mention.start < end) return [];
    const { start } = mention;
    if (!isNameKind(mention.kind) || !(joins(text, start - 1, start - 2) || joins(text, mention.end, mention.end + 1)))
      return [mention];
    const before = text.slice(Math.max(0, start - AROUND), text[start] === '@' ? start + 1 : start);
    const behind = text.slice(mention.end, mention.end + AROUND);
    if (MAIL.test(behind) || MAIL_BEFORE.test(before) || FILE.test(behind)) return [];
    if (text[start] === '@') {
      end = mention.end + (REST.exec(behind)?.[0].length ?? 0);
      return [{ ...mention, end }];
    }
    if (before.endsWith('_') || behind.startsWith('_')) return [];
    const site = /[\s("“‘—–]$|^$/u.test(before) ? (SITE.exec(behind)?.[0].length ?? 0) : 0;
    return [site === 0 ? mention : { ...mention, end: mention.end + site, kind: 'organization' }];
  });
}

/** May the mark at an offset join the name beside it with what stands at another offset, behind the mark, to one address? */
function joins(text: string, mark: number, beyond: number): boolean {
  const code = text.charCodeAt(mark);
  // Most full stops end a sentence.
  return code === UNDERSCORE || code === AT || (code === FULL_STOP && text.charCodeAt(beyond) > AT);
}

const FULL_STOP = 46;
/** Letters come behind it. */
const AT = 64;
const UNDERSCORE = 95;
