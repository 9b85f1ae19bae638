// Predicates that keep their verdict where it belongs, so that they are asked once for each value of what they vary with.
//
// A verdict is a byte: not asked, false, or true. Arrays grow when predicates were added after they were made.
import type { Texts } from '../../capture/texts.js';
import type { CurrentEvent } from '../../state/current-event.js';
import type { Extract } from '../field.js';
import type { Ask } from './bound.js';

const UNKNOWN = 0;
const NO = 1;
const YES = 2;

interface Holder { verdicts: Uint8Array | undefined }

/** Room for all slots, old verdicts kept. */
function widen(old: Uint8Array | undefined, slots: number): Uint8Array {
  const wide = new Uint8Array(slots);
  if (old !== undefined) wide.set(old);
  return wide;
}

function verdictsOf(holder: Holder, slot: number, slots: { readonly count: number }): Uint8Array {
  const verdicts = holder.verdicts;
  if (verdicts !== undefined && slot < verdicts.length) return verdicts;
  return (holder.verdicts = widen(verdicts, slots.count));
}

/** Once for the whole recording. */
export function keepForever(ask: Ask): Ask {
  let verdict = UNKNOWN;
  return (event) => {
    if (verdict === UNKNOWN) verdict = ask(event) ? YES : NO;
    return verdict === YES;
  };
}

/** Once for each process image; events without a thread are asked every time. */
export function keepByProcess(ask: Ask, slot: number, slots: { readonly count: number }): Ask {
  return (event) => {
    const { thread } = event;
    if (thread === undefined) return ask(event);
    const verdicts = verdictsOf(thread, slot, slots);
    if (verdicts[slot] === UNKNOWN) verdicts[slot] = ask(event) ? YES : NO;
    return verdicts[slot] === YES;
  };
}

/** Once for each open descriptor. */
export function keepByDescriptor(ask: Ask, slot: number, slots: { readonly count: number }): Ask {
  return (event) => {
    const { fd } = event;
    if (fd === undefined) return ask(event);
    const verdicts = verdictsOf(fd, slot, slots);
    if (verdicts[slot] === UNKNOWN) verdicts[slot] = ask(event) ? YES : NO;
    return verdicts[slot] === YES;
  };
}

/** Answers of up to seven predicates as bits, the first in the lowest. */
export type Bits = (event: CurrentEvent) => number;

const WORKED_OUT = 0x80;
const ALL = 0xff;

function workOut(asks: readonly (Ask | undefined)[], event: CurrentEvent): number {
  return asks.reduce((bits, ask, index) => (ask === undefined || ask(event) ? bits | (1 << index) : bits), WORKED_OUT);
}

/** Bits of predicates about the process; all set where there is no thread, because then they must be asked one by one. */
export function keepBitsByProcess(asks: readonly (Ask | undefined)[], slot: number, slots: { readonly count: number }): Bits {
  return (event) => {
    const { thread } = event;
    if (thread === undefined) return ALL;
    const known = thread.verdicts === undefined ? 0 : thread.verdicts[slot];
    if (known) return known;
    const bits = workOut(asks, event);
    return (verdictsOf(thread, slot, slots)[slot] = bits);
  };
}

/** The same for the descriptor. */
export function keepBitsByDescriptor(asks: readonly (Ask | undefined)[], slot: number, slots: { readonly count: number }): Bits {
  return (event) => {
    const { fd } = event;
    if (fd === undefined) return ALL;
    const known = fd.verdicts === undefined ? 0 : fd.verdicts[slot];
    if (known) return known;
    const bits = workOut(asks, event);
    return (verdictsOf(fd, slot, slots)[slot] = bits);
  };
}

/** Once for each thread while no process appears, disappears or execs. */
export function keepByLineage(ask: Ask, slot: number, slots: { readonly count: number }): Ask {
  return (event) => {
    const { thread } = event;
    if (thread === undefined) return ask(event);
    if (thread.lineageEpoch !== event.state.lineageEpoch) {
      thread.lineageVerdicts?.fill(UNKNOWN);
      thread.lineageEpoch = event.state.lineageEpoch;
    }
    let verdicts = thread.lineageVerdicts;
    if (verdicts === undefined || slot >= verdicts.length) verdicts = thread.lineageVerdicts = widen(verdicts, slots.count);
    if (verdicts[slot] === UNKNOWN) verdicts[slot] = ask(event) ? YES : NO;
    return verdicts[slot] === YES;
  };
}

/** Once for each text; ABSENT (0) stands for no value as well. */
export function keepByText(extract: Extract, judge: (text: string | undefined) => boolean, texts: Texts): Ask {
  let verdicts: Uint8Array = new Uint8Array(256);
  const decide = (id: number): boolean => {
    if (id >= verdicts.length) verdicts = widen(verdicts, Math.max(texts.size, id + 1) * 2);
    const yes = judge(id === 0 ? undefined : texts.value(id));
    verdicts[id] = yes ? YES : NO;
    return yes;
  };
  return (event: CurrentEvent) => {
    const id = (extract(event) as number | undefined) ?? 0;
    const verdict = verdicts[id];
    return verdict === YES || (verdict !== NO && decide(id));
  };
}
