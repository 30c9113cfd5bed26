// Elements made by hand: everything that comes from an article is set as text, never as markup.

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;
type Child = Node | string | undefined;

const SVG = 'http://www.w3.org/2000/svg';

export function svg<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[K] {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

export function html<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  return filled(document.createElement(name), attributes, children);
}

function filled<T extends Element>(element: T, attributes: Attributes, children: readonly Child[]): T {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** A button that looks like the text it is. */
export function link(text: string, click: () => void, label?: string): HTMLButtonElement {
  const button = html('button', { class: 'link', type: 'button', 'aria-label': label }, text);
  button.addEventListener('click', click);
  return button;
}

/** Makes a shape of a picture do what a button does, by mouse and keyboard. */
export function pressable<T extends SVGElement>(shape: T, label: string, press: () => void): T {
  shape.setAttribute('role', 'button');
  shape.setAttribute('tabindex', '-1');
  shape.classList.add('pressable');
  // Its title is what it is called; it has all of what may be cut in the picture.
  shape.prepend(svg('title', {}, label));
  shape.addEventListener('click', press);
  shape.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    press();
  });
  return shape;
}

/** One stop of the Tab key for many shapes; arrows, Home and End go among them. */
export function roving(shapes: readonly SVGElement[]): void {
  shapes[0]?.setAttribute('tabindex', '0');
  for (const [index, shape] of shapes.entries()) {
    shape.addEventListener('keydown', (event) => {
      if (!(event instanceof KeyboardEvent)) return;
      const next = shapes[placeAfter(event.key, index, shapes.length)];
      if (next === undefined || next === shape) return;
      event.preventDefault();
      shape.setAttribute('tabindex', '-1');
      next.setAttribute('tabindex', '0');
      next.focus();
    });
  }
}

function placeAfter(key: string, index: number, count: number): number {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return (index + 1) % count;
    case 'ArrowLeft':
    case 'ArrowUp':
      return (index + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return index;
  }
}

/** A table with a head; cells are texts, numbers or elements. */
export function table(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly (string | number | Node)[])[],
): HTMLTableElement {
  const cell = (content: string | number | Node): HTMLTableCellElement =>
    html(
      'td',
      { class: typeof content === 'number' ? 'number' : undefined },
      typeof content === 'number' ? content.toLocaleString('en') : content,
    );
  return html(
    'table',
    {},
    html('caption', {}, caption),
    html('thead', {}, html('tr', {}, ...head.map((text) => html('th', { scope: 'col' }, text)))),
    html('tbody', {}, ...rows.map((cells) => html('tr', {}, ...cells.map(cell)))),
  );
}

/** Text cut to some code units, with an ellipsis where it was. */
export function short(text: string, length: number): string {
  return text.length <= length
    ? text
    : `${text
        .slice(0, length - 1)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd()}…`;
}
