// What is known of each mutant while the cases of a suite are run, one after another.
import type { LoadedRule } from '../../../rules/load/loaded-rule.js';
import { positionIn } from '../../expectations/check-alerts.js';
import type { CaseText } from '../../suite/format.js';
import type { Suite } from '../../suite/read-suite.js';
import { mutantsOf, type Mutant } from '../mutants/mutants.js';

/** A case as reports name it. */
export interface CaseName {
  readonly suite: string;
  readonly name: string;
  readonly line: number;
}

export const caseName = ({ source }: Suite, { name }: CaseText): CaseName =>
  ({ suite: source.name, name: name.text, line: positionIn(name).line });

export interface Trial {
  readonly mutant: Mutant;
  /** The first case that does not pass with it. */
  caughtBy: CaseName | undefined;
  /** Whether a case says anything of a rule that it changes. */
  asked: boolean;
}

/** Mutants of the rules that cases load, each known by what was written, whatever else is loaded with it. */
export class Trials {
  readonly all = new Map<string, Trial>();
  private readonly mutants = new Map<readonly LoadedRule[], readonly Mutant[]>();

  /** `isWanted` says of which rules. */
  constructor(private readonly isWanted: (rule: string) => boolean) {}

  /** The mutants of these rules that no case has caught yet, and that change one of those that are asked about. */
  left(rules: readonly LoadedRule[], asked: ReadonlySet<string>): readonly Mutant[] {
    const concerned = this.of(rules).filter(({ versions }) => versions.some(({ rule }) => asked.has(rule.name)));
    for (const { id } of concerned) this.all.get(id)!.asked = true;
    return concerned.filter(({ id }) => this.all.get(id)!.caughtBy === undefined);
  }

  caught(mutant: Mutant, by: CaseName): void {
    this.all.get(mutant.id)!.caughtBy ??= by;
  }

  private of(rules: readonly LoadedRule[]): readonly Mutant[] {
    const known = this.mutants.get(rules);
    if (known !== undefined) return known;
    const mutants = mutantsOf(rules).filter(({ versions }) => versions.some(({ rule }) => this.isWanted(rule.name)));
    this.mutants.set(rules, mutants);
    for (const mutant of mutants) {
      if (!this.all.has(mutant.id)) this.all.set(mutant.id, { mutant, caughtBy: undefined, asked: false });
    }
    return mutants;
  }
}
