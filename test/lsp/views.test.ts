import assert from 'node:assert/strict';
import { test } from 'node:test';
import { INDEXED, type Indexed } from '../../server/lsp/extensions.ts';
import { NETWORK, type Network, type NetworkParams } from '../../server/lsp/pictures.ts';
import {
  ENTITY_AT,
  ENTITY_PLACES,
  type EntityAt,
  type EntityPlaces,
  VIEW,
  VIEWS_CHANGED,
  type ViewAnswer,
  type ViewParams,
  type ViewsChanged,
} from '../../server/lsp/views.ts';
import { STRIKE } from '../features/corpora.ts';
import { startEditor, until } from './editor.ts';

const PEOPLE: ViewParams = {
  view: 'entities',
  choice: { by: 'kind', order: 'mentions', filter: '' },
  parent: { is: 'kind', kind: 'person' },
  from: 0,
  count: 10,
};

test('views and pictures show the folder, and tell when it has changed', async () => {
  const editor = await startEditor({ 'first.article': STRIKE.first, 'second.article': STRIKE.second });
  const names = async (): Promise<readonly string[]> =>
    (await editor.connection.sendRequest<ViewAnswer>(VIEW, PEOPLE)).nodes.flatMap((node) =>
      node.is === 'entity' ? node.entity.name : [],
    );
  assert.deepEqual((await names()).toSorted(), ['Anna Novak', 'Ottoline Marchbanks', 'Zdeněk Hruška']);
  const wish: NetworkParams = { kinds: ['person'], most: 10 };
  const { nodes, links } = await editor.connection.sendRequest<Network>(NETWORK, wish);
  assert.ok(nodes.length === 3 && links.length > 0);

  let told = 0;
  editor.connection.onNotification(VIEWS_CHANGED, ({ reading }: ViewsChanged) => {
    if (!reading) told += 1;
  });
  editor.files.set(
    editor.uri('second.article'),
    STRIKE.second.replaceAll('Ottoline Marchbanks', 'Benedict Thornquist'),
  );
  await editor.changedOnDisk('second.article', 2);
  await until(names, (found) => found.includes('Benedict Thornquist') && !found.includes('Ottoline Marchbanks'));
  await until(
    async () => told,
    (times) => times > 0,
  );
  await editor.stop();
});

test('files that come later are counted too', async () => {
  const editor = await startEditor({ 'first.article': STRIKE.first });
  const counts: number[] = [];
  editor.connection.onNotification(INDEXED, ({ articles }: Indexed) => void counts.push(articles));
  editor.files.set(editor.uri('second.article'), STRIKE.second);
  await editor.changedOnDisk('second.article', 1);
  await until(
    async () => counts.at(-1),
    (count) => count === 2,
  );
  editor.files.delete(editor.uri('second.article'));
  await editor.changedOnDisk('second.article', 3);
  await until(
    async () => counts.at(-1),
    (count) => count === 1,
  );
  await editor.stop();
});

test('an entity is found where it stands, and leads to all its places', async () => {
  const editor = await startEditor({ 'first.article': STRIKE.first, 'second.article': STRIKE.second });
  await editor.open(
    'first.article',
    STRIKE.first.replace('asked both', '$0asked both').replace('Hruška $0', 'Hruš$0ka '),
  );
  const at = await editor.ask<EntityAt | null>(ENTITY_AT, 'first.article', {
    position: editor.cursor('first.article'),
  });
  assert.ok(at);
  const places = await editor.connection.sendRequest<EntityPlaces>(ENTITY_PLACES, at);
  assert.deepEqual(
    places.mentions.map(({ uri, range }) => editor.words(uri, range)),
    ['Zdeněk Hruška', 'Zdeněk Hruška', 'Zdeněk Hruška'],
  );
  assert.equal(await editor.connection.sendRequest(ENTITY_PLACES, { id: 'nobody' }), null);
  await editor.stop();
});

test('what was shown last is shown at the next start, until the folder has been looked through', async () => {
  const old: ViewAnswer = { nodes: [{ is: 'kind', kind: 'person', entities: 7 }], total: 1 };
  const answers = [[`${VIEW} ${JSON.stringify(PEOPLE)}`, JSON.stringify(old)]];
  const editor = await startEditor(
    { 'first.article': STRIKE.first },
    {
      kept: new Map([['file:///w', JSON.stringify({ format: 1, answers })]]),
      options: { storage: '/storage' },
    },
  );
  const changed = new Promise((resolve) => editor.connection.onNotification(VIEWS_CHANGED, resolve));
  assert.deepEqual(await editor.connection.sendRequest(VIEW, PEOPLE), old);
  await changed;
  await until(
    () => editor.connection.sendRequest<ViewAnswer>(VIEW, PEOPLE),
    ({ nodes }) => nodes.some((node) => node.is === 'entity' && node.entity.name === 'Anna Novak'),
  );
  await editor.stop();
});
