// Where the package lies. Code is bundled into chunks whose place says nothing of where it was written, so files that are
// found at run time are named from the package's root.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = above(dirname(fileURLToPath(import.meta.url)));

function above(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : above(dirname(folder));
}

/** The path of a file of the package, by its path in there. */
export const inPackage = (path: string): string => join(root, path);
