// What a company did and why we think it was that company: shared by the page of a known one and of one that is only seen.

import { Anchor, Box, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CompanyActivity } from '#contract/visiting-report.ts';
import { EvidenceList } from '../../evidence/evidence-list.tsx';
import { OutsideText } from '../../frame/outside-text.tsx';
import type { Period } from '../../frame/period.ts';
import { Section } from '../../frame/section.tsx';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';

export interface ActivityProps {
  activity: CompanyActivity;
  period: Period;
}

export function ActivitySum({ activity, period }: ActivityProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { visits, pages, engagedMs, lastAt, companyId, domain, name } = activity;
  const figures: [string, string][] = [
    [t('visiting.visits'), format.number(visits)],
    [t('visits.pages'), format.number(pages)],
    [t('visits.engaged'), engagedMs > 0 ? format.duration(engagedMs) : '–'],
    [t('visiting.last'), lastAt === null ? '–' : format.dateTime(lastAt)],
  ];
  const search =
    companyId !== null
      ? { company: companyId, period }
      : domain !== ''
        ? { companyDomain: domain, period }
        : { companyName: name, period };
  return (
    <Box>
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="sm">
        {figures.map(([label, value]) => (
          <Box key={label}>
            <Text fz="xs" c="dimmed">
              {label}
            </Text>
            <Text fw={600} className="digits">
              {value}
            </Text>
          </Box>
        ))}
      </SimpleGrid>
      {visits > 0 && (
        <Anchor
          fz="sm"
          mt="sm"
          display="inline-block"
          renderRoot={(props) => <Link to="/visits" search={search} {...props} />}
        >
          {t('visiting.toVisits')}
        </Anchor>
      )}
    </Box>
  );
}

const pagesShown = 12;

export function TopPages({ activity }: Pick<ActivityProps, 'activity'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  if (activity.topPages.length === 0) return null;
  return (
    <Section title={t('visiting.topPages')}>
      <ul className="part-rows">
        {activity.topPages.slice(0, pagesShown).map(({ siteId, host, path, title, kind, views }) => (
          <li key={`${siteId} ${host} ${path}`} className="part-row">
            <Box className="part-what" miw={0}>
              <OutsideText value={title || path} fw={550} />
              <OutsideText value={`${path} · ${words.kind(kind)}`} fz="xs" c="dimmed" />
            </Box>
            <Text fz="sm" className="digits" style={{ flex: 'none' }}>
              {t('visiting.viewCount', { count: views, formatted: format.number(views) })}
            </Text>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function ActivityEvidence({ activity }: Pick<ActivityProps, 'activity'>) {
  const { t } = useTranslation();
  const format = useFormat();
  if (activity.evidence.length === 0) return null;
  return (
    <Section title={t('visiting.evidenceTitle')} text={t('visiting.evidenceText')}>
      <Stack gap="lg">
        {activity.evidence.map(({ decision, network, visits, lastAt, trace }) => (
          <Box key={decision}>
            <Group gap={8} mb={6}>
              <OutsideText value={network} fw={550} empty={t('visiting.noNetwork')} />
              <Text fz="xs" c="dimmed">
                {t('visiting.visitCount', { count: visits, formatted: format.number(visits) })} ·{' '}
                {format.dateTime(lastAt)}
              </Text>
            </Group>
            <EvidenceList trace={trace} />
          </Box>
        ))}
      </Stack>
    </Section>
  );
}
