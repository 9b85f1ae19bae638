// The value of a field or transformer at an event, as outputs show it.
import { toText, type Texts } from '../../capture/texts.js';
import type { CurrentEvent } from '../../state/current-event.js';
import type { Input } from '../compile/input.js';
import type { Extract, ExtractList } from '../field.js';
import { showText, showTextList } from '../format/show-value.js';

/** Reads an input as text; undefined where it has no value. */
export function valueReader(input: Input, texts: Texts): (event: CurrentEvent) => string | undefined {
  const shape = { type: input.type, display: input.field?.display };
  if (input.match !== 'one') {
    const extract = input.open(texts) as ExtractList;
    return (event) => {
      const values = extract(event);
      return values && toText(showTextList(values, shape, texts));
    };
  }
  const extract = input.open(texts) as Extract;
  return (event) => {
    const value = extract(event);
    return value === undefined || (value === 0 && isText(shape.type)) ? undefined : toText(showText(value, shape, texts));
  };
}

/** Texts are ids, and id 0 is none. */
const isText = (type: Input['type']): boolean => ['charbuf', 'fspath', 'bytebuf', 'ipaddr', 'ipnet'].includes(type);
