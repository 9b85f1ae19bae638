// Bindings that the fields of containers share: what a runtime said of the container that a thread is in.
//
// The host counts as a container of its own, about which everything is known and empty; of a container that no runtime
// has described yet only the id is known.
import { EMPTY, toBytes } from '../../capture/texts.js';
import type { EventName } from '../../schema/events.js';
import type { CurrentEvent } from '../../state/current-event.js';
import type { ContainerRecord } from '../../state/state.js';
import { textFromObject } from '../derived-texts.js';
import type { Extract, Value } from '../field.js';

const HOST: ContainerRecord = { id: 'host', full_id: 'host', name: 'host', type: 0xfffe };

const ANNOUNCES: ReadonlySet<EventName> = new Set(['container', 'asyncevent']);

/** The container that a runtime speaks of in this event. */
export const announcedIn = ({ state, type }: CurrentEvent): ContainerRecord | undefined =>
  (ANNOUNCES.has(type.name) ? state.announced : undefined);

/** What is known of the container: of the one that the event announces, or else the thread's. */
export function recordOf(event: CurrentEvent): ContainerRecord | undefined {
  const { state, thread } = event;
  if (!thread) return announcedIn(event);
  return announcedIn(event) ?? (thread.containerId === EMPTY ? HOST : state.containers.get(thread.containerId));
}

/**
 * A text of the record, worked out once for each record. Runtimes describe a container some time after its first process
 * began, so such fields vary with the event.
 */
export function textOfRecord(pick: (record: ContainerRecord) => string | undefined): () => Extract {
  const text = textFromObject<ContainerRecord>((record) => {
    const picked = pick(record);
    return picked === undefined ? undefined : toBytes(picked);
  });
  return () => (event) => {
    const record = recordOf(event);
    return (record && text(event.state.texts, record)) || undefined;
  };
}

/** A text that other records have a say in. */
export const textOfRecords = (pick: (record: ContainerRecord, event: CurrentEvent) => string | undefined) =>
  (): Extract => (event): Value => {
    const record = recordOf(event);
    const text = record && pick(record, event);
    return text === undefined ? undefined : event.state.texts.intern(toBytes(text));
  };

export const textIn = (record: ContainerRecord, key: string): string => {
  const value = record[key];
  return typeof value === 'string' ? value : '';
};

export type Labels = Readonly<Record<string, string>>;

export const labelsIn = (record: ContainerRecord, key: string): Labels => (record[key] ?? {}) as Labels;

/** Labels as `key:value` in order of key, without those that Kubernetes keeps for itself. */
export const labelLine = (labels: Labels): string =>
  Object.keys(labels).filter((key) => !/^(?:annotation\.|io\.kubernetes\.)/.test(key)).sort()
    .map((key) => (labels[key] === '' ? key : `${key}:${labels[key]}`)).join(', ');

/**
 * The record that has what all containers of a pod share: the container's own where a network plugin answered for it, else
 * that of the pod's sandbox. A container without a pod has the host's, in which all is empty.
 */
export function podOf(record: ContainerRecord, event: CurrentEvent): ContainerRecord | undefined {
  if (textIn(record, 'cni_json') !== '') return record;
  const id = textIn(record, 'pod_sandbox_id');
  return id === '' ? HOST : event.state.containers.get(event.state.texts.intern(toBytes(id.slice(0, 12))));
}
