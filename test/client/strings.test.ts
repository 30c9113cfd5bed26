import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..', '..');

interface Strings {
  readonly translated: readonly string[];
  readonly others: readonly string[];
}

const {
  bundle,
  sources,
  stringsIn,
}: {
  bundle(): Promise<string>;
  sources(): Promise<readonly { readonly name: string; readonly source: string }[]>;
  stringsIn(source: string, path: string): Strings;
} = await import(join(root, 'strings.mjs'));

test('what is translated is told from what is not', () => {
  const source = `
    // l10n.t('no comment')
    const a = l10n.t('{0} isn\\'t \u2026', it), b = 'other'; /* l10n.t("nor this") */
    const c = \`\${a} \${l10n.t(
      "in a text", b)}\`;`;
  const { translated, others } = stringsIn(source, 'a.ts');
  assert.deepEqual(translated, ["{0} isn't …", 'in a text']);
  assert.equal(others[0], 'other');
  for (const unknown of ['l10n.t(words)', "l10n.t(words, 'a')", "l10n.t('a' + 'b')", 'l10n.t(`a $\x7Bb}`)'])
    assert.throws(() => stringsIn(unknown, 'a.ts'), /no plain text/);
});

test('the bundle for translators is that of the sources: node strings.mjs makes it', async () => {
  assert.equal(readFileSync(join(root, 'l10n', 'bundle.l10n.json'), 'utf8'), await bundle());
});

test('no sentence of the extension is left out of what is translated', async () => {
  const all = await sources();
  assert.ok(all.length > 30);
  const names = new Set(['Marginalia', 'Enter', 'Home', 'End']);
  const left = all.flatMap(({ name, source }) =>
    stringsIn(source, name)
      .others.filter((text) => /^\p{Lu}[\p{L}’]* \p{L}|^\p{Lu}\p{Ll}+…?$/u.test(text) && !names.has(text))
      .map((text) => `${name}: ${text}`),
  );
  assert.deepEqual(left, []);
});

test('every text of the manifest stands in package.nls.json, and every text there is used', () => {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const nls: Readonly<Record<string, string>> = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8'));
  const used = new Set<string>();
  const plain: string[] = [];
  const look = (value: unknown, field: string): void => {
    if (typeof value === 'string') {
      const key = /^%([\w.-]+)%$/.exec(value)?.[1];
      if (key !== undefined) used.add(key);
      else if (SAID.has(field)) plain.push(value);
    } else if (Array.isArray(value)) for (const one of value) look(one, field);
    else if (typeof value === 'object' && value !== null)
      for (const [name, one] of Object.entries(value)) look(one, name);
  };
  look(manifest, '');
  assert.deepEqual(plain, ['Marginalia', 'Marginalia', 'Marginalia', 'Marginalia', 'Marginalia', 'Marginalia']);
  assert.deepEqual([...used].sort(), Object.keys(nls).sort());
  for (const [key, text] of Object.entries(nls)) assert.ok(text.trim() !== '', key);
  assert.ok(existsSync(join(root, 'l10n')));
});

/** Fields of the manifest that people read. */
const SAID = new Set([
  ...['title', 'description', 'markdownDescription', 'enumDescriptions', 'contents', 'altText', 'contextualTitle'],
]);
