// Colours, where a person looks on: a terminal, and no wish for none (NO_COLOR).
import { createColors } from 'picocolors';

const wanted = (stream: NodeJS.WriteStream): boolean => Boolean(stream.isTTY) && !process.env['NO_COLOR'];

/** Colours for what goes to stderr. */
export const onStderr = createColors(wanted(process.stderr));
/** Colours for what goes to stdout. */
export const onStdout = createColors(wanted(process.stdout));

export type Colours = typeof onStdout;
