import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MarkupKind } from 'vscode-languageserver';
import { render } from '../../server/lsp/markdown.ts';

function check(text: string, expected: string): void {
  assert.equal(render([{ parts: [{ text }] }], MarkupKind.Markdown).value, expected);
}

test('text of an article never becomes markup', () => {
  check('<script>alert(1)</script>', '\\<script\\>alert\\(1\\)\\</script\\>');
  check('[click](command:evil)', '\\[click\\]\\(command:evil\\)');
  check('![x](http://example.com/a.png)', '\\!\\[x\\]\\(http\\://example.com/a.png\\)');
  check('see www.example.com', 'see www\\.example.com');
  check('*bold* _it_ `code` ~~no~~', '\\*bold\\* \\_it\\_ \\`code\\` \\~\\~no\\~\\~');
  check('# Heading', '\\# Heading');
  check('1. first', '1\\. first');
  check('&lt;b&gt; $(icon)', '\\&lt;b\\&gt; \\$\\(icon\\)');
});

test('ordinary words stay readable', () => {
  check('The U.S. said: "no", 50 %; why?', 'The U.S. said: "no", 50 %; why?');
});

test('line breaks, invisible characters and half characters do no harm', () => {
  check('a\n\n# b\r\nc', 'a \\# b c');
  check('Vol\u00ADody\u200Bmyr', 'Volodymyr');
  check('\u202Eevil', 'evil');
  check('x\uD83Dy', 'x\uFFFDy');
});

test('links lead only where a feature says', () => {
  const target = { uri: 'file:///a (1).txt', line: 3, character: 0 };
  const rich = [{ parts: [{ text: 'A [title](x)', target }] }];
  assert.equal(render(rich, MarkupKind.Markdown).value, '[A \\[title\\]\\(x\\)](file:///a%20%281%29.txt#L4,1)');
  assert.equal(render(rich, MarkupKind.PlainText).value, 'A [title](x)');
});
