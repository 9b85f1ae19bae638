// `falco-rec info`: what is in a capture, from its header and index alone.
import { Command } from 'commander';
import { contentsOf, type Contents } from '../capture/contents.js';
import { openAnyCapture } from '../capture/open-any.js';
import type { Capture } from '../capture/read/reader.js';
import type { Scope } from '../capture/header.js';
import { eventType } from '../schema/events.js';
import { tellProblems } from './output/capture-problems.js';
import { EXIT, type ExitCode } from './output/exit-code.js';
import { run } from './output/failure.js';
import { printable } from '../rules/printable.js';
import { count, facts, seconds, size, timestamp } from './output/quantities.js';

export const infoCommand = (): Command =>
  new Command('info')
    .description('Tell what is in a capture: host, time range, events per type, losses, sizes.')
    .argument('<capture>', 'a file that `falco-rec capture` wrote, or a .scap of sysdig or Falco')
    .option('--json', 'print JSON')
    .action((path: string, options: { json?: boolean }) => run(() => info(path, options)));

function info(path: string, { json }: { json?: boolean }): ExitCode {
  const capture = openAnyCapture(path);
  const contents = contentsOf(capture);
  process.stdout.write(json ? `${JSON.stringify(asJson(capture, contents))}\n` : asText(capture, contents));
  tellProblems(capture.problems);
  capture.close();
  return capture.problems.some(({ code }) => code === 'damaged') ? EXIT.capture : EXIT.ok;
}

function scopeText(scope: Scope): string {
  if (scope.kind === 'system') return 'the whole system';
  return scope.command ? `the process tree of \`${scope.command.join(' ')}\` (pid ${scope.pid})` : `the process tree of pid ${scope.pid}`;
}

function lossText({ problems }: Capture, lost: number): string {
  if (lost > 0) return `${count(lost)}: verdicts about what did not happen are not sound`;
  return problems.length === 0 ? 'none' : 'none that the file tells of, but it is not whole';
}

function asText(capture: Capture, { events, lost, blocks, endTime, types }: Contents): string {
  const { header, index, size: bytes } = capture;
  const { machine, startTime, scope, snaplen, writer } = header;
  const perEvent = events === 0 ? '' : `, ${(bytes / events).toFixed(1)} bytes per event`;
  return facts([
    ['host', `${printable(machine.hostname)} (${machine.arch}, ${machine.cpus} CPUs, ${size(machine.memoryBytes)})`],
    ['kernel', machine.kernel],
    ['written by', writer],
    ['recorded', printable(scopeText(scope))],
    ['payload', snaplen === 0 ? 'none' : `the first ${snaplen} byte${snaplen === 1 ? '' : 's'} of each read and write`],
    ['from', timestamp(startTime)],
    ['to', `${timestamp(endTime)} (${seconds(endTime - startTime)})`],
    ['size', `${size(bytes)}${perEvent}`],
    ['segments', `${index.segments.length}, with ${count(blocks)} ${blocks === 1 ? 'block' : 'blocks'}`],
    ['events', count(events)],
    ['lost', lossText(capture, lost)],
  ]) + `\n${facts(types.map(([name, n]) => [`  ${name}`, count(n).padStart(12)]))}`;
}

function asJson({ header, index, size: bytes, problems }: Capture, { events, lost, blocks, endTime, types }: Contents): object {
  const { machine, startTime, scope, snaplen, writer, recorded } = header;
  return {
    host: machine.hostname, kernel: machine.kernel, arch: machine.arch, cpus: machine.cpus, memory_bytes: machine.memoryBytes,
    boot_time: timestamp(machine.bootTime), writer, scope, snaplen,
    start_time: timestamp(startTime), end_time: timestamp(endTime),
    size_bytes: bytes, bytes_per_event: events === 0 ? null : bytes / events,
    segments: index.segments.length, blocks, events, lost,
    events_by_type: Object.fromEntries(types),
    event_types_recorded: recorded.map((code) => eventType(code)?.name ?? code),
    problems,
  };
}
