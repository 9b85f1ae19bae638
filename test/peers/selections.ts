// Which exits of calls our filters select: every filter over one walk of each capture, and each known difference beside it.
import { basename } from 'node:path';
import { openAnyCapture } from '../../src/capture/open-any.js';
import { instantOf } from '../../src/rules/fields/evt/time.js';
import { compileFilter } from '../../src/rules/filter.js';
import { EVENT_CODES } from '../../src/schema/events.js';
import { createState } from '../../src/state/create-state.js';
import { walk } from '../../src/state/walk.js';

export interface Exit {
  /** For messages: the capture, the number that we give the event, its name. */
  readonly name: string;
  readonly time: bigint;
  /** By position in the list of filters: whether it is true of this exit. */
  readonly selected: readonly boolean[];
}

/** The exits of a capture, in order. */
export function exitsOf(path: string, filters: readonly string[]): Exit[] {
  const capture = openAnyCapture(path);
  const state = createState(capture.header, capture.texts);
  const compiled = filters.map((text) => compileFilter(text, state));
  const exits: Exit[] = [];
  walk(capture, state, {
    wants: new Uint8Array(EVENT_CODES).fill(1),
    needs: new Set(compiled.flatMap(({ needs }) => [...needs])),
    see(event) {
      // What begins has an even code, what has ended an odd one.
      if (event.type.code % 2 === 0) return;
      const name = `${basename(path)} #${event.block.num(event.index)} ${event.type.name}`;
      exits.push({ name, time: instantOf(event), selected: compiled.map((filter) => filter.test(event)) });
    },
  });
  capture.close();
  return exits;
}
