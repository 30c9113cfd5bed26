import { fileURLToPath } from 'node:url';
import type { GivenNames } from '../analysis/coreference/person-names.ts';
import type { Format } from '../exchange/format.ts';
import { FORMATS, type FormatName, isFormatName } from '../exchange/formats.ts';
import type { ExchangeFormat } from '../lsp/extensions.ts';
import type { Exchange, ExchangeListener, FolderReading } from '../lsp/host.ts';
import type { Listener } from './annotate.ts';
import type { FolderOptions } from './corrected-folder.ts';
import { fileIn } from './corrections-files.ts';
import { agreementTable, exportFolder, importFiles } from './exchange-commands.ts';
import { proposeCorrections } from './importing.ts';
import type { Indexer } from './indexer.ts';

/** The exchange that an editor asks for, on the threads that also read its folders. */
export function exchangeOn(indexer: Indexer, givenNames: GivenNames): Exchange {
  const optionsOf = ({ choice, keep }: FolderReading, { signal }: ExchangeListener): FolderOptions => ({
    choice,
    keep,
    corrections: true,
    indexer,
    givenNames,
    signal,
  });
  return {
    formats: Object.entries<Format>(FORMATS).map(
      ([name, { title, offsets, loses, read }]): ExchangeFormat => ({
        name,
        title,
        offsets,
        ...(loses !== undefined && { loses }),
        isRead: read !== undefined,
      }),
    ),
    write: (reading, format, out, listener) =>
      exportFolder(
        fileURLToPath(reading.folder),
        nameOf(format),
        fileURLToPath(out),
        optionsOf(reading, listener),
        listenerOf(listener),
      ),
    async compare(reading, format, from, listener) {
      const folder = fileURLToPath(reading.folder);
      const paths = from.map((uri) => fileURLToPath(uri));
      const options = optionsOf(reading, listener);
      const { articles, agreement } = await importFiles(paths, nameOf(format), folder, options, listenerOf(listener));
      return { articles: articles.length, table: agreement === undefined ? '' : agreementTable(agreement) };
    },
    async propose(reading, format, from, listener) {
      const folder = fileURLToPath(reading.folder);
      const paths = from.map((uri) => fileURLToPath(uri));
      const options = optionsOf(reading, listener);
      const file = await fileIn(folder);
      const proposal = await proposeCorrections(paths, nameOf(format), folder, file, options, listenerOf(listener));
      const { articles, agreement, corrections, counted, preview } = proposal;
      return { articles, corrections, counted, preview, table: agreementTable(agreement) };
    },
  };
}

function nameOf(format: string): FormatName {
  if (!isFormatName(format)) throw new Error(`There is no format ${format}.`);
  return format;
}

function listenerOf({ remark, step }: ExchangeListener): Listener {
  return { passedOver: remark, note: remark, step };
}
