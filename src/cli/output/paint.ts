// Colours, where a person looks on: a terminal, and no wish for none (NO_COLOR).
import { createColors } from 'picocolors';
import { PLAIN_LOOK, type Look } from '../../rules/explain/look.js';

const wanted = (stream: NodeJS.WriteStream): boolean => Boolean(stream.isTTY) && !process.env['NO_COLOR'];

/** Colours for what goes to stderr. */
export const onStderr = createColors(wanted(process.stderr));
/** Colours for what goes to stdout. */
export const onStdout = createColors(wanted(process.stdout));

export type Colours = typeof onStdout;

const NARROWEST = 60;

/** How reports for people look on stdout: in its colours, and as wide as the terminal. */
export const stdoutLook: Look = {
  paint: onStdout, columns: process.stdout.isTTY ? Math.max(process.stdout.columns, NARROWEST) : PLAIN_LOOK.columns,
};
