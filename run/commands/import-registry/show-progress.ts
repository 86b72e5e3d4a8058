// The progress of an import of registry data: a bar on a terminal, elsewhere a line now and then.

import { SingleBar } from 'cli-progress';
import { formatCount } from '../import-log/show-progress.ts';
import type { RegistryProgress } from './registry-orders.ts';

export interface RegistryDisplay {
  show(progress: RegistryProgress): void;
  end(): void;
}

const lineEveryMs = 10_000;

export function createRegistryDisplay(output: NodeJS.WritableStream & { isTTY?: boolean }): RegistryDisplay {
  return output.isTTY === true ? createBar(output) : createLines(output);
}

function createBar(output: NodeJS.WritableStream): RegistryDisplay {
  const bar = new SingleBar({
    format: '{phase} {bar} {percentage}% | {records} records | {rate} records/s | {unusable} unusable',
    stream: output,
    hideCursor: true,
    clearOnComplete: false,
  });
  const startedAt = performance.now();
  let isStarted = false;
  let read = { records: 0, rate: 0, unusable: 0 };
  return {
    show: ({ phase, bytesRead, bytesTotal, records, unusable }) => {
      const seconds = Math.max((performance.now() - startedAt) / 1_000, 0.001);
      if (phase === 'reading') read = { records, rate: records / seconds, unusable };
      const shown = {
        phase: phase === 'reading' ? 'Reading ' : 'Building',
        records: formatCount(read.records),
        rate: formatCount(read.rate),
        unusable: formatCount(read.unusable),
      };
      const total = Math.max(bytesTotal, 1);
      if (!isStarted) bar.start(total, 0, shown);
      isStarted = true;
      bar.setTotal(total);
      bar.update(Math.min(bytesRead, total), shown);
    },
    end: () => bar.stop(),
  };
}

function createLines(output: NodeJS.WritableStream): RegistryDisplay {
  let shownAt = performance.now();
  return {
    show: ({ phase, bytesRead, bytesTotal, records }) => {
      const now = performance.now();
      if (phase === 'building') output.write('Building the index\n');
      else if (now - shownAt >= lineEveryMs) {
        shownAt = now;
        const percent = Math.floor((bytesRead / Math.max(bytesTotal, 1)) * 100);
        output.write(`${formatCount(records)} records read, ${percent} %\n`);
      }
    },
    end: () => undefined,
  };
}
