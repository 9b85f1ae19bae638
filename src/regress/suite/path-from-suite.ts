// Paths that a suite names: they count from its folder, unless they are absolute.
import { dirname, isAbsolute, join } from 'node:path';

/** Where a path in a suite leads. */
export const pathFromSuite = (suite: string, path: string): string => (isAbsolute(path) ? path : join(dirname(suite), path));
