// util.*: what is about the asking and not about the event.
import type { Extract, Field } from '../field.js';
import { perReplay } from './per-replay.js';

function counter(): Extract {
  const counted = perReplay(() => ({ asked: 0 }));
  return ({ state }) => ++counted(state).asked;
}

export const TIMES_ASKED: readonly Field[] = [
  { name: 'util.cnt', type: 'uint64', varies: 'event', display: 'id', about: 'How often this was asked for, from 1', extract: counter },
];
