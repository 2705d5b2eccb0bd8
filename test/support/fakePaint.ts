import type { Paint } from '../../src/conversation/ports.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** The bytes that stand for a picture where nobody looks at it: a PNG's signature and its name. */
export function fakePng(name: string): Buffer {
  return Buffer.concat([Buffer.from(SIGNATURE), Buffer.from(name)]);
}

/** Paints `fakePng` of the name ordered, and tells the name. */
export const fakePaint: Paint = ({ name }) => Promise.resolve({ png: fakePng(name), text: name });
