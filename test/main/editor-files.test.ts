import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { READ_FILE, READ_FOLDER, STAT_FILES } from '../../server/lsp/extensions.ts';
import type { Indexed } from '../../server/lsp/host.ts';
import { DEFAULTS } from '../../server/lsp/settings.ts';
import { type EditorFiles, editorFiles } from '../../server/main/editor-files.ts';
import { models } from '../models.ts';

const ROOT = 'memory:/news';

interface Params {
  readonly uri: string;
  readonly uris: readonly string[];
  readonly limit: number;
}

/** Files as an editor holds them in memory: names with their text, encoded as Windows-1252 where it says so. */
function inEditor(files: Readonly<Record<string, string>>, asked: string[] = []): EditorFiles {
  const uris = new Map(Object.entries(files).map(([path, text]) => [`${ROOT}/${encodeURI(path)}`, text]));
  const stat = (uri: string) => {
    const text = uris.get(uri);
    return text === undefined ? null : { size: text.length, modified: 7 };
  };
  const answers: Readonly<Record<string, (params: Params) => unknown>> = {
    [READ_FOLDER]({ uri }) {
      const names = [...uris.keys()].flatMap((path) =>
        path.startsWith(`${uri}/`) ? [path.slice(uri.length + 1)] : [],
      );
      if (names.length === 0) return null;
      return [...new Set(names.map((name) => name.split('/')[0]!))].map((name) => ({
        name: decodeURI(name),
        uri: `${uri}/${name}`,
        isFolder: names.some((other) => other.startsWith(`${name}/`)),
      }));
    },
    [STAT_FILES](params) {
      asked.push(...params.uris);
      return params.uris.map(stat);
    },
    [READ_FILE]({ uri, limit }) {
      const found = stat(uri);
      return found && { ...found, codes: found.size > limit ? null : uris.get(uri) };
    },
  };
  const sendRequest = async <T>(method: string, params: unknown): Promise<T> =>
    // What an editor sends back is as the protocol says, and nothing else tells its type.
    answers[method]!(params as Params) as T;
  return editorFiles({ sendRequest }, { models, now: () => performance.now(), pause: () => setImmediate() });
}

async function listed(files: EditorFiles, folder = ROOT): Promise<{ found: string[]; problems: string[] }> {
  const problems: string[] = [];
  const found: string[] = [];
  const { signal } = new AbortController();
  for await (const { uri } of files.list(folder, DEFAULTS, signal, (message) => problems.push(message))) {
    found.push(decodeURI(uri.slice(folder.length + 1)));
  }
  return { found, problems };
}

test('articles are found through the editor as they are on disk: by name and folder, but not what git leaves alone', async () => {
  const files = inEditor({
    '.gitignore': 'drafts/\n*.tmp.article\n',
    'b.article': 'x',
    'a.tmp.article': 'x',
    'notes.txt': 'x',
    'articles/50 % off.txt': 'x',
    'drafts/c.article': 'x',
    'node_modules/d.article': 'x',
    'kept/.gitignore': '/secret.article\n',
    'kept/e.article': 'x',
    'kept/secret.article': 'x',
  });
  assert.deepEqual(await listed(files), {
    found: ['b.article', 'articles/50 % off.txt', 'kept/e.article'],
    problems: [],
  });
  assert.equal((await files.stat(`${ROOT}/kept/e.article`, [ROOT]))?.modified, 7);
  assert.equal(await files.stat(`${ROOT}/kept/secret.article`, [ROOT]), undefined);
});

test('a walk asks for each file and each .gitignore once', async () => {
  const asked: string[] = [];
  const files = inEditor({ 'one.article': 'One', 'kept/two.article': 'Two', 'kept/three.article': 'Three' }, asked);
  await listed(files);
  assert.deepEqual(asked.map((uri) => uri.slice(ROOT.length + 1)).sort(), [
    '.gitignore',
    'kept/.gitignore',
    'kept/three.article',
    'kept/two.article',
    'one.article',
  ]);
});

test('a folder that cannot be read is told', async () => {
  assert.deepEqual(await listed(inEditor({}), 'memory:/gone'), {
    found: [],
    problems: ['memory:/gone cannot be read'],
  });
});

test('articles are analysed; what is no text, gone, or known already is told as such', async () => {
  const files = inEditor({
    'a.article': 'Grace Whitaker sang in Oslo.',
    'old.article': 'Ren\u00e9 Dubois sang in Oslo.',
    'picture.article': 'PNG\0\0',
    'same.article': 'Nobody reads this again.',
  });
  const options = {};
  const known = { size: 24, modified: 7, hash: '' };
  const readings = ['a.article', 'old.article', 'picture.article', 'gone.article'].map((name) => ({
    uri: name,
    options,
  }));
  const found: Indexed[] = [];
  const all = [...readings, { uri: 'same.article', options, known }].map((file) => ({
    ...file,
    uri: `${ROOT}/${file.uri}`,
  }));
  for await (const indexed of files.index(all, new AbortController().signal)) found.push(indexed);
  const names = found.map((indexed) => {
    if ('problem' in indexed) return indexed.problem;
    if ('unchanged' in indexed) return 'unchanged';
    return [indexed.digest.entities[0]?.name, indexed.remark?.slice(0, 26)];
  });
  assert.deepEqual(names, [
    ['Grace Whitaker', undefined],
    ['Ren\u00e9 Dubois', 'This file is not valid UTF'],
    'it holds NUL bytes, so it is no text: save it as plain text first',
    'it cannot be read',
    'unchanged',
  ]);
});

test('an editor that does not know the requests has no files', async () => {
  const refuse = async (): Promise<never> => {
    throw new Error('Unhandled method');
  };
  const files = editorFiles({ sendRequest: refuse }, { models, now: () => 0, pause: () => setImmediate() });
  assert.equal(await files.read('untitled:Untitled-1'), undefined);
  assert.equal(await files.stat('untitled:Untitled-1', []), undefined);
});
