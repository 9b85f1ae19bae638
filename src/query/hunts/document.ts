// docs/hunts.md, from the heads of the hunts: what is told of one there is what stands above its query.
import type { Hunt, HuntParameter } from './hunt.js';
import { PARAMETER_TYPES } from './parameter-types.js';

const INTRODUCTION = `# Hunts

    falco-rec hunt list
    falco-rec hunt run --all trace.scap
    falco-rec hunt run beaconing trace.scap -p least=10
    falco-rec hunt show beaconing

A hunt is a saved question to a capture ([sql.md](sql.md)): what a responder would look for first. \`run\` takes captures, or a
database of \`falco-rec load\`; \`--json\`, \`--csv\` and \`--markdown\` print the answer for others. \`--all\` tells how many rows
each hunt gives.

A row says who (\`process\`, the number of the program image; \`pid\`, \`user\`, \`container\`, \`cmdline\`), when (\`event\`, \`time\`
or \`first\` and \`last\`) and what. From there:

    falco-rec query trace.scap "FROM timeline(18)"               everything that this program image did
    falco-rec query trace.scap "FROM ancestors(18)"              where it came from
    falco-rec query trace.scap "FROM around(501)"                what happened around the event

A hunt that finds nothing proves nothing by itself: run \`recording-gaps\`, too, and read what the empty answer means.

## Writing one

A file \`NAME.sql\` in a folder of yours, which \`--hunts\` names. One of the name of a hunt below takes its place.

\`\`\`sql
-- title: Somebody reads what he should not
-- finds: Program images that opened the file, whether it was there or not.
-- misses: What was open before; text that goes on
--   begins with two blanks.
-- mitre: T1005
-- param: paths VARCHAR[] = /srv/secret, /srv/plans -- Paths that matter
-- empty: Nobody opened them.
SELECT o.event, o.time, p.process, p.cmdline, o.name_absolute AS path, o.error
FROM openat o JOIN processes p USING (process)
WHERE list_contains($paths, o.name_absolute)
ORDER BY o.event
\`\`\`

One query, which reads and cannot write. \`title\`, \`finds\`, \`misses\` and \`empty\` must be there; \`mitre\` lists techniques of MITRE
ATT&CK. Parameters have a type and a default, and are bound as values: whatever is given with \`-p\`, it never becomes SQL.

| type | as it is written |
|---|---|
${Object.entries(PARAMETER_TYPES).map(([name, { looks }]) => `| \`${name}\` | ${looks} |`).join('\n')}

This page is made from the files in \`hunts/\` by \`UPDATE=1 npx vitest run test/query/hunts/document.test.ts\`.
`;

const cell = (text: string): string => text.replaceAll('|', '\\|');
const techniqueLink = (id: string): string => `[${id}](https://attack.mitre.org/techniques/${id.replace('.', '/')}/)`;

const parameterRow = ({ name, type, written, about }: HuntParameter): string =>
  `| \`${name}\` | ${type} | \`${cell(written)}\` | ${about} |`;

const parameterTable = (parameters: readonly HuntParameter[]): readonly string[] => (parameters.length === 0 ? [] : [[
  '| parameter | type | default | meaning |', '|---|---|---|---|', ...parameters.map(parameterRow),
].join('\n')]);

const section = ({ name, title, finds, misses, empty, mitre, parameters }: Hunt): string => [
  `### ${name}`, `**${title}.** ${finds}`, `*Misses:* ${misses}`, `*Nothing found:* ${empty}`,
  ...(mitre.length === 0 ? [] : [`MITRE ATT&CK: ${mitre.map(techniqueLink).join(', ')}`]), ...parameterTable(parameters),
].join('\n\n');

/** The whole page. */
export const huntsPage = (hunts: readonly Hunt[]): string =>
  [INTRODUCTION, '## The hunts\n', ...hunts.map((hunt) => `${section(hunt)}\n`)].join('\n');
