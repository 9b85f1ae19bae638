// Kinds of parts as reports count them and gates name them.
import type { PartKind } from './part.js';
import type { PartResult } from './result.js';

export interface Group {
  readonly has: (part: PartResult) => boolean;
}

const of = (kind: PartKind): Group => ({ has: (part) => part.kind === kind });

export const GROUPS = {
  rules: of('rule'), macros: of('macro'), terms: of('term'), exceptions: of('exception'), items: of('item'), all: { has: () => true },
} as const satisfies Record<string, Group>;

export type GroupName = keyof typeof GROUPS;
