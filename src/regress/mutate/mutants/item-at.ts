// Which rule, macro or list of a file something stands in.
import type { Place, Source } from '../../../rules/traced-text.js';
import type { YamlMap, YamlNode } from '../../../rules/yaml/node.js';
import { readYaml } from '../../../rules/yaml/read-yaml.js';

export interface Item {
  readonly kind: 'rule' | 'macro' | 'list';
  readonly name: string;
}

const KINDS = ['rule', 'macro', 'list'] as const;

interface PlacedItem extends Item { readonly place: Place }

const itemsOf = new WeakMap<Source, readonly PlacedItem[]>();

/** The item that a place of a rule file lies in. The file was loaded, so it is known to be sound. */
export function itemAt({ source, offset }: Place): Item {
  const items = itemsOf.get(source) ?? readYaml(source).flatMap(itemsIn);
  itemsOf.set(source, items);
  const { kind, name } = items.findLast(({ place }) => place.offset <= offset) ?? { kind: 'rule', name: '' };
  return { kind, name };
}

const itemsIn = (document: YamlNode): PlacedItem[] =>
  (document.kind === 'sequence' ? document.items.flatMap((item) => (item.kind === 'map' ? itemOf(item) ?? [] : [])) : []);

function itemOf({ entries, place }: YamlMap): PlacedItem | undefined {
  for (const kind of KINDS) {
    const name = entries.find(({ key }) => key === kind)?.value;
    if (name?.kind === 'scalar') return { kind, name: name.value.text, place };
  }
  return undefined;
}
