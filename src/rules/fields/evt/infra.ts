// evt.infra.docker.*: parts of the description that old recordings have of what Docker did, as `ID: 3ad7b26ded6d; name: web; …`.
import type { Columns } from '../../../schema/events.js';
import type { CurrentEvent } from '../../../state/current-event.js';
import type { Extract, Field } from '../../field.js';

/** Docker's short form of an id. */
const SHORT_ID = 12;

/** What follows the word in the part of the description that begins with it. */
function part(word: string, show: (value: string) => string = (value) => value): () => Extract {
  return () => (event: CurrentEvent) => {
    if (event.type.name !== 'infra') return undefined;
    const { texts } = event.state;
    const description = texts.value((event.columns as Columns<'infra'>).description[event.row]!);
    const found = description.split(';').map((one) => one.trim()).find((one) => one.startsWith(word));
    const value = found?.slice(found.indexOf(':') + 1).trim();
    return value === undefined ? undefined : texts.intern(show(value));
  };
}

/** An image without the tag or digest behind its name; one that has no name is told by its digest. */
const imageName = (image: string): string => (image.startsWith('sha256') ? image : image.split(/[:@]/)[0]!);

const field = (name: string, about: string, extract: () => Extract): Field =>
  ({ name: `evt.infra.docker.${name}`, type: 'charbuf', varies: 'event', on: ['infra'], about, extract });

export const EVT_INFRA: readonly Field[] = [
  field('name', 'What Docker did', part('Event')),
  field('container.id', 'Id of the container that Docker did it to', part('ID', (id) => id.slice(0, SHORT_ID))),
  field('container.name', 'Name of the container that Docker did it to', part('name')),
  field('container.image', 'Image of the container that Docker did it to', part('Image', imageName)),
];
