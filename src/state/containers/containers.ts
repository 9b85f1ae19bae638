// Containers: which one a thread is in, and what runtimes said of them.
import { ABSENT, EMPTY, toBytes, toText, type TextId } from '../../capture/texts.js';
import { matchContainer } from './container-id.js';
import type { ContainerRecord, State } from '../state.js';

/** First 12 characters of the id of the container with these cgroups; EMPTY on the host. */
export function containerOf(state: State, cgroups: TextId): TextId {
  if (cgroups === ABSENT) return EMPTY;
  const known = state.containerIds.get(cgroups);
  if (known !== undefined) return known;
  const match = matchContainer(state.texts.value(cgroups));
  const id = match === undefined ? EMPTY : state.texts.intern(match.id);
  state.containerIds.set(cgroups, id);
  // Runtimes that nobody asks for metadata are all known from the layout.
  if (match?.type !== undefined && !state.containers.has(id)) state.containers.set(id, { id: match.id, type: match.type });
  return id;
}

/**
 * What a runtime said of a container (JSON, as a byte string) replaces what was known of it.
 * Returns it; undefined if it is no such JSON.
 */
export function addContainer(state: State, json: string): ContainerRecord | undefined {
  const record = containerJson(json);
  if (record === undefined) return undefined;
  const id = state.texts.intern(toBytes(String(record['id'])));
  state.containers.set(id, record);
  const ip = ipv4Bytes(record['ip']);
  if (ip === undefined) state.containerAddresses.delete(id);
  else state.containerAddresses.set(id, state.texts.intern(ip));
  return record;
}

/** The container is gone. Returns what the runtime says of it at last. */
export function removeContainer(state: State, json: string): ContainerRecord | undefined {
  const record = containerJson(json);
  if (record === undefined) return undefined;
  const id = state.texts.intern(toBytes(String(record['id'])));
  state.containers.delete(id);
  state.containerAddresses.delete(id);
  return record;
}

/** The record in `{"container": {…}}` or the bare record; undefined when this is no such JSON. */
function containerJson(json: string): ContainerRecord | undefined {
  try {
    const value = JSON.parse(toText(json)) as { container?: ContainerRecord } & ContainerRecord;
    const record = value.container ?? value;
    return typeof record['id'] === 'string' && record['id'] !== '' ? record : undefined;
  } catch {
    return undefined;
  }
}

/** Runtimes say 0.0.0.0 of a container on the host's network; it counts as known, so that the host's interfaces are asked. */
function ipv4Bytes(ip: unknown): string | undefined {
  if (typeof ip !== 'string') return undefined;
  const parts = ip.split('.').map(Number);
  const valid = parts.length === 4 && parts.every((part) => part >= 0 && part <= 255);
  return valid ? String.fromCharCode(...parts) : undefined;
}
