// Which keys each kind of item has, and what may be done to them. Items are told apart by the first key of this table they have.

export interface KeyRow {
  /** What may stand under `override` for it. */
  readonly override?: readonly ('append' | 'replace')[];
}

const BOTH = { override: ['append', 'replace'] } as const;
const REPLACED = { override: ['replace'] } as const;

export const ITEM_KEYS = {
  required_engine_version: { required_engine_version: {} },
  required_plugin_versions: { required_plugin_versions: {} },
  list: { list: {}, items: BOTH, append: {}, override: {} },
  macro: { macro: {}, condition: BOTH, append: {}, override: {} },
  rule: {
    rule: {}, condition: BOTH, output: BOTH, desc: BOTH, tags: BOTH, exceptions: BOTH,
    priority: REPLACED, capture: REPLACED, capture_duration: REPLACED, enabled: REPLACED, warn_evttypes: REPLACED,
    'skip-if-unknown-filter': REPLACED,
    source: {}, override: {}, append: {},
  },
} as const satisfies Record<string, Record<string, KeyRow>>;

export type ItemType = keyof typeof ITEM_KEYS;

export const ITEM_TYPES = Object.keys(ITEM_KEYS) as ItemType[];

/** The keys of an item, each with its row. */
export const keysOf = (type: ItemType): Readonly<Record<string, KeyRow>> => ITEM_KEYS[type];
