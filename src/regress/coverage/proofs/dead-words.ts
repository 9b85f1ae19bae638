// Proofs that a part can never be covered, in words.
import { shortened } from '../../../rules/explain/look.js';
import type { Claimed, Contradiction } from '../../../rules/logic/contradiction.js';
import { eventType } from '../../../schema/events.js';
import type { Fact, Part } from '../part.js';

/**
 * It can never be so.
 * @param valueless the field that has no value there, if that is why
 * @param codes of the events that the rule is asked about
 */
export function neverWords(
  part: Part, fact: Fact, { claims }: Contradiction, valueless: string | undefined, codes: readonly number[],
): string {
  const what = `can never ${verbOf(part, fact === 'true' || fact === 'decidedTrue')}`;
  const [claim, ...more] = claims;
  if (claim !== undefined) return more.length === 0 ? `${what}: no event has ${claimText(claim)}` : `${what}: ${atOnce(claims)}`;
  if (part.text.endsWith(' ()')) return `${what}: the list is empty`;
  if (codes.length > 0 && valueless !== undefined) return `${what}: ${valueless} has no value ${atEvents(codes)}`;
  return codes.length === 0 ? `${what}: events of no type satisfy the rule` : `${what} ${atEvents(codes)}`;
}

/** It can be so, but not where the verdict of the rule hangs on it. `itself` is the part as a claim. */
export function maskedWords(part: Part, itself: Claimed, { claims }: Contradiction, codes: readonly number[]): string {
  const what = part.kind === 'item' ? 'can never decide' : `can never decide when ${itself.holds}`;
  const others = claims.filter(({ text, holds }) => text !== itself.text || holds !== itself.holds);
  const [other, ...more] = others;
  if (other === undefined) return `${what} ${atEvents(codes)}`;
  if (others.length === claims.length || more.length > 0) return `${what}: ${atOnce(claims)}`;
  return `${what}: whenever it ${part.kind === 'item' ? 'matches' : 'is'}, ${quoted(other.text)} is ${!other.holds}`;
}

function verbOf({ kind }: Part, holds: boolean): string {
  if (kind === 'rule') return holds ? 'fire' : 'be silent';
  if (kind === 'item') return 'match';
  if (kind === 'exception') return 'exclude anything';
  return `be ${holds}`;
}

const atOnce = (claims: readonly Claimed[]): string => `that would take ${claims.map(claimText).join(' and ')} at once`;

const claimText = ({ text, holds }: Claimed): string => quoted(holds ? text : `not ${text}`);

const WIDEST = 60;
const quoted = (text: string): string => `\`${shortened(text, WIDEST)}\``;

const atEvents = (codes: readonly number[]): string => `at events that the rule is about (${namesOf(codes)})`;

const MOST = 4;

function namesOf(codes: readonly number[]): string {
  const names = [...new Set(codes.map((code) => eventType(code)!.name))];
  return names.length <= MOST ? names.join(', ') : `${names.slice(0, MOST - 1).join(', ')} and ${names.length - MOST + 1} more`;
}
