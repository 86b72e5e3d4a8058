// The figures behind a decision: every piece of evidence with its bits, its source and what was read there.

import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TraceReport } from '#contract/trace-report.ts';
import { OutsideText } from '../frame/outside-text.tsx';
import { useFormat } from '../language/use-format.ts';
import type { TraceSentences } from './describe-trace.ts';

export function EvidenceFigures({ trace, said }: { trace: TraceReport; said: TraceSentences }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = [...said.support, ...said.doubts];
  const signed = (bits: number) => (bits > 0 ? `+${format.number(bits)}` : format.number(bits));
  return (
    <>
      <dl className="facts" style={{ marginTop: 6 }}>
        {rows.map(({ id, bits, source, read }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a trace never changes, and an id may come twice in it.
          <div key={`${id} ${at}`} style={{ display: 'contents' }}>
            <dt className="digits">
              {id} {t('evidence.bits', { bits: signed(bits) })}
            </dt>
            <dd>
              <OutsideText value={read} fz="xs" ff="monospace" />
              <Text fz="xs" c="dimmed">
                {source}
              </Text>
            </dd>
          </div>
        ))}
      </dl>
      <Text fz="xs" c="dimmed" mt={4}>
        {t('evidence.bitsHint')}{' '}
        {t('evidence.madeBy', { engine: trace.engine, weights: shorten(trace.rules) })}
      </Text>
    </>
  );
}

const hashCharacters = 12;

/** Enough of a hash to compare two decisions by. */
function shorten(hash: string): string {
  return hash.replace(/^sha256:/, '').slice(0, hashCharacters);
}
