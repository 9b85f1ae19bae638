// Events that tell of the state itself: containers, users, groups.
import type { ContainerFacts, GroupFacts, UserFacts } from '../keyframe.js';

const CONTAINER = 324;
const USER_ADDED = 354;
const GROUP_ADDED = 358;

const textOf = (param: Buffer | undefined): string => (param ?? Buffer.alloc(0)).toString('latin1').replace(/\0.*$/s, '');
const numberOf = (param: Buffer | undefined): number => (param !== undefined && param.length >= 4 ? param.readUInt32LE() : 0);

export const STATE_EVENTS: ReadonlySet<number> = new Set([CONTAINER, USER_ADDED, GROUP_ADDED]);

/** What one of these events adds to the state. */
export function stateEvent(code: number, params: readonly Buffer[]): ContainerFacts | UserFacts | GroupFacts {
  if (code === CONTAINER) return { id: '', json: textOf(params[0]) };
  if (code === GROUP_ADDED) return { gid: numberOf(params[0]), name: textOf(params[1]), containerId: textOf(params[2]) };
  const [uid, gid, name, home, shell, containerId] = params;
  return {
    uid: numberOf(uid), gid: numberOf(gid), name: textOf(name), home: textOf(home), shell: textOf(shell), containerId: textOf(containerId),
  };
}
