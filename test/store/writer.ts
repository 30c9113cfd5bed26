// Writes articles into the store at argv[2] until somebody kills it: batch after batch, each said on standard output once it is kept.
import { createTexts } from '../../server/corpus/texts.ts';
import { sqliteStore } from '../../server/store/sqlite.ts';
import { batchOf } from './batches.ts';

const [, , path = '', first = '0'] = process.argv;
const store = sqliteStore(path, {
  analyser: '1',
  texts: createTexts(),
  tell(message) {
    process.stdout.write(`${message}\n`);
    process.exit(1);
  },
});
for (let batch = Number(first); ; batch++) {
  store.put(batchOf(batch));
  process.stdout.write(`${batch}\n`);
}
