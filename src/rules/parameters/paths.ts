// Path parameters made absolute, from the directory that the call started from.
import { ABSENT, EMPTY, type TextId } from '../../capture/texts.js';
import type { Param } from '../../schema/events.js';
import type { CurrentEvent } from '../../state/current-event.js';
import { dirfdBase, resolvePath } from '../../state/paths/paths.js';
import { numberAt, textAt } from './read.js';

const SLASH = 47;

/** The working directory of the event's process, with a slash at its end. */
export const workingDirectory = (event: CurrentEvent): TextId => event.thread?.process.cwd ?? EMPTY;

/** The directory under a descriptor, with a slash at its end; `<UNKNOWN>` where the state knows none. */
export const directoryOf = (event: CurrentEvent, dirfd: number): TextId =>
  event.thread ? dirfdBase(event.state, event.thread.process, dirfd) : event.state.paths.unknown;

/** Where a relative path parameter starts from. */
const baseOf = (event: CurrentEvent, param: Param): TextId =>
  param.relativeTo === undefined
    ? workingDirectory(event)
    : directoryOf(event, numberAt(event, event.type.params[param.relativeTo]!));

export const isAbsolute = (event: CurrentEvent, path: TextId): boolean => event.state.texts.value(path).charCodeAt(0) === SLASH;

/** The absolute, normalised path of a parameter; ABSENT where the event has none. */
export function absolutePath(event: CurrentEvent, param: Param): TextId {
  const path = textAt(event, param);
  return path === ABSENT ? ABSENT : resolvePath(event.state, baseOf(event, param), path);
}

/** What a relative path stands for; nothing for absolute and empty ones, so that `..` in an absolute path stays visible. */
export function resolvedPathText(event: CurrentEvent, param: Param): TextId {
  const path = textAt(event, param);
  return path === ABSENT || path === EMPTY || isAbsolute(event, path) ? EMPTY : absolutePath(event, param);
}
