// The command line as `proc.cmdline` shows it: comm, then one blank and an argument for each.
import { ABSENT, type TextId } from '../../capture/texts.js';
import type { State } from '../state.js';

/** Built once per distinct pair; empty arguments leave their blank. */
export function commandLine(state: State, comm: TextId, args: TextId): TextId {
  if (args === ABSENT) return comm;
  const list = state.texts.value(args);
  // A single empty argument counts as none, with Falco too.
  if (list === '\0') return comm;
  const ended = list.endsWith('\0') ? list.slice(0, -1) : list;
  return state.texts.intern(`${state.texts.value(comm)} ${ended.replaceAll('\0', ' ')}`);
}
