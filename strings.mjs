// Gathers what the extension says, for whoever translates it: node strings.mjs writes l10n/bundle.l10n.json
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { argv } from 'node:process';

const root = import.meta.dirname;

/** Comments, texts of every kind, and calls that translate what follows. */
const PARTS =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|(?<call>\bl10n\.t\(\s*)|(?<text>'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)/g;

/**
 * The texts of a source: those that are translated, and those that are not.
 *
 * @throws where something is to be translated that is no plain text: nobody could translate it beforehand
 */
export function stringsIn(source, path) {
  const translated = [];
  const others = [];
  let isCalled = false;
  let end = 0;
  for (const { 0: part, index, groups } of source.matchAll(PARTS)) {
    if (groups.call !== undefined) {
      isCalled = true;
    } else if (groups.text !== undefined) {
      const isTranslated = isCalled && index === end;
      const isPlain = /^\s*[,)]/.test(source.slice(index + part.length)) && !(part[0] === '`' && part.includes('${'));
      if (isCalled && !(isTranslated && isPlain))
        throw new Error(`${path}: l10n.t is given no plain text before ${part}`);
      (isTranslated ? translated : others).push(wordsOf(part));
      isCalled = false;
      if (part.includes('${')) {
        const inside = stringsIn(part.slice(1, -1), path);
        translated.push(...inside.translated);
        others.push(...inside.others);
      }
    } else continue;
    end = index + part.length;
  }
  if (isCalled) throw new Error(`${path}: l10n.t is given no plain text`);
  return { translated, others };
}

function wordsOf(literal) {
  const words = literal.slice(1, -1);
  return words.replace(/\\(?:u\{?([0-9a-fA-F]{4,6})\}?|(.))/g, (_, code, letter) =>
    code ? String.fromCodePoint(Number.parseInt(code, 16)) : letter === 'n' ? '\n' : letter,
  );
}

/** The sources of the extension, by their paths; what pictures say comes to them with their data. */
export async function sources() {
  const names = await readdir(join(root, 'client'), { recursive: true });
  const paths = names.filter((name) => name.endsWith('.ts')).sort();
  return Promise.all(paths.map(async (name) => ({ name, source: await readFile(join(root, 'client', name), 'utf8') })));
}

export async function bundle() {
  const all = (await sources()).flatMap(({ name, source }) => stringsIn(source, name).translated);
  return `${JSON.stringify(Object.fromEntries([...new Set(all)].sort().map((text) => [text, text])), null, 2)}\n`;
}

if (argv[1] === import.meta.filename) {
  await mkdir(join(root, 'l10n'), { recursive: true });
  await writeFile(join(root, 'l10n', 'bundle.l10n.json'), await bundle());
}
