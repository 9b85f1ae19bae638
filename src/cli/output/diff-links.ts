// Addresses of lines of rule files, for reports that are read in a browser.
import { isAbsolute, normalize } from 'node:path';
import type { LinkTo } from '../../regress/diff/reports/markdown.js';

interface Templates {
  readonly old?: string | undefined;
  readonly new?: string | undefined;
}

/**
 * Links by templates with {file} and {line}. Without one, new files link to the commit that GitHub Actions checks, and elsewhere
 * to the file beside the report. Files outside of the current folder are in no repository that is known, and not linked.
 */
export function placeLinks(templates: Templates, env: NodeJS.ProcessEnv): LinkTo {
  const known = { old: templates.old ?? relative(env), new: templates.new ?? checkedCommit(env) ?? relative(env) };
  return (version, { file, line }) => {
    const template = known[version];
    const path = normalize(file);
    const isOutside = isAbsolute(path) || path.startsWith('..');
    if (template === undefined || (isOutside && templates[version] === undefined)) return undefined;
    return template.replaceAll('{file}', encodeURI(path).replaceAll('#', '%23')).replaceAll('{line}', String(line));
  };
}

function checkedCommit({ GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA }: NodeJS.ProcessEnv): string | undefined {
  if (!GITHUB_SERVER_URL || !GITHUB_REPOSITORY || !GITHUB_SHA) return undefined;
  return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/blob/${GITHUB_SHA}/{file}#L{line}`;
}

/** A comment has no folder that such a link could start from. */
const relative = (env: NodeJS.ProcessEnv): string | undefined => (checkedCommit(env) === undefined ? '{file}#L{line}' : undefined);
