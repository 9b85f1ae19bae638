// Verdicts that must stay as they are, and the replay that tells whether something smaller still gives them.
import { alertVisitor } from '../../alerts/alert-visitor.js';
import type { Alert } from '../../alerts/alert.js';
import { fieldsJson } from '../../alerts/fields-json.js';
import type { Header } from '../../capture/header.js';
import { rawReader } from '../../capture/read/raw-to-block.js';
import { Texts } from '../../capture/texts.js';
import type { LoadedRule } from '../../rules/load/loaded-rule.js';
import { createState, fromKeyframe } from '../../state/create-state.js';
import { blockWalker } from '../../state/walk-block.js';
import { blocksOf, type Scene } from './scene.js';

/** One alert as a text: event, rule, priority, message, values of fields. What is left out is the name of the machine. */
export type Verdict = string;

export const verdictOf = ({ num, time, rule, priority, message, fields }: Alert): Verdict =>
  JSON.stringify([num, String(time), rule, priority.name, message, fieldsJson(fields)]);

export interface Verdicts {
  /** Must be given. */
  readonly wanted: ReadonlySet<Verdict>;
  /** May be given: what the whole capture gives. */
  readonly possible: ReadonlySet<Verdict>;
}

/** Whether a scene gives all verdicts that are wanted, and none that the whole capture does not give. */
export type Holds = (scene: Scene) => boolean;

/** Rules are compiled once and asked of scene after scene: thousands are tried. */
export function judgeOf(header: Header, rules: readonly LoadedRule[], { wanted, possible }: Verdicts): Holds {
  const texts = new Texts();
  const state = createState(header, texts);
  let seen = 0, holds = true;
  const visitor = alertVisitor(rules, state, {
    matching: 'all',
    onAlert(alert) {
      const verdict = verdictOf(alert);
      if (wanted.has(verdict)) seen++;
      else if (!possible.has(verdict)) holds = false;
    },
  });
  state.keepEnvironment = visitor.needs.has('environment');
  const walkBlock = blockWalker(state, { ...visitor, see: (event) => { visitor.see(event); return holds; } });
  return (scene) => {
    seen = 0;
    holds = true;
    fromKeyframe(state, scene.keyframe);
    const reader = rawReader(header.startTime, texts);
    for (const block of blocksOf(scene)) if (!walkBlock(reader.view(block))) return false;
    return holds && seen === wanted.size;
  };
}
