// `falco-rec capture`: records system calls into a file until the command, the time or the patience is at its end.
import { Command, InvalidArgumentError } from 'commander';
import type { Recording } from '../record/options.js';
import { record } from '../record/record.js';
import { eventType } from '../schema/events.js';
import { foldAlong } from '../state/fold-along.js';
import { EXIT, type ExitCode } from './output/exit-code.js';
import { run, UsageError } from './output/failure.js';
import { wholeNumber } from './input/whole-number.js';
import { onStderr } from './output/paint.js';
import { count, size } from './output/quantities.js';
import { version } from './version.js';

const MOST_SNAPLEN = 16_384;

interface Options {
  readonly output: string;
  readonly duration?: number;
  readonly events?: number;
  readonly pid?: number;
  readonly snaplen: number;
  readonly json?: boolean;
}

const NOTES = `
Without a command or --pid the whole machine is recorded, until Ctrl-C. The recorder never records itself.
The recording of a command ends with the command; processes that it leaves behind are named.
The file is written as OUTPUT.partial and renamed when it is complete. It may hold secrets: only you can read it.

Examples:
  sudo falco-rec capture -o trace.scap -- curl https://example.org
  sudo falco-rec capture -o trace.scap --duration 60 --snaplen 0`;

export const captureCommand = (): Command =>
  new Command('capture')
    .description('Record system calls with eBPF: of the whole machine, a process, or a command and all it starts. Needs root.')
    .argument('[command...]', 'run this and record it with all that it starts')
    .passThroughOptions() // what follows the command's name is the command's
    .requiredOption('-o, --output <file>', 'where to write the capture')
    .option('--duration <seconds>', 'end after this time', positive)
    .option('--events <n>', 'end after this many events', wholeNumber)
    .option('--pid <pid>', 'record this process and what it starts from now on, until the last of them ends', wholeNumber)
    .option('--snaplen <bytes>', `payload kept of each read and write, 0 for none, at most ${MOST_SNAPLEN}`, snaplen, 80)
    .option('--json', 'print the closing summary as JSON on stdout')
    .addHelpText('after', NOTES)
    .action((command: string[], options: Options) => run(() => capture(command, options)));

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0) || !Number.isFinite(value)) throw new InvalidArgumentError('It must be a number above 0.');
  return value;
}

function snaplen(text: string): number {
  const value = Number(text);
  if (!/^[0-9]+$/.test(text) || value > MOST_SNAPLEN) throw new InvalidArgumentError(`It must be a number from 0 to ${MOST_SNAPLEN}.`);
  return value;
}

async function capture(command: readonly string[], { output, duration, events, pid, snaplen: payload, json }: Options): Promise<ExitCode> {
  if (command.length > 0 && pid !== undefined) throw new UsageError('a command and --pid exclude each other', 'leave one of them out');
  const recording = await record({
    output, snaplen: payload, statusLine: true, writer: `falco-rec ${version}`, foldAlong,
    ...(command.length > 0 && { command }), ...(duration !== undefined && { duration }),
    ...(events !== undefined && { events }), ...(pid !== undefined && { pid }),
  });
  process.stderr.write(summary(recording));
  if (json) process.stdout.write(`${JSON.stringify(asJson(recording))}\n`);
  return EXIT.ok;
}

const lostIn = ({ drops }: Recording): number => drops.reduce((sum, drop) => sum + drop.count, 0);

function summary(recording: Recording): string {
  const { path, totals: { events, bytes }, seconds } = recording;
  const lost = lostIn(recording);
  const each = events === 0 ? '' : `, ${(bytes / events).toFixed(1)} bytes each`;
  const losses = lost === 0 ? ', none lost' : '';
  const line = `${path}: ${count(events)} events in ${seconds.toFixed(1)} s, ${size(bytes)}${each}${losses}${endingOf(recording)}\n`;
  return line + survivorLines(recording) + (lost === 0 ? '' : lossLines(recording, lost));
}

/** A daemon outlives the command that started it, and with it the recording. */
function survivorLines({ survivors }: Recording): string {
  if (survivors.length === 0) return '';
  const which = survivors.length === 1 ? '1 process of the command runs on' : `${count(survivors.length)} processes of the command run on`;
  const hint = `process ids: ${survivors.join(', ')}; \`--pid\` records one that runs`;
  return `${onStderr.yellow('warning:')} ${which}, no longer recorded\n  ${onStderr.dim(hint)}\n`;
}

function endingOf({ child }: Recording): string {
  if (child?.signal !== undefined) return `; the command was ended by signal ${child.signal}`;
  return child?.code ? `; the command ended with exit code ${child.code}` : '';
}

/** Losses by processor and event type: what exactly a verdict cannot rest on. */
function lossLines({ drops }: Recording, lost: number): string {
  const lines = drops.map(({ cpu, code, count: n }) => `  ${count(n).padStart(10)}  ${eventType(code)?.name ?? code} on CPU ${cpu}\n`);
  const warning = onStderr.yellow('warning:');
  return `${warning} ${count(lost)} events were lost, because they came faster than they could be written:\n${lines.join('')}`;
}

function asJson(recording: Recording): object {
  const { path, totals, seconds, drops, child, survivors } = recording;
  const named = drops.map(({ cpu, code, count: n }) => ({ cpu, event: eventType(code)?.name ?? code, count: n }));
  return { path, ...totals, lost: lostIn(recording), drops: named, seconds, command: child ?? null, survivors };
}
