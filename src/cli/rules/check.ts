// `falco-rec rules check`: whether rule files load, and what is wrong with them, file by file.
import { Command } from 'commander';
import { severityOf, type Diagnostic, type Severity } from '../../rules/diagnostic.js';
import { hasErrors } from '../../rules/load/load-rules.js';
import { fileOf, renderJson } from '../../rules/render-diagnostic.js';
import { EXIT, type ExitCode } from '../output/exit-code.js';
import { run } from '../output/failure.js';
import { onStdout } from '../output/paint.js';
import { loadFiles, painted, type LoadedFiles } from '../input/rule-files.js';
import { output } from '../output/stdout.js';

interface Options {
  readonly json?: boolean;
  readonly strict?: boolean;
}

const NOTES = `
Files are loaded together in the order given: later ones may change what earlier ones define. Loading ends at the first file
with an error; those after it are not checked.`;

export const rulesCheckCommand = (): Command =>
  new Command('check')
    .description('Tell whether rule files load, and what is wrong with them. Exits with 2 if they do not load.')
    .argument('<files...>', 'rule files, or folders of them, in load order')
    .option('--json', 'print JSON as `falco -V` does with json_output')
    .option('--strict', 'exit 2 for warnings, too')
    .addHelpText('after', NOTES)
    .action((files: string[], options: Options) => run(() => check(files, options)));

function check(paths: readonly string[], { json, strict }: Options): ExitCode {
  const loaded = loadFiles(paths);
  const verdicts = verdictsOf(loaded);
  if (json) output.line(JSON.stringify({ falco_load_results: verdicts.filter(({ checked }) => checked).map(asJson) }));
  else for (const verdict of verdicts) output.line(asText(verdict));
  output.flush();
  const refused = strict ? loaded.diagnostics.length > 0 : hasErrors(loaded.diagnostics);
  return refused ? EXIT.rules : EXIT.ok;
}

interface Verdict {
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
  /** It stands before the error that ended the loading. */
  readonly checked: boolean;
}

function verdictsOf({ files, diagnostics }: LoadedFiles): Verdict[] {
  const verdicts = [...new Set(files)].map((file) => ({ file, diagnostics: diagnostics.filter((one) => fileOf(one) === file) }));
  const last = verdicts.findLastIndex((one) => hasErrors(one.diagnostics));
  return verdicts.map((verdict, index) => ({ ...verdict, checked: last < 0 || index <= last }));
}

const ofSeverity = ({ diagnostics }: Verdict, severity: Severity): Diagnostic[] =>
  diagnostics.filter(({ code }) => severityOf(code) === severity);

function asText(verdict: Verdict): string {
  const findings = verdict.diagnostics.map((one) => `\n${painted(one, onStdout)}`).join('');
  return `${verdict.file}: ${wording(verdict)}${findings.trimEnd()}`;
}

function wording(verdict: Verdict): string {
  if (!verdict.checked) return onStdout.dim('Not checked');
  if (hasErrors(verdict.diagnostics)) return onStdout.red('Invalid');
  return verdict.diagnostics.length > 0 ? onStdout.yellow('Ok, with warnings') : onStdout.green('Ok');
}

const asJson = (verdict: Verdict): object => ({
  name: verdict.file,
  successful: !hasErrors(verdict.diagnostics),
  errors: ofSeverity(verdict, 'error').map(renderJson),
  warnings: ofSeverity(verdict, 'warning').map(renderJson),
});
