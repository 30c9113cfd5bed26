// Pictures beside the text: what the extension does for the pages that they are drawn in.
import { commands, type Disposable, env, l10n, Uri, ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  ARTICLES_BETWEEN,
  type ArticleLine,
  COMPARISON,
  type Comparison,
  DAYS_BETWEEN,
  NETWORK,
  type Network,
  type NetworkChoice,
  PROFILE,
  type Profile,
  type SpokenDay,
  TIMELINE,
  type Timeline,
} from '../server/lsp/pictures.ts';
import { pictureWords } from './picture-words.ts';
import type { Drawing, Format, PictureName, ToExtension, ToPicture, Wish } from './pictures/messages.ts';
import { rangeOf } from './places.ts';
import { SHOW_MENTIONS } from './views/items.ts';

/** Kinds of names that a picture begins with. */
const KINDS: NetworkChoice['kinds'] = ['person', 'organization', 'place', 'facility', 'event'];

const NAMES = 40;

export const FIRST: Readonly<Record<'network' | 'timeline', Wish>> = {
  network: { picture: 'network', choice: { kinds: KINDS, most: NAMES } },
  timeline: { picture: 'timeline', choice: { kinds: KINDS } },
};

export interface Pictures extends Disposable {
  /** Opens a picture beside the text; one of the same kind that is open already shows it instead. */
  show(wish: Wish): void;
  /** Draws what is open again, after the articles have changed. */
  renew(): void;
}

interface Open {
  readonly panel: WebviewPanel;
  wish: Wish;
  /** What a command asked for: a page that comes back knows only what it showed before. */
  asked: Wish | undefined;
}

/**
 * @param extension the folder of the extension
 * @param client the server, once it is there
 */
export function showPictures(extension: Uri, client: () => Promise<BaseLanguageClient>): Pictures {
  const open = new Set<Open>();
  const dist = Uri.joinPath(extension, 'dist');

  function adopt(panel: WebviewPanel, first: Wish): void {
    const picture: Open = { panel, wish: first, asked: undefined };
    open.add(picture);
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: [dist] };
    const icon = (name: string): Uri => Uri.joinPath(extension, 'icons', `${name}.svg`);
    panel.iconPath = { light: icon('marginalia'), dark: icon('marginalia-dark') };
    panel.onDidDispose(() => open.delete(picture));
    webview.onDidReceiveMessage((message: ToExtension) => void hear(picture, message));
    webview.html = pageFor(panel, dist);
  }

  async function hear(picture: Open, message: ToExtension): Promise<void> {
    switch (message.type) {
      case 'ready':
        picture.wish = picture.asked ?? message.wish ?? picture.wish;
        return draw(picture);
      case 'wish':
        picture.asked = undefined;
        picture.wish = message.wish;
        return draw(picture);
      case 'open': {
        const document = await workspace.openTextDocument(Uri.parse(message.location.uri));
        await window.showTextDocument(document, {
          selection: rangeOf(message.location.range),
          viewColumn: besides(picture),
        });
        return;
      }
      case 'mentions':
        await commands.executeCommand(SHOW_MENTIONS, { id: message.id, name: '', mentions: 0 }, besides(picture));
        return;
      case 'profile':
        show({ picture: 'profile', choice: { id: message.id } });
        return;
      case 'articles': {
        const { params } = message;
        const articles = await (await client()).sendRequest<ArticleLine[]>(ARTICLES_BETWEEN, params);
        say(picture, { type: 'articles', params, articles });
        return;
      }
      case 'days': {
        const { params } = message;
        const days = await (await client()).sendRequest<SpokenDay[]>(DAYS_BETWEEN, params);
        say(picture, { type: 'days', params, days });
        return;
      }
      case 'save':
        return save(message.name, message.format, message.content);
    }
  }

  async function draw(picture: Open): Promise<void> {
    const { wish } = picture;
    const drawing = await drawingOf(await client(), wish);
    // Meanwhile something else may have been wished for.
    if (picture.wish !== wish || !open.has(picture)) return;
    picture.panel.title = titleOf(drawing);
    say(picture, { type: 'draw', drawing, words: pictureWords() });
  }

  function show(wish: Wish): void {
    const there = [...open].find(({ panel }) => panel.viewType === viewTypeOf(wish.picture));
    if (there !== undefined) {
      there.wish = wish;
      there.asked = wish;
      there.panel.reveal();
      void draw(there);
      return;
    }
    const column = window.activeTextEditor === undefined ? ViewColumn.Active : ViewColumn.Beside;
    const panel = window.createWebviewPanel(viewTypeOf(wish.picture), titleFor(wish.picture), column, {});
    adopt(panel, wish);
  }

  const restoring = PICTURES.map((picture) =>
    window.registerWebviewPanelSerializer(viewTypeOf(picture), {
      async deserializeWebviewPanel(panel: WebviewPanel, state: unknown) {
        const wish = isWish(state)
          ? state
          : picture === 'network' || picture === 'timeline'
            ? FIRST[picture]
            : undefined;
        if (wish === undefined) panel.dispose();
        else adopt(panel, wish);
      },
    }),
  );
  const active = (): Open | undefined =>
    [...open].find(({ panel }) => panel.active) ?? [...open].find(({ panel }) => panel.visible);
  const told = (message: ToPicture) => (): void => {
    const picture = active();
    if (picture !== undefined) say(picture, message);
  };
  const registered = [
    commands.registerCommand('marginalia.picture.saveSvg', told({ type: 'save', format: 'svg' })),
    commands.registerCommand('marginalia.picture.savePng', told({ type: 'save', format: 'png' })),
    commands.registerCommand('marginalia.picture.table', told({ type: 'table' })),
  ];
  return {
    show,
    renew() {
      for (const picture of open) if (picture.panel.visible) void draw(picture);
    },
    dispose() {
      for (const part of [...restoring, ...registered]) part.dispose();
      for (const { panel } of open) panel.dispose();
    },
  };
}

