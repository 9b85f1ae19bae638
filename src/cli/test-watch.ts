// `falco-rec test --watch`: after each change the suites that it touches, until Ctrl-C.
import type { RunResult, SuiteResult } from '../regress/run/result.js';
import { touchedBy, watchFiles } from '../regress/run/watch.js';

/** Resolves when it is interrupted. */
export async function watchSuites(
  first: RunResult, work: (files: readonly string[]) => Promise<RunResult>, tell: (ran: RunResult) => void,
): Promise<void> {
  const results = new Map<string, SuiteResult>(first.suites.map((suite) => [suite.file, suite]));
  let busy: Promise<void> = Promise.resolve();
  const watching = watchFiles((changed) => {
    busy = busy.then(async () => {
      const files = touchedBy(changed, [...results.values()]);
      if (files.length === 0) return;
      const ran = await work(files);
      for (const suite of ran.suites) results.set(suite.file, suite);
      watching.follow(ran.suites);
      tell(ran);
    });
  });
  watching.follow(first.suites);
  process.stderr.write('watching for changes; Ctrl-C ends\n');
  await new Promise<void>((resolve) => process.once('SIGINT', () => resolve()));
  watching.close();
  await busy;
}
