/** Characters that some file system or address gives a meaning, and the sign that begins an escape. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is escaped
const UNSAFE = /[\u0000-\u001f\u007f<>:"|?*\\%\u2028\u2029]/gu;

/** Leads out of the folder, or to nowhere. */
const TREACHEROUS = /^\.*$|[. ]$/;

/**
 * The path that an article's files have, without an ending: its id, with what a path cannot hold escaped as in addresses.
 * Never leads out of the folder; different for different ids.
 */
export function pathOf(id: string): string {
  const escaped = id.toWellFormed().replace(UNSAFE, percent);
  const segments = escaped.split('/');
  if (!segments.some((segment) => TREACHEROUS.test(segment))) return escaped;
  return escaped.replace(/[/.]| $/g, percent) || '%';
}

/** The id that `pathOf` made a path of. */
export function idOf(path: string): string {
  try {
    return path === '%' ? '' : decodeURIComponent(path);
  } catch {
    // A file of another tool, with a per cent sign in its name.
    return path;
  }
}

function percent(character: string): string {
  return character === '.' ? '%2E' : character === '*' ? '%2A' : encodeURIComponent(character);
}
