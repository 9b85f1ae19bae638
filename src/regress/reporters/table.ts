// Every way to report a run.
import type { Look } from '../../rules/explain/look.js';
import type { RunResult } from '../run/result.js';
import { github } from './github.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { markdown } from './markdown.js';
import { pretty } from './pretty.js';
import { tap } from './tap.js';

/** The whole report; only that for people at a terminal looks otherwise there. */
export type Reporter = (run: RunResult, look: Look) => string;

export const REPORTERS = { pretty, junit, tap, json, github, markdown } as const satisfies Record<string, Reporter>;

export type ReporterName = keyof typeof REPORTERS;
