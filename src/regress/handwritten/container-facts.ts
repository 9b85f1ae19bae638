// Containers as suites declare them → what a runtime would have said of them.
import { createHash } from 'node:crypto';
import type { ContainerFacts } from '../../capture/keyframe.js';
import { toBytes } from '../../capture/texts.js';
import type { ContainerText } from '../suite/format.js';

/** Falco's number for Docker. */
const DOCKER = 0;

/** The id that a container has, or one made of its name: always the same. */
export const containerId = (name: string, { id }: ContainerText): string =>
  id?.text ?? createHash('sha256').update(name).digest('hex');

/** The cgroups of its processes, by which state knows where they are. */
export const cgroupsOf = (id: string): string => `cpuset=/docker/${id}\0`;

const mount = ({ key, value }: NonNullable<ContainerText['mounts']>[number]): object =>
  ({ Source: key.text, Destination: value.text, Mode: '', RW: true, Propagation: 'rprivate' });

export function containerFacts(name: string, container: ContainerText): ContainerFacts {
  const fullId = containerId(name, container);
  const [repository = '', tag = 'latest'] = (container.image?.text ?? name).split(/:(?=[^/]*$)/);
  const record = {
    id: fullId.slice(0, 12), full_id: fullId, name, type: DOCKER, image: `${repository}:${tag}`, imagerepo: repository, imagetag: tag,
    privileged: container.privileged ?? false,
    Mounts: (container.mounts ?? []).map(mount),
    labels: Object.fromEntries((container.labels ?? []).map(({ key, value }) => [key.text, value.text])),
  };
  return { id: record.id, json: toBytes(JSON.stringify({ container: record })) };
}
