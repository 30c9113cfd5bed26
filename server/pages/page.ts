import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { stringify } from 'yaml';
import type { Imported } from './imported.ts';
import { tooMuch } from './size.ts';
import { oneLine, textOf } from './text.ts';

/** Fields of the front matter are cut at so many code units. */
const LONGEST_FIELD = 500;

/**
 * Makes an article with a front matter from the HTML of a saved page. Nothing in the page is run, fetched or trusted; broken
 * markup is read as browsers read it. The part that is the article is found by Readability
 * (https://github.com/mozilla/readability). Never throws.
 */
export function importPage(html: string): Imported {
  try {
    const refused = tooMuch(html);
    return refused === undefined ? read(html) : { kind: 'refused', why: refused };
  } catch {
    // Markup that the libraries do not know what to do with.
    return { kind: 'refused', why: 'unreadable' };
  }
}

function read(html: string): Imported {
  const document = documentOf(html);
  const fields = fieldsBefore(document);
  const read = new Readability<Node>(document, { serializer: (node) => node }).parse();
  const body = read?.content == null ? '' : textOf(read.content);
  if (read === null || body === '') return { kind: 'refused', why: 'empty' };
  const title = field(read.title) ?? '';
  const front = {
    title,
    author: field(read.byline)?.replace(/^by\s+/i, ''),
    date: dateOf(read.publishedTime) ?? fields.date,
    source: field(read.siteName),
    url: fields.url,
  };
  const given = Object.fromEntries(Object.entries(front).filter(([, value]) => value));
  const headline = title === '' || body.startsWith(title) ? '' : `${title}\n\n`;
  const matter = Object.keys(given).length === 0 ? '' : `---\n${stringify(given, { lineWidth: 0 })}---\n\n`;
  return { kind: 'article', name: fileNameOf(title), text: `${matter}${headline}${body}\n` };
}

/** With the elements `html` and `body` around everything, as browsers put them there where they are missing. */
function documentOf(html: string): Document {
  const { document } = parseHTML(html);
  const root = document.documentElement;
  if (root?.nodeName !== 'HTML') return parseHTML(`<!doctype html><html><body>${html}</body></html>`).document;
  if (document.querySelector('body') === null) {
    const body = document.createElement('body');
    body.append(...[...root.childNodes].filter(({ nodeName }) => nodeName !== 'HEAD'));
    root.append(body);
  }
  return document;
}

/** What Readability does not tell, or takes away. */
function fieldsBefore(document: Document): { readonly url: string | undefined; readonly date: string | undefined } {
  const attribute = (selector: string, name: string): string | null | undefined =>
    document.querySelector(selector)?.getAttribute(name);
  const urls = [attribute('link[rel="canonical"]', 'href'), attribute('meta[property="og:url"]', 'content')];
  const dates = [
    attribute('meta[property="article:published_time"]', 'content'),
    attribute('meta[name="date"]', 'content'),
    attribute('time[datetime]', 'datetime'),
  ];
  return { url: urls.map(addressOf).find(Boolean), date: dates.map(dateOf).find(Boolean) };
}

function field(value: string | null | undefined): string | undefined {
  const text = oneLine(value ?? '').slice(0, LONGEST_FIELD);
  return text === '' ? undefined : text.toWellFormed();
}

/** An address of the web; another would be a file of this machine or a script. */
function addressOf(value: string | null | undefined): string | undefined {
  const text = field(value);
  return text !== undefined && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? text : undefined;
}

/** The day, as ISO 8601 has it. */
function dateOf(value: string | null | undefined): string | undefined {
  const text = field(value) ?? '';
  const written = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
  if (written !== undefined) return written;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}

/** A name for the file of an article, from its title: words in small letters, joined by hyphens; `article` where it has none. */
export function fileNameOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return words === null ? 'article' : words.slice(0, 8).join('-').slice(0, 80).toWellFormed();
}
