// What is converted says the same as the original, whole and from each of its segments.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { alertJson } from '../../src/alerts/alert-json.js';
import { openAnyCapture } from '../../src/capture/open-any.js';
import { openCapture, type Capture } from '../../src/capture/read/reader.js';
import { openScap } from '../../src/capture/scap/open-scap.js';
import { createWriter } from '../../src/capture/write/writer.js';
import { writeAll } from '../../src/cli/convert.js';
import { replay } from '../../src/replay/replay.js';
import { compileFormat, type CompiledFormat } from '../../src/rules/format/compile-format.js';
import { EVENT_CODES } from '../../src/schema/events.js';
import { createState } from '../../src/state/create-state.js';
import { foldAlong } from '../../src/state/fold-along.js';
import { walk } from '../../src/state/walk.js';
import { cstring, event, fd, section, u32 } from '../capture/scap/scap-file.js';
import { rulesOf } from '../fidelity/compare-alerts.js';
import { captures, corpusPresent } from '../fidelity/corpus.js';
import { falcoRec } from './falco-rec.js';

const LINE = `*%evt.num %evt.time %evt.cpu %proc.name (%thread.tid) %evt.dir %evt.type %evt.args %proc.cmdline %proc.exepath %proc.cwd
  %proc.aname %proc.env %proc.sname %proc.duration %thread.vmsize %thread.cap_effective %user.name %group.name %container.id %fd.name
  %fd.nameraw %fd.ino %fd.types %fd.lip:%fd.lport %fd.rip:%fd.rport %fd.is_server %fd.connected %fd.l4proto %proc.fdopencount`;

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'convert-')); });
afterAll(() => rmSync(folder, { recursive: true }));

/** The capture converted; with a number, in segments of so many events at most. */
function converted(path: string, events?: number): string {
  const capture = openScap(path);
  const output = join(folder, `${basename(path)}.${events ?? 'whole'}`);
  const writer = createWriter(output, capture.header);
  const enough = events === undefined ? undefined : { events: 1, strings: 1 };
  const begin: typeof foldAlong = (header, first) => foldAlong(header, first, enough);
  writeAll(capture.imported(events), writer, capture.header, begin);
  writer.close();
  capture.close();
  return output;
}

function alertsOf(path: string): string[] {
  const capture = openAnyCapture(path);
  const found: string[] = [];
  const rules = [...rulesOf('stock').values(), ...rulesOf('probes').values()];
  replay(capture, { rules, matching: 'all', onAlert: (alert) => found.push(alertJson(alert)) });
  capture.close();
  return found;
}

/** Every event with what is known of it, from this segment on. */
function linesOf(capture: Capture, fromSegment = 0): string[] {
  const format = compileFormat(LINE) as CompiledFormat;
  const needs = new Set(format.rows.map((row) => row.needs).filter((fact) => fact !== undefined));
  const found: string[] = [];
  const part: Capture = { ...capture, blocks: () => capture.blocks({ fromSegment }) };
  walk(part, createState(capture.header, capture.texts), {
    wants: new Uint8Array(EVENT_CODES).fill(1), needs, see: (seen) => { found.push(format.render(seen)); },
  });
  return found;
}

function linesIn(path: string): string[] {
  const capture = openAnyCapture(path);
  const lines = linesOf(capture);
  capture.close();
  return lines;
}

if (!corpusPresent) console.log('converting: no corpus of captures is present; only a small one is converted');

describe.each(captures().map((path) => [basename(path), path]))('%s', (_, path) => {
  let all: string[];
  beforeAll(() => { all = linesIn(path); });

  test('gives the same alerts and events', () => {
    const output = converted(path);
    expect(alertsOf(output)).toEqual(alertsOf(path));
    expect(linesIn(output)).toEqual(all);
  });

  test('says the same from each of its segments on', () => {
    const capture = openCapture(converted(path, Math.ceil(all.length / 3)));
    const { segments } = capture.index;
    expect(segments.length).toBeGreaterThan(2);
    for (const { segment, events } of segments) {
      expect(linesOf(capture, segment)).toEqual(all);
      all.splice(0, events);
    }
    capture.close();
  });
});

test('the command writes what was read, and says how much', () => {
  const [from, to] = [join(folder, 'small.scap'), join(folder, 'small.out')];
  const open = event({ code: 3, params: [fd(4), cstring('/b'), u32(1), u32(0), u32(0), fd(0)] });
  writeFileSync(from, Buffer.concat([section(), open, open]));
  const { status, stdout, stderr } = falcoRec(['convert', from, '-o', to]);
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  expect(stderr).toMatch(/small\.out: 2 events, /);
  expect(linesIn(to)).toEqual(linesIn(from));
});
