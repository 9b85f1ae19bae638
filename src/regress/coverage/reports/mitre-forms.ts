// The table of techniques, in each form in which it can be asked for.
import { inline } from '../../markdown-text.js';
import type { Coverage, RuleResult } from '../result.js';
import { addressOf, techniquesOf, untagged, type Technique } from './mitre.js';

function headline(techniques: readonly Technique[]): string {
  const seen = techniques.filter(({ fired }) => fired > 0).length;
  const all = techniques.length === 1 ? '1 technique has rules' : `${techniques.length} techniques have rules`;
  return `${all}, ${seen} ${seen === 1 ? 'was' : 'were'} seen firing`;
}

function text(coverage: Coverage): string {
  const techniques = techniquesOf(coverage);
  const width = Math.max(...techniques.map(({ tactics }) => tactics.join(', ').length), 0);
  const rows = techniques.map(({ id, tactics, rules, fired }) =>
    `${fired > 0 ? '✓' : '✗'} ${id.padEnd(9)}  ${tactics.join(', ').padEnd(width)}  ${rules.map(ruleText).join(', ')}`);
  const rest = untagged(coverage);
  return [
    ...rows, '', headline(techniques),
    ...(rest.length === 0 ? [] : [`rules without a technique: ${rest.join(', ')}`]),
  ].map((line) => `${line}\n`).join('');
}

const ruleText = ({ name, fired }: RuleResult): string => `${name} (${fired})`;

function markdown(coverage: Coverage): string {
  const techniques = techniquesOf(coverage);
  const rest = untagged(coverage);
  return [
    `### MITRE ATT&CK: ${headline(techniques)}`, '',
    '| technique | tactics | rules (alerts) | seen |', '|---|---|---|:-:|',
    ...techniques.map((technique) => `| [${technique.id}](${addressOf(technique)}) | ${inline(technique.tactics.join(', '))} `
      + `| ${technique.rules.map((rule) => inline(ruleText(rule))).join('<br>')} | ${technique.fired > 0 ? '✅' : '❌'} |`),
    ...(rest.length === 0 ? [] : ['', `Rules without a technique: ${rest.map(inline).join(', ')}`]),
  ].map((line) => `${line}\n`).join('');
}

function json(coverage: Coverage): string {
  const techniques = techniquesOf(coverage).map((technique) => ({
    ...technique, address: addressOf(technique), seen: technique.fired > 0,
    rules: technique.rules.map(({ name, fired }) => ({ name, fired })),
  }));
  return `${JSON.stringify({ techniques, untagged: untagged(coverage) }, undefined, 2)}\n`;
}

export const MITRE_FORMS = { text, markdown, json } as const satisfies Record<string, (coverage: Coverage) => string>;

export type MitreForm = keyof typeof MITRE_FORMS;
