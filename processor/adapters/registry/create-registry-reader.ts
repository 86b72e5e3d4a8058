// Reads a registry's file line by line, whatever style it has: the first line that says something tells delegation files
// from records, and each record's first name tells whose style it is in.

import { createDelegatedReader, type DelegatedReader, isDelegatedLine } from './read-delegated-line.ts';
import { createObjectReader, type RegistryObject } from './registry-object.ts';
import type { RegistrySink } from './registry-sink.ts';
import { arinKinds, takeArinRecord } from './take-arin-record.ts';
import { rpslKinds, takeRpslObject } from './take-rpsl-object.ts';

export interface RegistryReader {
  /** One line without its end, read as Latin-1; null for a line that was too long to be kept. Counted from 1. */
  take(line: string | null, number: number): void;
  /** No more lines. '' when the file is whole, else why it seems to be cut off. */
  end(): string;
  /** `YYYY-MM-DD` of the data where the file says it, else ''. */
  date(): string;
}

export function createRegistryReader(sink: RegistrySink): RegistryReader {
  let delegated: DelegatedReader | undefined;
  let isKnown = false;
  const ending = createEndingCheck();
  const objects = createObjectReader(
    {
      isWanted: (kind) => rpslKinds.has(kind) || arinKinds.has(kind),
      hasComments: (kind) => rpslKinds.has(kind),
    },
    (object) => {
      ending.note(object);
      takeObject(object, sink);
    },
  );
  return {
    take: (line, number) => {
      if (!isKnown && line !== null && line.trim() !== '' && !/^[#%]/.test(line)) {
        isKnown = true;
        if (isDelegatedLine(line)) delegated = createDelegatedReader(sink);
      }
      if (delegated) delegated.take(line, number);
      else objects.take(line, number);
    },
    end: () => {
      if (delegated) return delegated.end();
      return objects.end() ? ending.judge() : '';
    },
    date: () => delegated?.date() ?? '',
  };
}

function takeObject(object: RegistryObject, sink: RegistrySink): void {
  if (object.problem !== '') sink.unusable(object.problemLine, object.problem);
  else if (rpslKinds.has(object.kind)) takeRpslObject(object, sink);
  else if (arinKinds.has(object.kind)) takeArinRecord(object, sink);
  else sink.leftOut('other');
}

/** A dump that is cut off ends within a record: without the `source` that every record before it had at its end. */
function createEndingCheck() {
  let source = '';
  let isLastSourced = true;
  let line = 0;
  return {
    note: (object: RegistryObject) => {
      if (!rpslKinds.has(object.kind) && !arinKinds.has(object.kind)) {
        isLastSourced = true;
        return;
      }
      const found = object.first('source');
      isLastSourced = source === '' || found === source;
      line = object.line;
      if (found !== '' && isLastSourced) source = found;
      else if (found !== '' && !source.startsWith(found)) {
        source = found;
        isLastSourced = true;
      }
    },
    judge: () => (isLastSourced ? '' : `the record that begins in line ${line} has no end`),
  };
}
