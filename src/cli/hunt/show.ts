// `falco-rec hunt show`: one hunt as its file has it, which is written to be read.
import { Command } from 'commander';
import { huntCalled } from '../../query/hunts/find-hunts.js';
import { EXIT, type ExitCode } from '../output/exit-code.js';
import { run } from '../output/failure.js';
import { huntsOf, withHuntFolders, type HuntFolders } from './folders.js';
import { huntJson } from './list.js';
import { output } from '../output/stdout.js';

interface Options extends HuntFolders {
  readonly json?: boolean;
}

export const huntShowCommand = (): Command =>
  withHuntFolders(new Command('show')
    .description('Show a hunt: what it finds and misses, its parameters, and its query.')
    .argument('<name>', 'as `falco-rec hunt list` prints it')
    .option('--json', 'print JSON'))
    .action((name: string, options: Options) => run(() => show(name, options)));

function show(name: string, options: Options): ExitCode {
  const hunt = huntCalled(name, huntsOf(options));
  output.line(options.json ? huntJson(hunt) : hunt.sql.trimEnd());
  output.flush();
  return EXIT.ok;
}
