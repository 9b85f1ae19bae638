// A rule as coverage asks it: which events it is asked about, its condition in nodes, and what has been seen of it so far.
import { bindCondition } from '../../../rules/compile/bind.js';
import type { Bound } from '../../../rules/compile/bound.js';
import { codesOf } from '../../../rules/compile/specialise.js';
import { FIELD_VOCABULARY } from '../../../rules/field-vocabulary.js';
import type { LoadedList } from '../../../rules/load/compile-collection.js';
import type { LoadedRule } from '../../../rules/load/loaded-rule.js';
import type { LoadResult } from '../../../rules/load/load-rules.js';
import { checkedByType, startMaking, type Node, type Nodes } from './condition-nodes.js';
import type { Ledger } from '../ledger.js';
import { lacking, type Owner, type Part } from '../part.js';
import { placeOfText, placesOf, type Places } from '../places.js';
import { factsOf, type NodeFacts } from './node-facts.js';
import { rootOf } from './rule-nodes.js';

export interface RulePlan {
  readonly rule: LoadedRule;
  readonly part: Part;
  /** The condition as the engine has it. */
  readonly bound: Bound;
  readonly nodes: Nodes;
  /** Every part that the rule has a say in. */
  readonly parts: readonly Part[];
  /** Codes of the events that it is asked about. */
  readonly codes: readonly number[];
  /** What follows from verdicts of its tests, for each combination that was seen. */
  readonly known: Map<number | string, NodeFacts>;
  /** Nothing is left to be seen. */
  done: boolean;
}

/** Plans of the rules that are enabled. Parts of others, and what no rule uses, get into the ledger all the same. */
export function planRules(loaded: LoadResult, ledger: Ledger): RulePlan[] {
  const places = placesOf(loaded);
  for (const { name, place, condition } of loaded.macros) {
    ledger.part({ kind: 'macro', text: name, place, owner: { kind: 'macro', name } }, checkedByType(condition));
  }
  const plans = loaded.rules.filter(({ enabled }) => enabled).map((rule) => planOf(rule, places, ledger));
  for (const list of loaded.lists) noteItems(list, loaded.lists, ledger);
  return plans;
}

/** Items that no rule compares with are parts all the same; names of other lists are none. */
function noteItems({ name, written }: LoadedList, lists: readonly LoadedList[], ledger: Ledger): void {
  for (const item of written) {
    if (lists.some((list) => list.name === item.text)) continue;
    ledger.part({ kind: 'item', text: item.text, place: placeOfText(item), owner: { kind: 'list', name } });
  }
}

function planOf(rule: LoadedRule, places: Places, ledger: Ledger): RulePlan {
  const owner: Owner = { kind: 'rule', name: rule.name };
  const part = ledger.part({ kind: 'rule', text: rule.name, place: rule.place, owner });
  const making = startMaking(ledger, places);
  const root = rootOf(rule, owner, making, part);
  const nodes = { root, count: making.count, tests: making.made, items: making.items };
  const parts = new Set([...partsBelow(root), ...making.items.flatMap(({ items }) => items.map((item) => item.part))]);
  for (const one of parts) one.uses++;
  const bound = bindCondition(rule.condition, FIELD_VOCABULARY);
  return { rule, part, bound, nodes, codes: codesOf(bound), parts: [...parts], known: new Map(), done: false };
}

const partsBelow = ({ parts, children }: Node): readonly Part[] => [...parts, ...children.flatMap(partsBelow)];

/** Whether nothing is left that the rule could show. */
export const hasShownAll = ({ parts }: RulePlan): boolean => parts.every((part) => lacking(part).length === 0);

/** What verdicts of the tests say of every node; worked out once for each combination. Says whether it is the first time. */
export function factsFor(plan: RulePlan, verdicts: Uint8Array): { facts: NodeFacts; isNew: boolean } {
  const key = keyOf(verdicts);
  const known = plan.known.get(key);
  if (known !== undefined) return { facts: known, isNew: false };
  const facts = factsOf(plan.nodes, verdicts);
  plan.known.set(key, facts);
  return { facts, isNew: true };
}

/** As many verdicts as a number holds exactly. */
const BITS = 52;

function keyOf(verdicts: Uint8Array): number | string {
  let key = 0, before = '';
  for (let index = 0; index < verdicts.length; index++) {
    if (index > 0 && index % BITS === 0) {
      before += `${key} `;
      key = 0;
    }
    key = 2 * key + verdicts[index]!;
  }
  return before === '' ? key : before + key;
}
