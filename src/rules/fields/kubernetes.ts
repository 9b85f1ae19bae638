// k8s.*: the pod that the process is in, as the runtime's labels tell it.
import type { ContainerRecord } from '../../state/state.js';
import type { Extract, Field } from '../field.js';
import { labelLine, labelsIn, podOf, textIn, textOfRecord, textOfRecords, type Labels } from './container-values.js';
import type { CurrentEvent } from '../../state/current-event.js';

const ofLabel = (key: string): (() => Extract) => textOfRecord((record) => labelsIn(record, 'labels')[`io.kubernetes.${key}`]);

const podLabels = (record: ContainerRecord, event: CurrentEvent): Labels =>
  labelsIn(podOf(record, event) ?? record, 'pod_sandbox_labels');

function podLabel(key: string): (record: ContainerRecord, event: CurrentEvent) => string | undefined {
  return (record, event) => podLabels(record, event)[key] ?? labelsIn(record, 'pod_sandbox_labels')[key];
}

/** A fact of the pod's network. */
const ofPod = (key: string): (() => Extract) =>
  textOfRecords((record, event) => {
    const pod = podOf(record, event);
    return pod && textIn(pod, key);
  });

const text = (name: string, about: string, extract: () => Extract): Field => ({ name, type: 'charbuf', varies: 'event', about, extract });

/** Facts that Falco used to ask the API server for. Old rules name them still. */
const gone = (resource: string, attributes: readonly string[]): readonly Field[] => attributes.map((attribute) => ({
  name: `k8s.${resource}.${attribute}`, type: 'charbuf', varies: 'capture', deprecated: true, about: 'Never has a value',
  ...(attribute === 'label' && { argument: 'key', argumentRequired: true } as const), extract: () => () => undefined,
}));

export const KUBERNETES: readonly Field[] = [
  text('k8s.pod.name', 'Name of the pod', ofLabel('pod.name')),
  text('k8s.ns.name', 'Namespace of the pod', ofLabel('pod.namespace')),
  text('k8s.pod.uid', 'Id of the pod', ofLabel('pod.uid')),
  text('k8s.pod.id', 'Id of the pod (old name)', ofLabel('pod.uid')),
  text('k8s.pod.sandbox_id', 'First 12 characters of the id of the pod’s sandbox',
    textOfRecord((record) => textIn(record, 'pod_sandbox_id').slice(0, 12))),
  text('k8s.pod.full_sandbox_id', 'The whole id of the pod’s sandbox', textOfRecord((record) => textIn(record, 'pod_sandbox_id'))),
  { name: 'k8s.pod.label', type: 'charbuf', varies: 'event', argument: 'key', argumentRequired: true, about: 'One label of the pod',
    extract: (key) => textOfRecords(podLabel(key!))() },
  text('k8s.pod.labels', 'All labels of the pod', textOfRecords((record, event) => labelLine(podLabels(record, event)))),
  text('k8s.pod.ip', 'Address of the pod', ofPod('ip')),
  text('k8s.pod.cni.json', 'What the pod’s network plugin said', ofPod('cni_json')),
  ...gone('rc', ['name', 'id', 'label', 'labels']),
  ...gone('svc', ['name', 'id', 'label', 'labels']),
  ...gone('ns', ['id', 'label', 'labels']),
  ...gone('rs', ['name', 'id', 'label', 'labels']),
  ...gone('deployment', ['name', 'id', 'label', 'labels']),
];