const PICTURES: readonly PictureName[] = ['network', 'timeline', 'profile', 'comparison'];

function viewTypeOf(picture: PictureName): string {
  return `marginalia.${picture}`;
}

function say({ panel }: Open, message: ToPicture): void {
  void panel.webview.postMessage(message);
}

/** Kept by our own pages only. */
function isWish(state: unknown): state is Wish {
  return typeof state === 'object' && state !== null && 'picture' in state && 'choice' in state;
}

async function drawingOf(client: BaseLanguageClient, wish: Wish): Promise<Drawing> {
  switch (wish.picture) {
    case 'network':
      return { ...wish, data: await client.sendRequest<Network>(NETWORK, wish.choice) };
    case 'timeline':
      return { ...wish, data: await client.sendRequest<Timeline>(TIMELINE, wish.choice) };
    case 'profile':
      return { ...wish, data: await client.sendRequest<Profile | null>(PROFILE, wish.choice) };
    case 'comparison':
      return { ...wish, data: await client.sendRequest<Comparison | null>(COMPARISON, wish.choice) };
  }
}

function titleFor(picture: PictureName): string {
  switch (picture) {
    case 'network':
      return l10n.t('Who Appears with Whom');
    case 'timeline':
      return l10n.t('Timeline');
    case 'profile':
      return l10n.t('Profile');
    case 'comparison':
      return l10n.t('Comparison');
  }
}

function titleOf(drawing: Drawing): string {
  return drawing.picture === 'profile' && drawing.data !== null ? drawing.data.entity.name : titleFor(drawing.picture);
}

/** The column of the text: not the one that the picture lies in. */
function besides({ panel }: Open): ViewColumn {
  const other = window.visibleTextEditors.find(
    ({ viewColumn }) => viewColumn !== undefined && viewColumn !== panel.viewColumn,
  );
  return other?.viewColumn ?? (panel.viewColumn === ViewColumn.One ? ViewColumn.Two : ViewColumn.One);
}

/** Asks where to, and writes a picture there. */
async function save(name: string, format: Format, content: string): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const file = `${name}.${format}`;
  const uri = await window.showSaveDialog({
    filters: { [format.toUpperCase()]: [format] },
    ...(folder && { defaultUri: Uri.joinPath(folder, file) }),
  });
  if (uri === undefined) return;
  await workspace.fs.writeFile(uri, format === 'svg' ? new TextEncoder().encode(content) : bytesOf(content));
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

function pageFor({ webview }: WebviewPanel, dist: Uri): string {
  const nonce = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  const script = webview.asWebviewUri(Uri.joinPath(dist, 'pictures.js'));
  const style = webview.asWebviewUri(Uri.joinPath(dist, 'pictures.css'));
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource}`,
    'img-src data:',
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${env.language}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <title>Marginalia</title>
  <link rel="stylesheet" href="${style}">
</head>
<body>
  <script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
