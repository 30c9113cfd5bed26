// The script of the page that a picture stands in.
import type { ArticleLine, ArticlesBetweenParams, SpokenDay } from '../../server/lsp/pictures.ts';
import { comparison } from './comparison.ts';
import { html, link } from './elements.ts';
import { count, remember, remembered, say, speak, tell } from './host.ts';
import type { Drawing, Format, ToPicture } from './messages.ts';
import { network } from './network.ts';
import type { Picture } from './picture.ts';
import { profile } from './profile.ts';
import { asPng, asSvg } from './save.ts';
import { timeline } from './timeline.ts';

let figure: SVGSVGElement | undefined;
let name = 'picture';
let isTable = false;

function pictureOf(drawing: Drawing): Picture {
  switch (drawing.picture) {
    case 'network':
      return network(drawing.data, drawing.choice);
    case 'timeline':
      return timeline(drawing.data, drawing.choice);
    case 'profile':
      return profile(drawing.data);
    case 'comparison':
      return comparison(drawing.data);
  }
}

function show(drawing: Drawing): void {
  const focused =
    document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.parentElement?.textContent;
  const picture = pictureOf(drawing);
  figure = picture.figure;
  name = `${drawing.picture === 'profile' ? picture.title : drawing.picture}`
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .toLowerCase();
  document.title = picture.title;
  const text = html('div', { id: 'text', class: isTable ? '' : 'unseen' }, ...picture.text);
  if (!isTable) for (const button of text.querySelectorAll('button')) button.setAttribute('tabindex', '-1');
  document.body.replaceChildren(
    html(
      'main',
      {},
      html('header', {}, html('h1', {}, picture.title), html('p', { class: 'dim' }, picture.summary), tools()),
      html('div', { class: 'controls' }, ...picture.controls),
      figure === undefined
        ? html('p', { class: 'empty', hidden: picture.empty === '' }, picture.empty)
        : html('div', { class: 'figure', hidden: isTable }, figure),
      text,
      ...(picture.below ?? []),
    ),
  );
  // What was chosen last keeps the focus, so that a keyboard can go on choosing.
  for (const control of document.querySelectorAll('input, select, [aria-label]')) {
    if (!focused || (control.getAttribute('aria-label') ?? control.parentElement?.textContent) !== focused) continue;
    if (control instanceof HTMLElement || control instanceof SVGElement) control.focus();
    break;
  }
}

function tools(): HTMLElement {
  const button = (text: string, click: () => void): HTMLButtonElement => {
    const made = html('button', { type: 'button', class: 'quiet' }, text);
    made.addEventListener('click', click);
    return made;
  };
  const table = button(say('table'), toggleTable);
  table.id = 'table';
  table.setAttribute('aria-pressed', String(isTable));
  return html(
    'div',
    { class: 'tools' },
    table,
    ...(figure === undefined
      ? []
      : [button(say('saveSvg'), () => void save('svg')), button(say('savePng'), () => void save('png'))]),
  );
}

/** Shows the words that screen readers read, or the picture again. */
function toggleTable(): void {
  isTable = !isTable;
  const text = document.getElementById('text');
  text?.classList.toggle('unseen', !isTable);
  for (const button of text?.querySelectorAll('button') ?? []) button.setAttribute('tabindex', isTable ? '0' : '-1');
  document.querySelector('.figure')?.toggleAttribute('hidden', isTable);
  document.getElementById('table')?.setAttribute('aria-pressed', String(isTable));
}

async function save(format: Format): Promise<void> {
  if (figure === undefined) return;
  const wasTable = isTable;
  // Only what is shown has colours.
  if (wasTable) toggleTable();
  const content = format === 'svg' ? asSvg(figure) : await asPng(figure);
  if (wasTable) toggleTable();
  tell({ type: 'save', name, format, content });
}

function list(title: string, articles: readonly ArticleLine[]): void {
  const start = { line: 0, character: 0 };
  fill(
    title,
    articles.map((article) => {
      const location = { uri: article.uri, range: { start, end: start } };
      return [link(article.title, () => tell({ type: 'open', location })), dim(whence(article))];
    }),
  );
}

/** What articles say of some days, each with the day. */
function listDays(title: string, days: readonly SpokenDay[]): void {
  fill(
    title,
    days.map(({ day, words, article, location }) => [
      dim(day),
      link(words, () => tell({ type: 'open', location })),
      dim([article.title, whence(article)].filter(Boolean).join(' · ')),
    ]),
  );
}

function fill(title: string, items: readonly (readonly HTMLElement[])[]): void {
  const entries = items.map((parts) => html('li', {}, ...parts.flatMap((part, i) => (i === 0 ? [part] : [' ', part]))));
  const heading = html('h2', {}, title);
  document.getElementById('articles')?.replaceChildren(heading, html('ul', { class: 'plain' }, ...entries));
  // Below a tall picture nobody would see that a click has led to something.
  heading.scrollIntoView({ block: 'center' });
}

function whence({ source, date }: ArticleLine): string {
  return [source, date].filter(Boolean).join(' · ');
}

function dim(text: string): HTMLElement {
  return html('span', { class: 'dim' }, text);
}

function between({ from, to }: ArticlesBetweenParams): string {
  return from === to ? from : `${from} – ${to}`;
}

window.addEventListener('message', ({ data: message }: MessageEvent<ToPicture>) => {
  switch (message.type) {
    case 'draw': {
      const { drawing, words } = message;
      speak(words);
      show(drawing);
      if (drawing.picture === 'network') remember({ picture: 'network', choice: drawing.choice });
      else if (drawing.picture === 'timeline') remember({ picture: 'timeline', choice: drawing.choice });
      else if (drawing.picture === 'profile') remember({ picture: 'profile', choice: drawing.choice });
      else remember({ picture: 'comparison', choice: drawing.choice });
      break;
    }
    case 'articles':
      list(`${between(message.params)}: ${count(message.articles.length, 'article')}`, message.articles);
      break;
    case 'days':
      listDays(`${between(message.params)}: ${say('spokenOf', count(message.days.length, 'time'))}`, message.days);
      break;
    case 'save':
      void save(message.format);
      break;
    case 'table':
      toggleTable();
      break;
  }
});

tell({ type: 'ready', wish: remembered() });
