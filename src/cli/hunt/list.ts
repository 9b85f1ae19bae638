// `falco-rec hunt list`: the hunts that there are, a line each.
import { Command } from 'commander';
import type { Hunt } from '../../query/hunts/hunt.js';
import { EXIT, type ExitCode } from '../output/exit-code.js';
import { run } from '../output/failure.js';
import { huntsOf, withHuntFolders, type HuntFolders } from './folders.js';
import { onStdout } from '../output/paint.js';
import { output } from '../output/stdout.js';

interface Options extends HuntFolders {
  readonly json?: boolean;
}

export const huntListCommand = (): Command =>
  withHuntFolders(new Command('list')
    .description('List the hunts.')
    .option('--json', 'print JSON, one hunt a line'))
    .action((options: Options) => run(() => list(options)));

function list(options: Options): ExitCode {
  const hunts = huntsOf(options);
  const width = Math.max(...hunts.map(({ name }) => name.length));
  for (const hunt of hunts) output.line(options.json ? huntJson(hunt) : `${onStdout.bold(hunt.name.padEnd(width))}  ${hunt.title}`);
  output.flush();
  return EXIT.ok;
}

/** All that its file says. */
export function huntJson({ name, file, title, finds, misses, empty, mitre, parameters, sql }: Hunt): string {
  const declared = parameters.map(({ name, type, written, about }) => ({ name, type, default: written, about }));
  return JSON.stringify({ hunt: name, file, title, finds, misses, empty, mitre, parameters: declared, sql });
}
