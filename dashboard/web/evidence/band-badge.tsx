// How sure a decision is, as a coloured word.

import { Badge } from '@mantine/core';
import type { ReportedBand } from '#contract/trace-report.ts';
import { useWords } from '../language/use-words.ts';

const colors: Record<ReportedBand, string> = {
  verified: 'green',
  high: 'green',
  medium: 'yellow',
  low: 'gray',
  none: 'gray',
};

export function BandBadge({ band }: { band: ReportedBand }) {
  const words = useWords();
  return <Badge color={colors[band]}>{words.band(band)}</Badge>;
}
