import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSearchedList, type SearchedList } from '../../client/searched-list.ts';

/** A list, what was chosen from it, and what its window was told. */
function openList(): { list: SearchedList<string>; chosen: string[]; told: string[] } {
  const chosen: string[] = [];
  const told: string[] = [];
  const list = createSearchedList<string>({
    show: (items) => void told.push(items.join(' ')),
    busy: (is) => void told.push(is ? 'busy' : 'idle'),
    choose: (item) => void chosen.push(item),
  });
  return { list, chosen, told };
}

test('what is selected is chosen', async () => {
  const { list, chosen, told } = openList();
  await list.fill(['Halvern', 'Hruška']);
  list.accept('Hruška');
  assert.deepEqual(chosen, ['Hruška']);
  assert.deepEqual(told, ['busy', 'Halvern Hruška', 'idle']);
});

test('Enter before the answer takes the first of the answer, not of what stood there', async () => {
  const { list, chosen } = openList();
  await list.fill(['Halvern']);
  const answer = Promise.withResolvers<readonly string[]>();
  const shown = list.fill(answer.promise);
  list.accept('Halvern');
  assert.deepEqual(chosen, []);
  answer.resolve(['Wójcik-Lindt', 'Wojcik']);
  await shown;
  assert.deepEqual(chosen, ['Wójcik-Lindt']);
});

test('Enter when the answer is there and the window has selected nothing of it yet takes its first', async () => {
  const { list, chosen } = openList();
  await list.fill(['Wójcik-Lindt', 'Wojcik']);
  list.accept(undefined);
  assert.deepEqual(chosen, ['Wójcik-Lindt']);
});

test('an answer to what was typed before is not shown, and takes nothing', async () => {
  const { list, chosen, told } = openList();
  const late = Promise.withResolvers<readonly string[]>();
  const first = list.fill(late.promise);
  list.accept(undefined);
  await list.fill(['Hruška']);
  late.resolve(['Halvern']);
  await first;
  assert.deepEqual(chosen, []);
  assert.deepEqual(told, ['busy', 'busy', 'Hruška', 'idle']);
});

test('where nothing is found, Enter leaves the list open', async () => {
  const { list, chosen } = openList();
  await list.fill([]);
  list.accept(undefined);
  assert.deepEqual(chosen, []);
});
