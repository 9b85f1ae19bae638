// The machine's users and groups, from its files: what a name service would add is not asked.
import { readFileSync } from 'node:fs';
import type { GroupFacts, UserFacts } from '../../capture/keyframe.js';

const HOST = '';

export function users(): UserFacts[] {
  return rows('/etc/passwd').filter((row) => row.length >= 7).map(([name, , uid, gid, , home, shell]) => (
    { containerId: HOST, uid: Number(uid), gid: Number(gid), name: name!, home: home!, shell: shell! }
  ));
}

export function groups(): GroupFacts[] {
  return rows('/etc/group').filter((row) => row.length >= 3).map(([name, , gid]) => ({ containerId: HOST, gid: Number(gid), name: name! }));
}

function rows(path: string): string[][] {
  try {
    return readFileSync(path, 'latin1').split('\n').map((line) => line.split(':'));
  } catch {
    return []; // minimal images have neither file
  }
}
