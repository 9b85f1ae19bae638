// Texts that are bytes for machines (addresses, lists of descriptors) as people read them, each worked out once.
import { EMPTY, toBytes, type TextId } from '../../capture/texts.js';
import { showDynamic } from '../../rules/parameters/dynamic.js';
import { parseFdList } from '../../rules/parameters/fd-list.js';
import { flagNames } from '../../rules/parameters/names.js';
import type { Param } from '../../schema/events.js';
import type { BaseType } from '../../schema/param-type.js';
import { addressText } from '../../state/sockets/address-text.js';
import { socketAddressText, tupleText } from '../../state/sockets/socket-names.js';
import type { State } from '../../state/state.js';
import { GrowingNumbers } from './growing-numbers.js';

type Show = (state: State, id: TextId, param: Param) => string;

const address: Show = ({ texts }, id) => addressText(texts.value(id));

/** Base types whose bytes are no text; the others are shown as they are. */
const SHOWN: Readonly<Partial<Record<BaseType, Show>>> = {
  addr: socketAddressText,
  tuple: tupleText,
  ip4: address,
  ip6: address,
  fdlist: ({ texts }, id) => parseFdList(texts.value(id)).map(({ fd, events }) => `${fd}:${flagNames('poll_flags', events)}`).join(' '),
  dyn: ({ texts }, id, param) => toBytes(showDynamic(param, texts.value(id)).raw),
};

/** How a parameter's texts are shown; undefined where they are texts already. */
export function shownTexts(state: State, param: Param): ((id: TextId) => TextId) | undefined {
  const show = SHOWN[param.base];
  if (show === undefined) return undefined;
  const known = new GrowingNumbers();
  return (id) => {
    if (id <= EMPTY) return id;
    let text = known.get(id);
    if (text === 0) known.set(id, text = state.texts.intern(show(state, id, param)));
    return text;
  };
}
