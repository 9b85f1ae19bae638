// Problems in output texts.
import { declare } from '../diagnostic.js';

/** The format's reader words it, since Falco's phrases are part of its interface. */
export const badOutput = declare<{ error: string }>('bad output', 'LOAD_ERR_COMPILE_OUTPUT', ({ error }) => error,
  () => 'there is no escape for %: it always begins a field, as in %proc.name');
