// Text from a capture for a terminal: a file name must not forge a line or move the cursor.

const CONTROLS = /[\x00-\x08\x0a-\x1f\x7f-\x9f]/g;

/** The same in one line: control characters escaped as in JSON. A tab stays, for formats that make columns of it. */
export const printable = (text: string): string => text.replace(CONTROLS, (control) => (control === '\n' ? '\\n' : escaped(control)));

const escaped = (control: string): string => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`;
