// Events that tell of the state itself: containers, users, groups.
import type { ContainerFacts, GroupFacts, UserFacts } from '../keyframe.js';

const CONTAINER = 324;
const USER_ADDED = 354;
const GROUP_ADDED = 358;

const textOf = (param: Buffer | undefined): string => (param ?? Buffer.alloc(0)).toString('latin1').replace(/\0.*$/s, '');
const numberOf = (param: Buffer | undefined): number => (param !== undefined && param.length >= 4 ? param.readUInt32LE() : 0);

/** What such an event adds to the state; undefined for other events. */
export function stateEvent(code: number, params: readonly Buffer[]): ContainerFacts | UserFacts | GroupFacts | undefined {
  if (code === CONTAINER) return { id: '', json: textOf(params[0]) };
  if (code === GROUP_ADDED) return { gid: numberOf(params[0]), name: textOf(params[1]), containerId: textOf(params[2]) };
  if (code !== USER_ADDED) return undefined;
  const [uid, gid, name, home, shell, containerId] = params;
  return {
    uid: numberOf(uid), gid: numberOf(gid), name: textOf(name), home: textOf(home), shell: textOf(shell), containerId: textOf(containerId),
  };
}
