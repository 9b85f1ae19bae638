// The oldest container events had four fields; later ones have JSON. This makes the one of the other.

const textOf = (param: Buffer | undefined): string => (param ?? Buffer.alloc(0)).toString('utf8').replace(/\0.*$/s, '');

/** Of id, type, name and image, as such an event has them. */
export function containerJson([id, type, name, image]: readonly Buffer[]): Buffer {
  const container = { id: textOf(id), type: type?.length >= 4 ? type.readUInt32LE(0) : 0, name: textOf(name), image: textOf(image) };
  return Buffer.from(`${JSON.stringify({ container })}\0`);
}
