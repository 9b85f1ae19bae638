// What a case says is there before its first event: the suite's processes, containers and users, and those of the case itself.
import type { CaseText, ContainerText, ProcessText } from '../suite/format.js';
import type { Suite } from '../suite/read-suite.js';
import type { Written } from '../suite/shape.js';

export interface Given {
  readonly processes: ReadonlyMap<string, ProcessText>;
  readonly containers: ReadonlyMap<string, ContainerText>;
  readonly users: ReadonlyMap<string, number>;
}

type Entries<T> = readonly { readonly key: Written; readonly value: T }[] | undefined;

/** The case's own come over the suite's, name by name. */
export function givenBy({ given }: Suite, test: CaseText): Given {
  return {
    processes: merged(given.processes, test.processes),
    containers: merged(given.containers, test.containers),
    users: new Map([['root', 0], ...merged(given.users, test.users)]),
  };
}

const merged = <T>(...layers: readonly Entries<T>[]): Map<string, T> =>
  new Map(layers.flatMap((entries) => (entries ?? []).map(({ key, value }) => [key.text, value] as const)));
