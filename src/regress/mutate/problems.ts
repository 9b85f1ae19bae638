// What is said of mutants: those that survive, and explanations of survivors that there are not.
import { declare } from '../../rules/diagnostic.js';

export const survived = declare<{ change: string; help: string | undefined }>('mutant survived', 'SUITE_MUTANT_SURVIVED',
  ({ change }) => `no case notices: ${change}`, ({ help }) => help);

export const staleExplanation = declare<{ change: string; name: string; caughtBy: string | undefined; hint: string | undefined }>(
  'stale explanation', 'SUITE_ERR_NAME',
  ({ change, name, caughtBy }) => (caughtBy === undefined
    ? `'${change}' is no mutant of '${name}'` : `'${change}' in '${name}' does not survive: the case '${caughtBy}' catches it`),
  ({ caughtBy, hint }) => (caughtBy === undefined ? hint ?? '`falco-rec mutate` prints those that survive' : 'take it out'));
