// In which state a connection to a CRM is: a coloured word.

import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CrmRow } from '#contract/crm-report.ts';

export function CrmState({ crm }: { crm: CrmRow }) {
  const { t } = useTranslation();
  const [color, word] = describe(crm);
  return <Badge color={color}>{t(`crms.${word}`)}</Badge>;
}

function describe({ mode, paused, pullReason, aside, questions }: CrmRow) {
  if (mode === 'paused') return ['gray', 'isPaused'] as const;
  // Only until somebody mends it; what rests by itself goes on by itself.
  if (paused !== null && paused.until === null) return ['red', 'isStopped'] as const;
  if (paused !== null) return ['yellow', 'isResting'] as const;
  if (pullReason !== '') return ['red', 'isUnread'] as const;
  if (aside > 0 || questions > 0) return ['yellow', 'needsLook'] as const;
  return mode === 'dry' ? (['petrol', 'isDry'] as const) : (['green', 'isLive'] as const);
}
