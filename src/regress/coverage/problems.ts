// What can be wrong with what suites say under `not_covered`.
import { declare } from '../../rules/diagnostic.js';

export const nothingToExplain = declare<{ name: string; hint: string | undefined }>('nothing to explain', 'SUITE_ERR_NAME',
  ({ name }) => `there is no rule, macro or list '${name}' among the rules of these suites`, ({ hint }) => hint);

export const explainsNothing = declare<{ what: string }>('explains nothing', 'SUITE_ERR_VALUE',
  ({ what }) => `nothing of '${what}' is uncovered, so there is nothing to explain`,
  () => 'leave it out, so that it does not hide what is not covered some day');
