// Bindings that the fields of containers share: what a runtime said of the container that a thread is in.
//
// The host counts as a container of its own, about which everything is known and empty; of a container that no runtime
// has described yet only the id is known.
import { EMPTY, toBytes } from '../../capture/texts.js';
import type { CurrentEvent } from '../../state/current-event.js';
import type { ContainerRecord } from '../../state/state.js';
import { textFromObject } from '../derived-texts.js';
import type { Extract, Value } from '../field.js';

const HOST: ContainerRecord = { id: 'host', full_id: 'host', name: 'host', type: 0xfffe };

export function recordOf(event: CurrentEvent): ContainerRecord | undefined {
  if (!event.thread) return undefined;
  return event.thread.containerId === EMPTY ? HOST : event.state.containers.get(event.thread.containerId);
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
    .map((key) => `${key}:${labels[key]}`).join(', ');

/** The record of the pod's sandbox, which has the network of all its containers. */
export function sandboxOf(record: ContainerRecord, event: CurrentEvent): ContainerRecord | undefined {
  const id = textIn(record, 'pod_sandbox_id');
  return id === '' ? undefined : event.state.containers.get(event.state.texts.intern(toBytes(id.slice(0, 12))));
}

/** A fact of the network: the container's own, or else its sandbox's. */
export function networkText(record: ContainerRecord, event: CurrentEvent, key: string): string {
  const own = textIn(record, key);
  const shared = textIn(record, 'cni_json') === '' ? sandboxOf(record, event) : undefined;
  return shared && textIn(shared, key) !== '' ? textIn(shared, key) : own;
}
