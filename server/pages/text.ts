/** Elements that stand on lines of their own. */
const BLOCKS = new Set(
  'address article aside blockquote dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/** Elements whose text nobody reads. */
const UNREAD = new Set(
  'script style template noscript iframe object embed svg canvas audio video button input select textarea'.split(' '),
);

const ELEMENT = 1;
const TEXT = 3;

/**
 * The text of a part of a page as plain paragraphs, an empty line between each two. Costs what the part has of nodes,
 * however deep they are nested.
 */
export function textOf(part: Node): string {
  const paragraphs: string[] = [];
  let line = '';
  const end = (): void => {
    const text = oneLine(line);
    if (text !== '') paragraphs.push(text);
    line = '';
  };
  // Nodes still to be read, the next one last; a word instead of a node ends a block.
  const waiting: (Node | 'end')[] = [part];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node === 'end') {
      end();
    } else if (node.nodeType === TEXT) {
      line += node.nodeValue ?? '';
    } else if (node.nodeType === ELEMENT) {
      const name = node.nodeName.toLowerCase();
      if (UNREAD.has(name)) continue;
      if (name === 'br') end();
      const isBlock = BLOCKS.has(name);
      if (isBlock) {
        end();
        waiting.push('end');
      }
      for (let child = node.lastChild; child !== null; child = child.previousSibling) waiting.push(child);
    }
  }
  end();
  return paragraphs.join('\n\n');
}

/** White space folded; control characters and marks that hide or reorder text taken out. */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}
