// Packs files the way vendors do: a tar archive, gzipped.

import { gzipSync } from 'node:zlib';

const block = 512;

export function packArchive(files: readonly { name: string; content: Buffer }[]): Buffer {
  const entries = files.flatMap(({ name, content }) => {
    const padding = Buffer.alloc((block - (content.length % block)) % block);
    return [makeHeader(name, content.length), content, padding];
  });
  return gzipSync(Buffer.concat([...entries, Buffer.alloc(2 * block)]));
}

function makeHeader(name: string, bytes: number): Buffer {
  const header = Buffer.alloc(block);
  header.write(name, 0, 'latin1');
  header.write('0000644\0', 100, 'latin1');
  header.write(`${bytes.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
  header.write('        ', 148, 'latin1');
  header.write(name.endsWith('/') ? '5' : '0', 156, 'latin1');
  header.write('ustar\0', 257, 'latin1');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}
