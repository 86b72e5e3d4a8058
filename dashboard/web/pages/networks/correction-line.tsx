// One correction in words: what it is about, what was wrong, what is right, by whom.

import { Badge, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Correction } from '#contract/company-report.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { CompanyLink } from '../companies/company-parts.tsx';

export function CorrectionLine({ correction }: { correction: Correction }) {
  const format = useFormat();
  return (
    <>
      <Group gap={8} wrap="nowrap">
        <OutsideText value={correction.subject} fw={550} ff="monospace" fz="xs" />
        <CorrectionBadge correction={correction} />
      </Group>
      <CorrectionSays correction={correction} />
      <OutsideText value={correction.note} fz="sm" empty="" />
      <Text fz="xs" c="dimmed">
        {correction.by} · {format.dateTime(correction.at)}
      </Text>
      <UndoneText correction={correction} />
    </>
  );
}

export function CorrectionBadge({ correction }: { correction: Correction }) {
  const words = useWords();
  return (
    <Badge color={correction.undoneAt ? 'gray' : 'yellow'} style={{ flex: 'none' }}>
      {words.correction(correction.kind)}
    </Badge>
  );
}

export function CorrectionSays({ correction }: { correction: Correction }) {
  const { t } = useTranslation();
  const { wrong, right, kind } = correction;
  if (right) return <CompanyLink id={right.id} name={right.name} />;
  const text =
    kind === 'not_a_company' && wrong.name === ''
      ? t('networks.notCompany')
      : t('networks.wrongIs', { name: wrong.name });
  return <OutsideText value={text} />;
}

export function UndoneText({ correction }: { correction: Correction }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!correction.undoneAt) return null;
  return (
    <Text fz="xs" c="dimmed">
      {t('networks.undoneBy', {
        name: correction.undoneBy ?? '',
        when: format.dateTime(correction.undoneAt),
      })}
    </Text>
  );
}
