// A capture → the smallest that gives the same verdicts, without what they do not need.
import type { Header } from '../../capture/header.js';
import { openCapture, type Capture } from '../../capture/read/reader.js';
import { Encoder, type Totals } from '../../capture/write/encoder.js';
import { createWriter } from '../../capture/write/writer.js';
import type { LoadedRule } from '../../rules/load/loaded-rule.js';
import { foldAlong } from '../../state/fold-along.js';
import { gather, RELEVANT } from './gather.js';
import { patienceOf } from './least.js';
import { MinimizeError } from './problem.js';
import { redact, redactedHeader, type Redacted } from './redact.js';
import { blocksOf, type Scene } from './scene.js';
import { shrink } from './shrink.js';
import { survey, type Survey } from './survey.js';
import { judgeOf, type Holds } from './verdict.js';

export interface MinimizeOptions {
  readonly rules: readonly LoadedRule[];
  readonly output: string;
  readonly redact: boolean;
  /** So many alerts of each rule must stay, the first ones; all when left out. */
  readonly perRule?: number;
  /** After so long it is small enough. */
  readonly seconds: number;
  /** Name and version for the header. */
  readonly writer: string;
  /** Called with the number of events of each block of a walk over the whole capture. */
  readonly onProgress?: (events: number) => void;
}

export interface Minimized {
  readonly alerts: number;
  readonly eventsBefore: number;
  readonly bytesBefore: number;
  /** Events that the recorder lost: the smaller capture tells nothing of them. */
  readonly lostBefore: number;
  readonly totals: Totals;
  readonly scene: Scene;
  /** Undefined where nothing was to be taken out. */
  readonly redacted: (Omit<Redacted, 'scene'> & { readonly header: boolean }) | undefined;
  /** Time ran out: it could be smaller, or hold less. */
  readonly impatient: boolean;
}

/** Writes the smaller capture. Throws MinimizeError where there is none, CaptureError where one of the files fails. */
export function minimize(capture: Capture, { rules: all, ...options }: MinimizeOptions): Minimized {
  const rules = all.filter(({ enabled }) => enabled);
  const found = survey(capture, rules, options.perRule, options.onProgress);
  if (found === undefined) throw new MinimizeError('no-alerts');
  const header: Header = { ...capture.header, writer: options.writer };
  const holds = judgeOf(header, rules, found);
  const patience = patienceOf(options.seconds);
  const small = shrink(firstScene(capture, found, holds, options.onProgress), found.threads, holds, patience);
  const impatient = patience.isOver;
  const hidden = options.redact ? hide(header, small, rules, found) : undefined;
  const scene = hidden?.scene ?? small;
  prove(hidden?.header ?? header, scene, rules, found);
  return {
    alerts: found.wanted.size, eventsBefore: found.events, bytesBefore: capture.size, lostBefore: found.lost, scene,
    totals: write(options.output, hidden?.header ?? header, scene), impatient,
    redacted: hidden && { replaced: hidden.replaced, kept: hidden.kept, header: hidden.header !== header },
  };
}

/** The first choice of events with which the verdicts hold. */
function firstScene(capture: Capture, found: Survey, holds: Holds, onProgress: MinimizeOptions['onProgress']): Scene {
  for (const relevant of RELEVANT) {
    const scene = gather(capture, found, relevant, onProgress);
    if (holds(scene)) return scene;
  }
  throw new MinimizeError('not-the-same');
}

function hide(header: Header, small: Scene, rules: readonly LoadedRule[], found: Survey): Redacted & { readonly header: Header } {
  const nameless = redactedHeader(header);
  const holds = judgeOf(nameless, rules, found);
  if (holds(small)) return { ...redact(small, found.messages, holds), header: nameless };
  return { ...redact(small, found.messages, judgeOf(header, rules, found)), header };
}

/** Throws MinimizeError unless the file that would be written gives the verdicts, read as any capture is. */
function prove(header: Header, scene: Scene, rules: readonly LoadedRule[], found: Survey): void {
  const pieces: Uint8Array[] = [];
  let position = 0;
  const encoder = new Encoder({
    get position() { return position; },
    write(bytes) {
      pieces.push(Uint8Array.from(bytes));
      position += bytes.length;
    },
  }, header);
  writeScene(encoder, header, scene);
  encoder.finish();
  const again = survey(openCapture(Buffer.concat(pieces)), rules);
  const isSame = again !== undefined && [...found.wanted].every((verdict) => again.wanted.has(verdict))
    && [...again.wanted].every((verdict) => found.possible.has(verdict));
  if (!isSame) throw new MinimizeError('not-the-same');
}

function writeScene(to: Pick<Encoder, 'keyframe' | 'write'>, header: Header, scene: Scene): void {
  const along = foldAlong(header, scene.keyframe);
  to.keyframe(scene.keyframe);
  for (const block of blocksOf(scene)) to.write(along.block(block));
}

function write(path: string, header: Header, scene: Scene): Totals {
  const writer = createWriter(path, header);
  try {
    writeScene(writer, header, scene);
    return writer.close();
  } catch (error) {
    writer.abort();
    throw error;
  }
}
