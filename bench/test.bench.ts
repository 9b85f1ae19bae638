// How fast `falco-rec test` runs 1,000 cases over small captures: a recording in the repository and events by hand, against the starter
// rules, in one thread and in as many as there are processors.
//
// `SUITES=n` and `CASES=n` (of each suite) ask for other numbers.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { best, timed } from './peer.js';

const SUITES = Number(process.env['SUITES'] ?? 40);
const CASES = Number(process.env['CASES'] ?? 25);
const RUNS = 3;

const root = join(import.meta.dirname, '..');
const scratch = mkdtempSync(join(tmpdir(), 'falco-rec-bench-'));

/** One case in five replays the recording; the others write a few events. */
function caseText(number: number): string {
  if (number % 5 === 0) return `  - {name: recorded ${number}, capture: ../demo.scap, alerts: credential_file_read}`;
  return `  - name: by hand ${number}
    process: {comm: cat, user: ann}
    events:
      - openat: {name: /etc/shadow}
      - read: {size: ${number}}
      - close: {}
    alerts: {rule: credential_file_read, fields: {user.name: ann}}
    only: true`;
}

function writeSuites(): string {
  copyFileSync(join(root, 'fixtures/demo.scap'), join(scratch, 'demo.scap'));
  const folder = join(scratch, 'suites');
  mkdirSync(folder);
  for (let suite = 0; suite < SUITES; suite++) {
    const cases = Array.from({ length: CASES }, (_, index) => caseText(index));
    writeFileSync(join(folder, `s${suite}.test.yaml`), `rules: [${join(root, 'rules')}]\ntests:\n${cases.join('\n')}\n`);
  }
  return folder;
}

function measure(folder: string, jobs: number): void {
  const args = [join(root, 'dist/cli/main.js'), 'test', folder, '--jobs', String(jobs)];
  const { seconds, stdout } = best(RUNS, () => timed('node', args));
  const total = stdout.trim().split('\n').at(-1);
  console.log(`  --jobs ${jobs}  ${seconds.toFixed(2)} s, ${((SUITES * CASES) / seconds).toFixed(0)} cases/s   ${total}`);
}

try {
  const folder = writeSuites();
  console.log(`${SUITES * CASES} cases in ${SUITES} suites, best of ${RUNS}, ${availableParallelism()} processors`);
  for (const jobs of new Set([1, 2, availableParallelism()])) measure(folder, jobs);
} finally {
  rmSync(scratch, { recursive: true });
}
