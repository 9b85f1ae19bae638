// Whether mistakes in rules are found: breaks the starter rules in known ways, and prints which tool names each, and how.
//
//   npx tsx scripts/seeded-faults.ts [WORD…]     faults whose description contains one of these words; all without any
import { FAULTS, TOOLS } from '../test/faults/faults.js';
import { findFault } from '../test/faults/find-fault.js';

const WIDEST = 110;
const words = process.argv.slice(2);
const chosen = FAULTS.filter(({ what }) => words.length === 0 || words.some((word) => what.includes(word)));

const firstLine = (message: string, names: string): string =>
  message.split('\n').find((line) => line.includes(names))!.trim().slice(0, WIDEST);

const findings = chosen.map((fault) => {
  const found = findFault(fault);
  const told = found === undefined ? 'NOT FOUND' : `${found.tool.padEnd(22)}${firstLine(found.message, fault.names)}`;
  console.log(`${fault.what.padEnd(42)} ${told}`);
  return found;
});

const byTool = TOOLS.map((tool) => `${findings.filter((found) => found?.tool === tool).length} by ${tool}`);
const found = findings.filter((one) => one !== undefined).length;
console.log(`\n${found} of ${chosen.length} seeded faults are named: ${byTool.join(', ')}`);
process.exitCode = found === chosen.length ? 0 : 1;
