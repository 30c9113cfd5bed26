import {
  ConfigurationTarget,
  commands,
  type Disposable,
  type ExtensionContext,
  Location,
  type LogOutputChannel,
  Uri,
  workspace,
} from 'vscode';
import type { Location as ProtocolLocation, Position as ProtocolPosition } from 'vscode-languageclient';
import { COMMANDS } from '../server/lsp/extensions.ts';
import { placeOf, rangeOf } from './places.ts';
import { openSamples } from './samples.ts';

export const SHOW_OUTPUT = 'marginalia.showOutput';
const OPEN_SAMPLES = 'marginalia.openSamples';
const WALKTHROUGH = 'marginalia.marginalia#firstSteps';

/** The commands that the extension carries out itself; those that need the server go there by the protocol. */
export function registerCommands(context: ExtensionContext, output: LogOutputChannel): Disposable[] {
  return [
    commands.registerCommand(SHOW_OUTPUT, () => output.show()),
    commands.registerCommand(OPEN_SAMPLES, () => openSamples(context)),
    commands.registerCommand('marginalia.firstSteps', () =>
      commands.executeCommand('workbench.action.openWalkthrough', WALKTHROUGH, false),
    ),
    commands.registerCommand(COMMANDS.showReferences, showReferences),
    commands.registerCommand(COMMANDS.keepLine, keepLine),
  ];
}

async function showReferences(
  uri: string,
  position: ProtocolPosition,
  found: readonly ProtocolLocation[],
): Promise<void> {
  const locations = found.map((place) => new Location(Uri.parse(place.uri), rangeOf(place.range)));
  await commands.executeCommand('editor.action.showReferences', Uri.parse(uri), placeOf(position), locations);
}

/** Lines like this one are never noise: kept in the settings of the workspace, or of the person where none is open. */
async function keepLine(words: string): Promise<void> {
  const settings = workspace.getConfiguration('marginalia');
  const kept: unknown = settings.get('noise.keep');
  const before = Array.isArray(kept) ? kept : [];
  const target = workspace.workspaceFolders === undefined ? ConfigurationTarget.Global : ConfigurationTarget.Workspace;
  await settings.update('noise.keep', [...new Set([...before, words])], target);
}
