// Suite files as users name them: files, and folders that are searched to their depths.
import { filesAt } from '../../files-at.js';
import { isSuiteFile } from '../../rules/load/rule-files.js';

/** The suites that a path names, in order of their paths; undefined where there is no such file or folder. */
export const suitesAt = (path: string): readonly string[] | undefined => filesAt(path, ({ name }) => isSuiteFile(name));
