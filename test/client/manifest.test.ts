import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { NOISE_KINDS } from '../../server/analysis/model.ts';
import { FURNITURE } from '../../server/features/diagnostics.ts';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../../server/features/semantic-tokens.ts';
import { DEFAULTS, readSettings, SEVERITIES } from '../../server/lsp/settings.ts';

const root = join(import.meta.dirname, '..', '..');

interface Setting {
  readonly type: string;
  readonly default: unknown;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, { readonly enum: readonly string[]; readonly description: string }>>;
  readonly markdownDescription: string;
}

interface Manifest {
  readonly files: readonly string[];
  readonly contributes: {
    readonly languages: readonly { readonly configuration?: string }[];
    readonly grammars: readonly { readonly path: string; readonly scopeName: string }[];
    readonly commands: readonly { readonly command: string; readonly category: string; readonly enablement?: string }[];
    readonly walkthroughs: readonly {
      readonly steps: readonly {
        readonly description: string;
        readonly media: {
          readonly image: Readonly<Record<'dark' | 'light' | 'hc' | 'hcLight', string>>;
          readonly altText: string;
        };
        readonly completionEvents: readonly string[];
      }[];
    }[];
    readonly semanticTokenTypes: readonly { readonly id: string; readonly superType?: string }[];
    readonly semanticTokenModifiers: readonly { readonly id: string }[];
    readonly semanticTokenScopes: readonly { readonly scopes: Readonly<Record<string, readonly string[]>> }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    readonly configurationDefaults: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
}

const nls: Readonly<Record<string, string>> = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8'));
const manifest: Manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'), (_, value: unknown) =>
  typeof value === 'string' ? value.replace(/^%([\w.-]+)%$/, (whole, key: string) => nls[key] ?? whole) : value,
);
const { contributes } = manifest;
const settings = contributes.configuration.properties;

test('the manifest and the server know the same settings, with the same defaults', () => {
  const inManifest = Object.fromEntries(
    Object.entries(settings).map(([name, setting]) => [name.replace(/^marginalia\./, ''), setting.default]),
  );
  assert.deepEqual(inManifest, { ...DEFAULTS });
});

test('every value that the manifest allows is one that the server takes', () => {
  const tries: [string, unknown][] = [];
  for (const [name, setting] of Object.entries(settings)) {
    tries.push([name, setting.default]);
    for (const value of setting.enum ?? []) tries.push([name, value]);
    if (setting.type === 'boolean') tries.push([name, true], [name, false]);
    if (setting.type === 'array') tries.push([name, ['**/*.txt']]);
    for (const [key, { enum: values }] of Object.entries(setting.properties ?? {})) {
      for (const value of values) tries.push([name, { [key]: value }]);
    }
  }
  for (const [name, value] of tries) {
    assert.deepEqual(readSettings({ [name.replace(/^marginalia\./, '')]: value }).mistakes, [], name);
  }
});

test('severities and kinds of noise in the manifest are those of the server', () => {
  assert.deepEqual(settings['marginalia.diagnostics.severity']?.enum, SEVERITIES);
  const kinds = settings['marginalia.diagnostics.kinds']?.properties ?? {};
  assert.deepEqual(Object.keys(kinds), NOISE_KINDS);
  for (const kind of NOISE_KINDS) {
    const { enum: values, description } = kinds[kind]!;
    assert.deepEqual(values, SEVERITIES);
    assert.equal(description.endsWith('Off unless it is named here.'), FURNITURE.has(kind), kind);
  }
});

test('every setting is described, in whole sentences', () => {
  for (const [name, { markdownDescription }] of Object.entries(settings)) {
    assert.match(markdownDescription, /^\p{Lu}.*\.$/u, name);
  }
});

test('every kind of colour is in the manifest, with scopes that themes have colours for', () => {
  assert.deepEqual(
    contributes.semanticTokenTypes.map(({ id }) => id),
    TOKEN_TYPES,
  );
  assert.deepEqual(
    contributes.semanticTokenModifiers.map(({ id }) => id),
    TOKEN_MODIFIERS,
  );
  const [{ scopes } = { scopes: {} }] = contributes.semanticTokenScopes;
  assert.deepEqual(Object.keys(scopes), TOKEN_TYPES);
  for (const [type, given] of Object.entries(scopes)) assert.ok(given.length > 0, type);
});

test('what a colour falls back to never leads back to it: VS Code would follow it for ever and freeze', () => {
  const above = new Map(contributes.semanticTokenTypes.map(({ id, superType }) => [id, superType]));
  for (const [id] of above) {
    const seen = new Set<string>();
    for (let type: string | undefined = id; type !== undefined; type = above.get(type)) {
      assert.ok(!seen.has(type), `${id} leads to ${type} again`);
      seen.add(type);
    }
  }
});

test('articles are wrapped and coloured in every theme by default', () => {
  const { 'editor.semanticHighlighting.enabled': coloured, 'editor.wordWrap': wrap } =
    contributes.configurationDefaults['[article]'] ?? {};
  assert.deepEqual({ coloured, wrap }, { coloured: true, wrap: 'on' });
});

test('the files that the manifest names are there and are JSON', () => {
  for (const path of [
    ...contributes.languages.flatMap(({ configuration }) => configuration ?? []),
    ...contributes.grammars.map(({ path }) => path),
  ]) {
    assert.ok(JSON.parse(readFileSync(join(root, path), 'utf8')), path);
  }
  for (const path of manifest.files.filter((path) => path !== 'dist')) assert.ok(existsSync(join(root, path)), path);
});

test('a word of an article is a word with its hyphens, apostrophes and dots', () => {
  const { wordPattern } = JSON.parse(readFileSync(join(root, contributes.languages[0]?.configuration ?? ''), 'utf8'));
  const words = 'The U.S.-led O’Brien–Wójcik “plan”, 1,800 of it.'.match(
    new RegExp(wordPattern.pattern, `${wordPattern.flags}g`),
  );
  assert.deepEqual(words, ['The', 'U.S', 'led', 'O’Brien–Wójcik', 'plan', '1', '800', 'of', 'it']);
});

test('what writes is offered only in folders that are trusted', () => {
  const writing =
    /^marginalia\.(?:mark|sameAs|differentFrom|speaker|undoCorrection|cleanFolder|export|importPage|importAnnotations|noise\.clean|entity\.merge|review(?:Accept|SameAs)?)$/;
  const found = contributes.commands.filter(({ command }) => writing.test(command));
  assert.ok(found.length >= 9);
  for (const { command, enablement } of found) assert.match(enablement ?? '', /\bisWorkspaceTrusted\b/, command);
});

test('every step of the walkthrough has a picture in the package, commands that are there, and an end', () => {
  const ours = new Set(contributes.commands.map(({ command }) => command));
  for (const { description, media, completionEvents } of contributes.walkthroughs.flatMap(({ steps }) => steps)) {
    for (const image of Object.values(media.image))
      assert.ok(manifest.files.includes(image) && existsSync(join(root, image)), image);
    assert.ok(media.altText !== '' && completionEvents.length > 0);
    const named = [
      ...description.matchAll(/\(command:(marginalia[\w.]*)/g),
      ...completionEvents.join().matchAll(/onCommand:(marginalia[\w.]*)/g),
    ];
    for (const [, command] of named) assert.ok(ours.has(command!), command);
  }
});
