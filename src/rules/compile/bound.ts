// A condition with everything looked up and checked, not yet tied to a replay: what is folded, grouped and then opened.
//
// Nodes are made by the functions below, which flatten, drop duplicates and constants, and carry upwards what grouping needs:
// the printed form, the rate, the only text that it depends on (if so), and a guess of what asking costs.
import type { Texts } from '../../capture/texts.js';
import type { CurrentEvent } from '../../state/current-event.js';
import type { Field, Rate } from '../field.js';
import type { Input } from './input.js';
import { fastest } from './rates.js';

export type Ask = (event: CurrentEvent) => boolean;

interface Facts {
  readonly key: string;
  readonly rate: Rate;
  /** The single text-valued input that it is all about. */
  readonly subject: Input | undefined;
  readonly cost: number;
}

export interface Constant { readonly kind: 'constant'; readonly key: string; readonly value: boolean }

export interface Predicate extends Facts {
  readonly kind: 'predicate';
  readonly fields: readonly Field[];
  /** Its verdict on a subject's text; only for those that have a subject. A missing text is false. */
  readonly judge: ((text: string) => boolean) | undefined;
  readonly open: (texts: Texts) => Ask;
  /** Its verdict where the event's code alone decides it. */
  readonly decide: (code: number) => boolean | undefined;
}

export interface Negation extends Facts { readonly kind: 'not'; readonly child: Asked }
export interface Junction extends Facts { readonly kind: 'and' | 'or'; readonly children: readonly Asked[] }

/** Nodes that must be asked. */
export type Asked = Predicate | Negation | Junction;
export type Bound = Constant | Asked;

export const TRUE: Constant = { kind: 'constant', key: 'true', value: true };
export const FALSE: Constant = { kind: 'constant', key: 'false', value: false };

export const constant = (value: boolean): Constant => (value ? TRUE : FALSE);

/** The opposite of a node. */
export function negate(child: Bound): Bound {
  if (child.kind === 'constant') return constant(!child.value);
  if (child.kind === 'not') return child.child;
  return { kind: 'not', key: `not ${child.key}`, rate: child.rate, subject: child.subject, cost: child.cost + 0.1, child };
}

/** Nodes joined by `and` or `or`. */
export function join(kind: 'and' | 'or', parts: readonly Bound[]): Bound {
  const absorbing = kind === 'or';
  const children = new Map<string, Asked>();
  for (const part of parts) {
    if (part.kind === 'constant') {
      if (part.value === absorbing) return part;
    } else if (part.kind === kind) for (const child of part.children) children.set(child.key, child);
    else children.set(part.key, part);
  }
  const [only, ...more] = children.values();
  if (only === undefined) return constant(!absorbing);
  return more.length === 0 ? only : junction(kind, [only, ...more]);
}

function junction(kind: 'and' | 'or', children: readonly Asked[]): Junction {
  const subject = children[0]!.subject;
  return {
    kind, children,
    key: `(${children.map(({ key }) => key).join(` ${kind} `)})`,
    rate: fastest(children.map(({ rate }) => rate)),
    subject: children.every((child) => child.subject !== undefined && child.subject.key === subject?.key) ? subject : undefined,
    cost: children.reduce((sum, { cost }) => sum + cost, 0),
  };
}
