// Images made of numbers: real PNG files, so that compile reads their size and hash.
import { crc32, deflateSync } from 'node:zlib';
import type { Dice } from './dice.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A greyscale PNG of noise in stripes; width and height in pixels. */
export function toPng(dice: Dice, width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits a pixel; greyscale, no filter and no interlacing are zeros.
  head.writeUInt8(8, 8);
  const rows = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row++) {
    rows.fill(Math.floor(dice() * 256), row * (width + 1) + 1, (row + 1) * (width + 1));
  }
  const parts = [toChunk('IHDR', head), toChunk('IDAT', deflateSync(rows))];
  return Buffer.concat([SIGNATURE, ...parts, toChunk('IEND', Buffer.alloc(0))]);
}

function toChunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
