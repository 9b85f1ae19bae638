// Users and groups of the machine.
import type { GroupFacts, UserFacts } from '../../keyframe.js';
import type { BodyReader } from './body-reader.js';

const NAME = 255;
const USER = 0;

export interface Accounts {
  readonly users: readonly UserFacts[];
  readonly groups: readonly GroupFacts[];
}

export function readAccounts(body: BodyReader, version: number): Accounts {
  const users: UserFacts[] = [];
  const groups: GroupFacts[] = [];
  body.entries(version >= 2 ? 'with itself' : undefined, (entry) => {
    if (entry.u8() === USER) users.push(readUser(entry));
    else groups.push({ containerId: '', gid: entry.u32(), name: entry.text(NAME) });
  });
  return { users, groups };
}

const readUser = (entry: BodyReader): UserFacts => ({
  containerId: '', uid: entry.u32(), gid: entry.u32(), name: entry.text(NAME), home: entry.text(NAME), shell: entry.text(NAME),
});
