import type { CancellationToken, WorkspaceEdit } from 'vscode-languageserver';
import { judgeLines } from '../analysis/judged-lines.ts';
import type { Noise } from '../analysis/model.ts';
import { judge } from '../analysis/noise/judge.ts';
import { decoded } from './corrections.ts';
import { CLEAN_FOLDER, type CleanFolderParams, type CleanFolderResult } from './extensions.ts';
import { folderCleaning, type NoisyArticle } from './folder-cleaning.ts';
import type { Session } from './session.ts';
import { severityOf } from './settings.ts';

/** Answers with the edit that takes the noise out of a folder's articles. */
export function serveCleaning({ connection, host, corpus, open, library, corrector, settings, judged }: Session): void {
  const isWanted = ({ kind }: Pick<Noise, 'kind'>): boolean => severityOf(settings(), kind) !== 'off';
  const isNoisy = (uri: string): boolean => corpus.noise(uri).some(isWanted);

  connection.onRequest(
    CLEAN_FOLDER,
    async ({ folder }: CleanFolderParams, token: CancellationToken): Promise<CleanFolderResult<WorkspaceEdit>> => {
      const below = folder === undefined ? '' : `${decoded(folder).replace(/\/$/, '')}/`;
      const uris = corpus.uris().filter((uri) => decoded(uri).startsWith(below));
      const leftAlone = uris.filter((uri) => !open.isOpen(uri) && library.remark(uri) !== undefined && isNoisy(uri));
      return { edit: await folderCleaning(noisyArticles(uris), token), leftAlone: leftAlone.length };
    },
  );

  /** The articles with noise as they stand now: unsaved where they are open, else as on disk. */
  async function* noisyArticles(uris: readonly string[]): AsyncGenerator<NoisyArticle> {
    for (const uri of uris) {
      if (open.isOpen(uri)) {
        const article = await open.current(uri);
        if (article === undefined) continue;
        const { version, text, analysis } = judged(article);
        yield { uri, version, text, noise: analysis.noise.filter(isWanted) };
      } else if (isNoisy(uri) && library.remark(uri) === undefined) {
        const text = await host.read(uri);
        if (text === undefined) continue;
        const options = { keep: settings()['noise.keep'], rules: corrector.rules(uri) };
        const { lineScores, lines } = judgeLines(text, host.models.noise, options);
        yield { uri, version: null, text, noise: judge(lineScores, lines, corpus.witness(uri)).filter(isWanted) };
      }
    }
  }
}
