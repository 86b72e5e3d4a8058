// The progress of an import of companies: a bar on a terminal, elsewhere a line now and then.

import { SingleBar } from 'cli-progress';
import type { ImportWatch } from '#stores/records/company-import/touch-import.ts';
import { formatDuration } from '../../format-duration.ts';
import { formatCount } from '../import-log/show-progress.ts';
import type { CompanyFile } from './open-company-file.ts';

export interface ImportDisplay {
  show: ImportWatch;
  end(): void;
}

const lineEveryMs = 10_000;
const framesPerSecond = 5;
const words = { reading: 'Reading', comparing: 'Comparing', writing: 'Writing' };

/** `file`: what is read; how many lines it has is known only afterwards, so that bytes are what counts. */
export function createImportDisplay(
  output: NodeJS.WritableStream & { isTTY?: boolean },
  file?: CompanyFile,
): ImportDisplay {
  return output.isTTY === true ? createBar(output, file) : createLines(output);
}

function createBar(output: NodeJS.WritableStream, file: CompanyFile | undefined): ImportDisplay {
  const bar = new SingleBar({
    format: '{phase} {bar} {percentage}% | {lines} lines | {eta_formatted} left',
    // The bar's own rounds to five seconds, up to sixty.
    formatTime: formatDuration,
    stream: output,
    fps: framesPerSecond,
    hideCursor: true,
    clearOnComplete: true,
  });
  let shown = '';
  return {
    show: (phase, done, total) => {
      const facts = { phase: words[phase].padEnd(9), lines: formatCount(done) };
      const isReading = phase === 'reading' && file !== undefined;
      const whole = Math.max(isReading ? file.sizeBytes : total, 1);
      if (shown !== phase) bar.start(whole, 0, facts);
      shown = phase;
      bar.update(Math.min(isReading ? file.bytesRead() : done, whole), facts);
    },
    end: () => bar.stop(),
  };
}

function createLines(output: NodeJS.WritableStream): ImportDisplay {
  let shownAt = performance.now();
  return {
    show: (phase, done, total) => {
      if (performance.now() - shownAt < lineEveryMs) return;
      shownAt = performance.now();
      output.write(
        `${words[phase]}: ${formatCount(done)}${total > 0 ? ` of ${formatCount(total)}` : ''} lines\n`,
      );
    },
    end: () => undefined,
  };
}
