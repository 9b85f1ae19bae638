// The machine as it stands at one moment of the recording: what events change and rules ask.
import type { Header } from '../capture/header.js';
import type { GroupFacts, InterfaceFacts, UserFacts } from '../capture/keyframe.js';
import type { TextId, Texts } from '../capture/texts.js';
import type { Thread } from './thread.js';

export interface State {
  readonly header: Header;
  readonly texts: Texts;
  readonly threads: Map<number, Thread>;
  /** Grows whenever a thread appears, disappears, execs or gets another parent: verdicts about ancestors hold for one epoch. */
  lineageEpoch: number;
  /** By `${containerId} ${uid}`; the host's container id is empty. */
  readonly users: Map<string, UserFacts>;
  readonly groups: Map<string, GroupFacts>;
  readonly interfaces: InterfaceFacts[];
  /** Runtime metadata by container id, as JSON decoded. */
  readonly containers: Map<TextId, ContainerRecord>;
  /** Environments are kept only when somebody asks for them: they are the bulk of an execve. */
  keepEnvironment: boolean;
}

/** What a runtime said of a container: the JSON that the capture carries (name, image, labels …). */
export type ContainerRecord = Readonly<Record<string, unknown>>;
