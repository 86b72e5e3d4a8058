// The sections of an index that is being built, as the counting of holders reads them.

import type { HolderSource } from './holder-source.ts';
import { openPackedColumn } from './packed-column.ts';
import type { Numbers, SectionName } from './range-file-header.ts';

const emptyColumn = { length: 0, at: () => 0 };

/** `contents`: all sections but the counted ones. */
export function readHolderSource(contents: ReadonlyMap<SectionName, Numbers>): HolderSource {
  const words = (name: SectionName) => {
    const numbers = contents.get(name);
    return numbers instanceof Uint32Array ? numbers : new Uint32Array(0);
  };
  const parents = (name: SectionName) => {
    const numbers = contents.get(name);
    return numbers instanceof Int32Array ? numbers : new Int32Array(0);
  };
  const low = contents.get('four.low');
  const text = contents.get('texts.bytes');
  const parent = parents('four.parent');
  const six = parents('six.parent');
  const packed = (name: SectionName) => {
    const bytes = contents.get(name);
    const opened =
      bytes instanceof Uint8Array ? openPackedColumn(bytes, parent.length + six.length) : undefined;
    return opened ?? emptyColumn;
  };
  return {
    four: {
      low: low instanceof Uint16Array ? low : new Uint16Array(0),
      high: words('four.high'),
      parent,
      starts: words('four.starts'),
      clipped: words('four.clipped'),
    },
    six: { parent: six },
    description: packed('rows.description'),
    organisation: packed('rows.organisation'),
    profile: packed('rows.profile'),
    profiles: words('profiles'),
    organisations: words('organisations'),
    textOffsets: words('texts.offsets'),
    textBytes: text instanceof Uint8Array ? text : new Uint8Array(0),
  };
}
