// Where an explanation begins: at one event of a capture, with the rules that ask about events of its type.
import type { Capture } from '../../capture/read/reader.js';
import { EVENT_CODES } from '../../schema/events.js';
import { createState } from '../../state/create-state.js';
import type { CurrentEvent } from '../../state/current-event.js';
import { walk } from '../../state/walk.js';
import { bindCondition } from '../compile/bind.js';
import { factsNeeded } from '../compile/facts-needed.js';
import { codesOf } from '../compile/specialise.js';
import { FIELD_VOCABULARY } from '../field-vocabulary.js';
import type { LoadedRule } from '../load/loaded-rule.js';

/** Walks up to the event of this number (evt.num), with what these rules need to know; whether there is such an event. */
export function standAt(number: number, capture: Capture, rules: readonly LoadedRule[], at: (event: CurrentEvent) => void): boolean {
  const state = createState(capture.header, capture.texts);
  let found = false;
  walk(capture, state, {
    wants: new Uint8Array(EVENT_CODES).fill(1),
    needs: factsNeeded(rules.map(({ condition }) => bindCondition(condition, FIELD_VOCABULARY))),
    see(event) {
      if (event.block.num(event.index) !== number) return true;
      found = true;
      at(event);
      return false;
    },
  });
  return found;
}

/** Whether events of this code can satisfy the rule at all. */
export const asksAbout = ({ condition }: LoadedRule, code: number): boolean =>
  codesOf(bindCondition(condition, FIELD_VOCABULARY)).includes(code);
