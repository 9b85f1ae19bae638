// A scene made smaller, part by part: events first, which what is left of the state then depends on.
import type { DescriptorTable, Keyframe } from '../../capture/keyframe.js';
import { least, type Patience } from './least.js';
import type { Scene } from './scene.js';
import type { Holds } from './verdict.js';

/** Rows of a keyframe's table, or events: something of a scene that is a list. */
interface Part<T> {
  readonly of: (scene: Scene) => readonly T[];
  readonly with: (scene: Scene, rows: readonly T[]) => Scene;
}

const table = <N extends 'threads' | 'users' | 'groups' | 'interfaces' | 'containers'>(name: N): Part<Keyframe[N][number]> => ({
  of: ({ keyframe }) => keyframe[name],
  with: (scene, rows) => ({ ...scene, keyframe: { ...scene.keyframe, [name]: rows } }),
});

interface OneDescriptor {
  readonly pid: number;
  readonly entry: DescriptorTable['entries'][number];
}

const descriptors: Part<OneDescriptor> = {
  of: ({ keyframe }) => keyframe.descriptors.flatMap(({ pid, entries }) => entries.map((entry) => ({ pid, entry }))),
  with: (scene, rows) => {
    const byPid = new Map<number, DescriptorTable['entries'][number][]>();
    for (const { pid, entry } of rows) byPid.set(pid, [...(byPid.get(pid) ?? []), entry]);
    return { ...scene, keyframe: { ...scene.keyframe, descriptors: [...byPid].map(([pid, entries]) => ({ pid, entries })) } };
  },
};

const exited: Part<NonNullable<Keyframe['exited']>[number]> = {
  of: ({ keyframe }) => keyframe.exited ?? [],
  with: (scene, rows) => ({ ...scene, keyframe: { ...scene.keyframe, exited: rows } }),
};

const events: Part<Scene['events'][number]> = { of: (scene) => scene.events, with: (scene, rows) => ({ ...scene, events: rows }) };

/** What a scene consists of, in the order in which it is made smaller. */
const PARTS = [
  events, exited, table('containers'), table('interfaces'), table('users'), table('groups'), table('threads'), descriptors,
] as readonly Part<unknown>[];

/** As little of the scene as still holds, as far as patience goes. */
export function shrink(scene: Scene, threads: ReadonlySet<number>, holds: Holds, patience: Patience): Scene {
  const near = ofThreads(scene, threads);
  return PARTS.reduce((so, part) => shrinkPart(so, part, holds, patience), holds(near) ? near : scene);
}

const shrinkPart = <T>(scene: Scene, part: Part<T>, holds: Holds, patience: Patience): Scene =>
  part.with(scene, least(part.of(scene), (rows) => holds(part.with(scene, rows)), patience));

/** The state as far as these threads go. */
function ofThreads(scene: Scene, tids: ReadonlySet<number>): Scene {
  const { keyframe } = scene;
  const threads = keyframe.threads.filter(({ tid, pid }) => tids.has(tid) || tids.has(pid));
  const tables = new Set(threads.flatMap(({ tid, pid }) => [tid, pid]));
  return { ...scene, keyframe: { ...keyframe, threads, descriptors: keyframe.descriptors.filter(({ pid }) => tables.has(pid)) } };
}
