// `falco-rec events`: the events of a capture as lines, chosen by the filter language of rules.
import { Command } from 'commander';
import { fieldsJson } from '../alerts/fields-json.js';
import { openAnyCapture } from '../capture/open-any.js';
import { toText } from '../capture/texts.js';
import { walk } from '../state/walk.js';
import { Rejection } from '../rules/diagnostic.js';
import { checkFilter, compileFilter, EVERY_EVENT } from '../rules/filter.js';
import { compileFormat, type CompiledFormat } from '../rules/format/compile-format.js';
import { resolveCall } from '../rules/output-call.js';
import { createState } from '../state/create-state.js';
import { tellProblems } from './output/capture-problems.js';
import { EXIT, type ExitCode } from './output/exit-code.js';
import { run, UsageError } from './output/failure.js';
import { wholeNumber } from './input/whole-number.js';
import { printable } from '../rules/printable.js';
import { painted } from './input/rule-files.js';
import { output } from './output/stdout.js';

/** What sysdig prints unless told otherwise. */
const DEFAULT_FORMAT = '*%evt.num %evt.time %evt.cpu %proc.name (%thread.tid) %evt.dir %evt.type %evt.args';

interface Options {
  readonly format: string;
  readonly number?: number;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  falco-rec events trace.scap -n 20
  falco-rec events trace.scap "evt.type in (open, openat) and fd.name startswith /etc"
  falco-rec events trace.scap "evt.type=execve" -p "%evt.time %proc.pname -> %proc.cmdline"`;

export const eventsCommand = (): Command =>
  new Command('events')
    .description('Print the events of a capture, chosen by a filter in the language of rules.')
    .argument('<capture>', 'a file that `falco-rec capture` wrote, or a .scap of sysdig or Falco')
    .argument('[filter...]', 'a condition as in rules; all events without one')
    .option('-p, --format <format>', 'what to print, as in rules; a leading * prints events that lack a value, too', DEFAULT_FORMAT)
    .option('-n, --number <n>', 'print so many events and no more', wholeNumber)
    .option('--json', 'print the fields of the format as JSON, one event a line')
    .addHelpText('after', EXAMPLES)
    .action((path: string, filter: string[], options: Options) => run(() => events(path, filter.join(' ') || EVERY_EVENT, options)));

function formatOf(text: string): CompiledFormat {
  const format = compileFormat(text, resolveCall);
  if ('error' in format) throw new UsageError(`--format: ${format.error}`, `${text}\n  ${' '.repeat(format.position)}^`);
  return format;
}

/** Whether the filter is sound; what is wrong with it is told on stderr. */
function isSound(filter: string): boolean {
  try {
    checkFilter(filter);
    return true;
  } catch (thrown) {
    if (!(thrown instanceof Rejection)) throw thrown;
    process.stderr.write(painted(thrown.diagnostic));
    return false;
  }
}

function events(path: string, filterText: string, { format: formatText, number = Infinity, json }: Options): ExitCode {
  const format = formatOf(formatText);
  if (!isSound(filterText)) return EXIT.rules;
  const capture = openAnyCapture(path);
  const state = createState(capture.header, capture.texts);
  const filter = compileFilter(filterText, state);
  const formatNeeds = format.rows.map(({ needs }) => needs).filter((fact) => fact !== undefined);
  let printed = 0;
  walk(capture, state, {
    wants: filter.wants,
    needs: new Set([...filter.needs, ...formatNeeds]),
    see(event) {
      if (!filter.test(event)) return true;
      const line = json ? fieldsJson(format.values(event)) : format.line(event);
      if (line === undefined) return true;
      output.line(json ? line : printable(toText(line)));
      return ++printed < number;
    },
  });
  output.flush();
  tellProblems(capture.problems);
  capture.close();
  return capture.problems.some(({ code }) => code === 'damaged') ? EXIT.capture : EXIT.ok;
}
