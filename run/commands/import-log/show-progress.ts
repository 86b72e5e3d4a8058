// The progress of an import on a terminal as a bar with rate and time left, elsewhere as a line now and then.

import { SingleBar } from 'cli-progress';
import { formatDuration } from '../../format-duration.ts';
import type { ImportProgress } from './import-logs.ts';

export interface ProgressDisplay {
  show(progress: ImportProgress): void;
  end(): void;
}

const lineEveryMs = 10_000;
const barEveryMs = 200;

export function createProgressDisplay(
  output: NodeJS.WritableStream & { isTTY?: boolean },
  startedAt = performance.now(),
): ProgressDisplay {
  return output.isTTY === true ? createBar(output, startedAt) : createLines(output, startedAt);
}

function createBar(output: NodeJS.WritableStream, startedAt: number): ProgressDisplay {
  const bar = new SingleBar({
    format:
      'Importing {bar} {percentage}% | {lines} lines | {rate} lines/s | {left} left | {unreadable} unreadable',
    stream: output,
    fps: 1_000 / barEveryMs,
    hideCursor: true,
    clearOnComplete: false,
  });
  let isStarted = false;
  return {
    show: (progress) => {
      const total = Math.max(progress.bytesTotal, 1);
      if (!isStarted) bar.start(total, 0, describe(progress, startedAt));
      isStarted = true;
      bar.update(Math.min(progress.bytesRead, total), describe(progress, startedAt));
    },
    end: () => bar.stop(),
  };
}

function createLines(output: NodeJS.WritableStream, startedAt: number): ProgressDisplay {
  let shownAt = startedAt;
  return {
    show: (progress) => {
      const now = performance.now();
      if (now - shownAt < lineEveryMs) return;
      shownAt = now;
      const { lines, rate, left } = describe(progress, startedAt);
      output.write(`${lines} lines read, ${rate} lines/s, ${left} left\n`);
    },
    end: () => undefined,
  };
}

function describe({ counts, bytesRead, bytesTotal }: ImportProgress, startedAt: number) {
  const seconds = Math.max((performance.now() - startedAt) / 1_000, 0.001);
  const secondsLeft = bytesRead === 0 ? 0 : (seconds * Math.max(bytesTotal - bytesRead, 0)) / bytesRead;
  return {
    lines: formatCount(counts.lines),
    rate: formatCount(counts.lines / seconds),
    left: formatDuration(secondsLeft),
    unreadable: formatCount(counts.unreadable),
  };
}

export function formatCount(count: number): string {
  return Math.round(count).toLocaleString('en-GB');
}
