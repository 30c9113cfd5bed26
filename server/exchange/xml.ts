/** What XML 1.0 has no place for, not even escaped; a character is put in its place so that offsets stay. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
const IMPOSSIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text as it stands in an attribute. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replace(/["\n\t]/g, escaped);
}

/** Text as it stands between tags, line breaks to the letter: XML would make one line feed of a CRLF. */
export function escapeText(text: string): string {
  return xmlText(text).replace(/[&<>\r\u0085\u2028]/g, escaped);
}

function escaped(character: string): string {
  switch (character) {
    case '&':
      return '&amp;';
    case '<':
      return '&lt;';
    case '>':
      return '&gt;';
    case '"':
      return '&quot;';
    default:
      return `&#${character.charCodeAt(0)};`;
  }
}

/** The text that can be written as XML: as long as the one given, with U+FFFD for what cannot. */
export function xmlText(text: string): string {
  return text.toWellFormed().replace(IMPOSSIBLE, '\uFFFD');
}
