#!/bin/sh
# Checks the types, runs vitest and ends with one plain line, "N passed, N failed", that a machine can read. The types
# count as one test.
# SPDX-License-Identifier: Apache-2.0
set -u
cd "$(dirname "$0")/.."

results=$(mktemp)
trap 'rm -f "$results"' EXIT
status=0
types=passed
npx tsc --noEmit || { types=failed; status=1; }
npx vitest run --reporter=default --reporter=json --outputFile.json="$results" "$@" || status=1

# A file that could not even be loaded counts as one failure: it has no tests to count.
node -e '
  const [path, types] = process.argv.slice(1);
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(require("node:fs").readFileSync(path, "utf8"));
  const unloaded = testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length;
  const passed = numPassedTests + (types === "passed" ? 1 : 0);
  const failed = numFailedTests + unloaded + (types === "failed" ? 1 : 0);
  console.log(`${passed} passed, ${failed} failed`);
' "$results" "$types" || { echo "0 passed, 1 failed"; status=1; }
exit $status
