// The version of this program, from its package.
import { readFileSync } from 'node:fs';
import { inPackage } from '../package-root.js';

export const version = (JSON.parse(readFileSync(inPackage('package.json'), 'utf8')) as { version: string }).version;
