// What container runtimes said, as meta events carry it.
import { addContainer, removeContainer } from '../containers/containers.js';
import type { FoldTable } from '../fold-table.js';

export const containers: FoldTable = {
  container(e, c) {
    addContainer(e.state, e.state.texts.value(c.json[e.row]!));
  },
  asyncevent(e, c) {
    const name = e.state.texts.value(c.name[e.row]!);
    if (name !== 'container' && name !== 'container_removed') return;
    const bytes = c.data.at(e.row);
    const json = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1').replace(/\0+$/, '');
    if (name === 'container') addContainer(e.state, json);
    else removeContainer(e.state, json);
  },
};
