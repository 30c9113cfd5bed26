import { ConfigurationTarget, l10n, type Memento, type Uri, type WorkspaceFolder, window, workspace } from 'vscode';
import { articleChooser } from './articles.ts';
import { findIn } from './find.ts';

/** Text files that a folder of programs has too. */
const FURNITURE =
  /(?:^|\/)(?:readme|licen[cs]e|copying|notice|changelog|changes|authors|contributors|cmakelists|robots|humans|security|llms|(?:[\w-]*requirements|constraints)[\w-]*)\.txt$/i;

/** How many files are looked into before an offer is made. */
const SAMPLES = 8;

const NEVER = 'articles.never';

/**
 * Where an open folder has text files that read like articles but are none by the settings, asks once whether to add
 * them: one click puts a glob into the workspace's settings.
 */
export async function offerArticles(memory: Memento): Promise<void> {
  if (memory.get<boolean>(NEVER) === true) return;
  for (const folder of workspace.workspaceFolders ?? []) {
    const glob = await globOfProse(folder);
    if (glob === undefined) continue;
    const add = l10n.t('Read them as articles');
    const never = l10n.t('Not in this folder');
    const question = l10n.t('{0} has text files that read like news articles.', folder.name);
    const answer = await window.showInformationMessage(question, add, never);
    if (answer === never) await memory.update(NEVER, true);
    if (answer !== add) return;
    await addGlob(glob);
  }
}

async function addGlob(glob: string): Promise<void> {
  const settings = workspace.getConfiguration('marginalia');
  const now = settings.get<readonly string[]>('articles', []);
  if (!now.includes(glob)) await settings.update('articles', [...now, glob], ConfigurationTarget.Workspace);
}

/** A glob for the text files of a folder that are not articles yet, if what they hold is prose. */
async function globOfProse(folder: WorkspaceFolder): Promise<string | undefined> {
  const isArticle = articleChooser();
  const texts = await findIn(folder, '**/*.txt', 200);
  const others = texts.filter((uri) => !isArticle(uri) && !FURNITURE.test(uri.path));
  const prose: Uri[] = [];
  for (const uri of others.slice(0, SAMPLES)) if (await isProse(uri)) prose.push(uri);
  if (prose.length === 0) return undefined;
  const inside = prose.map((uri) => workspace.asRelativePath(uri, false).split('/').slice(0, -1));
  // The one folder that holds them all. Globs are held against whole paths, so its name keeps the glob from reaching further.
  const [first = []] = inside;
  const length = first.findIndex((name, index) => inside.some((names) => names[index] !== name));
  const common = length < 0 ? first : first.slice(0, length);
  const root = folder.uri.path.split('/').findLast((name) => name !== '') ?? '';
  return ['**', ...[root, ...common].filter(Boolean).map(literal), '**', '*.txt'].join('/');
}

/** A folder's name within a glob: what would have a meaning there stands for any one character. */
function literal(name: string): string {
  return name.replace(/[\\*?[\]{}()!+@|]/g, '?');
}

/** Sentences, several of them, in lines as long as prose has them. */
async function isProse(uri: Uri): Promise<boolean> {
  try {
    if ((await workspace.fs.stat(uri)).size > 1_000_000) return false;
    const text = new TextDecoder().decode((await workspace.fs.readFile(uri)).subarray(0, 8000));
    const lines = text.split(/\r?\n/).filter((line) => /^["'“‘«„]?\p{Lu}.{60,}[.!?]["'”’»]?\s*$/u.test(line));
    return lines.length >= 3;
  } catch {
    // Gone or unreadable: nothing to offer.
    return false;
  }
}
