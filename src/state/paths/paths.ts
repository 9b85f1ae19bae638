// Where a path leads that a program passed, as state and fields ask it.
import type { TextId } from '../../capture/texts.js';
import type { State } from '../state.js';
import type { Process } from '../threads/thread.js';

export const AT_FDCWD = -100;

/** The absolute path that a program means by `path` when it stands in `base` (which ends with `/`). */
export const resolvePath = (state: State, base: TextId, path: TextId): TextId => state.paths.resolve(base, path);

/** Where a path relative to this descriptor begins: cwd for AT_FDCWD, `<UNKNOWN>` where nobody knows the descriptor. */
export function dirfdBase(state: State, process: Process, dirfd: number): TextId {
  if (dirfd === AT_FDCWD) return process.cwd;
  const directory = process.fds.get(dirfd);
  return directory === undefined ? state.paths.unknown : state.paths.asDirectory(directory.name);
}
