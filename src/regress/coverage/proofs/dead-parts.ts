// Parts that no event can cover: what would have to be seen of them contradicts itself, or the events that the rule is about.
import { bindTerm } from '../../../rules/compile/bind-term.js';
import type { Expression } from '../../../rules/condition/ast.js';
import { constantsOf } from '../../../rules/condition/checks-in.js';
import { printCondition, printTerm } from '../../../rules/condition/print.js';
import { FIELD_VOCABULARY } from '../../../rules/field-vocabulary.js';
import { contradictionIn, type Contradiction } from '../../../rules/logic/contradiction.js';
import { allOf, formulaOf } from '../../../rules/logic/formula.js';
import { eventType } from '../../../schema/events.js';
import type { ItemsAt, Node } from '../conditions/condition-nodes.js';
import { withOnly } from '../conditions/item-tests.js';
import { lacking, type Fact, type Part } from '../part.js';
import type { RulePlan } from '../conditions/rule-plan.js';
import { maskedWords, neverWords } from './dead-words.js';

/** Something that must or must not be true. */
interface Wanted {
  readonly tree: Expression;
  readonly holds: boolean;
}

/** Why it cannot be shown, or that it can, in the conditions that were looked at so far. */
type Outlook = Map<Fact, string | 'possible'>;

/** For uncovered parts that no event can ever cover, in any of these rules: why not. */
export function deadReasons(plans: readonly RulePlan[]): ReadonlyMap<Part, string> {
  const outlooks = new Map<Part, Outlook>();
  for (const plan of plans) if (!plan.done) lookInto(plan, plan.nodes.root, [], outlooks);
  return new Map([...outlooks].flatMap(([part, outlook]) => {
    const reason = [...outlook.values()].find((one) => one !== 'possible');
    return reason === undefined ? [] : [[part, reason] as const];
  }));
}

/** `sides` is what must hold beside a node for the verdict to hang on it. */
function lookInto(plan: RulePlan, node: Node, sides: readonly Wanted[], outlooks: Map<Part, Outlook>): void {
  for (const part of node.parts) {
    look(part, outlooks, (fact) => {
      const holds = fact === 'true' || fact === 'decidedTrue';
      const itself = { tree: node.tree, holds };
      return proofText(plan, part, fact, [...sides, itself], itself);
    });
  }
  for (const at of plan.nodes.items) if (at.node === node) lookIntoItems(plan, at, sides, outlooks);
  for (const child of node.children) lookInto(plan, child, [...sides, ...besides(child, node)], outlooks);
}

/** The others of an `and` must be true, those of an `or` false. */
const besides = (child: Node, { kind, children }: Node): Wanted[] =>
  children.filter((other) => other !== child).map(({ tree }) => ({ tree, holds: kind === 'and' }));

function lookIntoItems(plan: RulePlan, { items, check }: ItemsAt, sides: readonly Wanted[], outlooks: Map<Part, Outlook>): void {
  if (check.modifier === 'allof' || check.modifier === 'oneof') return;
  const constants = constantsOf(check);
  for (const { part, check: alone } of items) {
    look(part, outlooks, (fact) => {
      const [own] = constantsOf(alone);
      const others = withOnly(constants.filter((one) => one !== own), check);
      const itself = { tree: alone, holds: true };
      return proofText(plan, part, fact, [...sides, itself, { tree: others, holds: false }], itself);
    });
  }
}

/** Asks for a proof for each fact that is lacking, unless it is known already that there is none. */
function look(part: Part, outlooks: Map<Part, Outlook>, proof: (fact: Fact) => string | undefined): void {
  for (const fact of lacking(part)) {
    let outlook = outlooks.get(part);
    if (outlook === undefined) outlooks.set(part, (outlook = new Map()));
    if (outlook.get(fact) !== 'possible') outlook.set(fact, proof(fact) ?? 'possible');
  }
}

/** Why what is wanted cannot be, in words; undefined where it may. */
function proofText(plan: RulePlan, part: Part, fact: Fact, wanted: readonly Wanted[], itself: Wanted): string | undefined {
  const proof = impossible(plan, wanted);
  if (proof === undefined) return undefined;
  const simpler = impossible(plan, [itself]);
  if (simpler !== undefined) return neverWords(part, fact, simpler, valueless(itself, plan.codes), plan.codes);
  return maskedWords(part, { text: printCondition(itself.tree), holds: itself.holds }, proof, plan.codes);
}

/** The field of a test, where events of these codes never give it a value. */
function valueless({ tree, holds }: Wanted, codes: readonly number[]): string | undefined {
  if (tree.kind !== 'check' || !holds) return undefined;
  const { on } = bindTerm(tree.left, FIELD_VOCABULARY);
  return on === undefined || codes.some((code) => on.has(eventType(code)!.name)) ? undefined : printTerm(tree.left);
}

/** The contradiction that these are at events of each code that the rule is asked about. */
function impossible({ codes }: RulePlan, wanted: readonly Wanted[]): Contradiction | undefined {
  let last: Contradiction | undefined = { claims: [] };
  for (const code of codes) {
    const contradiction = contradictionIn(allOf(wanted.map(({ tree, holds }) => formulaOf(tree, holds, code))));
    if (contradiction === undefined) return undefined;
    if (contradiction.claims.length > 0) last = contradiction;
  }
  return last;
}
