// `falco-rec rules`: routes to what can be asked of rule files without a capture.
import { Command } from 'commander';
import { rulesCheckCommand } from './rules/check.js';
import { rulesExpandCommand } from './rules/expand.js';
import { rulesListCommand } from './rules/list.js';

const EXAMPLES = `
Examples:
  falco-rec rules check rules/ --strict                       exit 2 unless they load without a warning
  falco-rec rules list falco_rules.yaml --json                what each rule needs
  falco-rec rules expand "Terminal shell in container" falco_rules.yaml`;

export const rulesCommand = (): Command =>
  new Command('rules')
    .description('Check rule files, list their rules, show a rule\'s condition in full.')
    .addCommand(rulesCheckCommand())
    .addCommand(rulesListCommand())
    .addCommand(rulesExpandCommand())
    .addHelpText('after', EXAMPLES);
