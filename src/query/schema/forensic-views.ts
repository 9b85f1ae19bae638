// Views over events of several types that mean one thing, for questions about it: what became of a path.
import { columnsOf, type ViewDefinition } from './relation.js';

const change = (event: string, what: string, path: string, other: string): string =>
  `SELECT event, time, process, '${what}', ${path}, ${other} FROM ${event} WHERE res >= 0`;

const PATH_CHANGES = [
  change('unlink', 'removed', 'path_absolute', 'NULL'),
  change('unlinkat', 'removed', 'name_absolute', 'NULL'),
  change('rename', 'renamed', 'oldpath_absolute', 'newpath_absolute'),
  change('renameat', 'renamed', 'oldpath_absolute', 'newpath_absolute'),
  change('renameat2', 'renamed', 'oldpath_absolute', 'newpath_absolute'),
  change('link', 'linked', 'oldpath_absolute', 'newpath_absolute'),
  change('linkat', 'linked', 'oldpath_absolute', 'newpath_absolute'),
  change('symlink', 'symlinked', 'target', 'linkpath_absolute'),
  change('symlinkat', 'symlinked', 'target', 'linkpath_absolute'),
];

/** They ask views of events, and are made after them. */
export const FORENSIC_VIEWS: readonly ViewDefinition[] = [
  {
    name: 'path_changes',
    about: 'One row for each path that was removed, renamed or linked, by whatever call; calls that failed are left out.',
    query: PATH_CHANGES.join(' UNION ALL '),
    columns: columnsOf(`
    event         BIGINT        Number of the event
    time          TIMESTAMP_NS  When it happened
    process       INTEGER       Program image that did it
    change        VARCHAR       removed, renamed, linked or symlinked
    path          VARCHAR       Absolute path that it was called by; of a symbolic link what it points to, as written
    new_path      VARCHAR       Absolute path that it is called by now; NULL where it was removed`),
  },
];
