// What became of all visits of the period: how they were judged, and why nobody was named in the others.

import { Anchor, Box, Collapse, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { VisitingPage } from '#contract/visiting-report.ts';
import { CutNote } from '../../frame/cut-note.tsx';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { ReasonBars } from './reason-bars.tsx';

export function VisitingSum({ page }: { page: VisitingPage }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const [open, why] = useDisclosure(false);
  const unnamed = page.reasons.reduce((sum, { visits }) => sum + visits, 0);
  if (page.visits === 0) return null;
  return (
    <Box className="panel" p="md">
      <Group gap="lg" style={{ rowGap: 6 }}>
        {page.verdicts.map(({ verdict, visits }) => (
          <Text key={verdict} fz="sm">
            {words.verdict(verdict)}{' '}
            <Text span fw={600} className="digits">
              {format.number(visits)}
            </Text>
          </Text>
        ))}
      </Group>
      <CutNote isCut={page.isCut} />
      {unnamed > 0 && (
        <>
          <Text fz="sm" c="dimmed" mt={6}>
            {t('visiting.unnamed', {
              share: format.percent((100 * unnamed) / page.visits),
              visits: format.number(unnamed),
            })}{' '}
            <Anchor component="button" type="button" fz="sm" aria-expanded={open} onClick={why.toggle}>
              {t(open ? 'visiting.hideWhy' : 'visiting.showWhy')}
            </Anchor>
          </Text>
          <Collapse expanded={open}>
            <Box mt="sm" maw={560}>
              <ReasonBars reasons={page.reasons} />
            </Box>
          </Collapse>
        </>
      )}
    </Box>
  );
}
