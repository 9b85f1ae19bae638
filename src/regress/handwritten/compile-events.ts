// Events written by hand → a capture, so that the very same engine judges them as judges recordings.
import { captureInMemory } from '../../capture/in-memory.js';
import type { Header } from '../../capture/header.js';
import type { Capture } from '../../capture/read/reader.js';
import { BlockBuilder, type Value } from '../../capture/write/block-builder.js';
import { reject } from '../../rules/diagnostic.js';
import { EVENT_TYPES } from '../../schema/events.js';
import type { CaseText, EventText } from '../suite/format.js';
import { badParameter } from '../suite/problems.js';
import { Cast, type Actor } from './cast.js';
import type { Given } from './given-state.js';
import { creates, defaultOf, type Told } from './parameter-defaults.js';
import { parameterValue } from './parameter-values.js';

/** A new year's morning: what happens in suites happens at the same time everywhere. */
const START = BigInt(Date.UTC(2026, 0, 1)) * 1_000_000n;
const MILLISECOND = 1_000_000n;
const BOOTED = 3_600_000_000_000n;

const HEADER: Header = {
  machine: { hostname: 'test', kernel: '6.12.0', arch: 'x86_64', cpus: 1, memoryBytes: 2 ** 32, bootTime: START - BOOTED },
  startTime: START, recorded: Object.values(EVENT_TYPES).map(({ code }) => code),
  snaplen: 80, scope: { kind: 'system' }, writer: 'falco-rec test',
};

/** The capture that a case describes. What is wrong with an event is thrown as a `Rejection`, at its place. */
export function compileEvents(events: readonly EventText[], who: CaseText['process'], given: Given): Capture {
  const cast = new Cast(given, START);
  const builder = new BlockBuilder();
  const actors = new Map<unknown, Actor>();
  // One that is described in place is one process, however many events it does.
  const actorOf = (described: CaseText['process']): Actor => {
    const actor = actors.get(described) ?? cast.actor(described);
    actors.set(described, actor);
    return actor;
  };
  let time = START - MILLISECOND;
  for (const event of events) {
    for (const [index, process] of (event.process ?? [who]).entries()) {
      time = event.at === undefined || index > 0 ? time + MILLISECOND : START + BigInt(Math.round(event.at * 1e9));
      const actor = actorOf(process);
      builder.add({ time, tid: actor.facts.tid, code: event.type.code, values: valuesOf(event, actor, cast) });
    }
  }
  const blocks = events.length === 0 ? [] : [builder.take()];
  return captureInMemory(HEADER, cast.keyframe(), blocks);
}

function valuesOf(event: EventText, actor: Actor, cast: Cast): Value[] {
  const { type, name } = event;
  const given = new Map(event.params.map((param) => [param.name.text, givenValue(event, param, cast)]));
  const told: Told = { actor, type, name: name.text, given };
  const values = type.params.map((param) => (given.has(param.name) ? given.get(param.name) : defaultOf(param, told)));
  if (creates(type)) remember(actor, values[0]);
  return values;
}

function givenValue({ type }: EventText, { name, node }: EventText['params'][number], cast: Cast): Value {
  const param = type.params.find((one) => one.name === name.text)!;
  try {
    return parameterValue(node, param, cast);
  } catch (complaint) {
    if (typeof complaint !== 'string') throw complaint;
    return reject(badParameter({ complaint: `${type.name}.${param.name}: ${complaint}`, help: undefined }, node.place));
  }
}

/** The next event that needs a descriptor works on this one. */
function remember(actor: Actor, fd: Value): void {
  if (typeof fd !== 'number' || fd < 0) return;
  actor.lastFd = fd;
  actor.nextFd = Math.max(actor.nextFd, fd + 1);
}
