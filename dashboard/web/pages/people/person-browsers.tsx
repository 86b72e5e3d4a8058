// The browsers that were a person's, and when.

import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PersonDetail } from '#contract/person-report.ts';
import { Section } from '../../frame/section.tsx';
import { useFormat } from '../../language/use-format.ts';
import { ConfidenceBadge, useSiteName } from './person-parts.tsx';

export function PersonBrowsers({ person }: { person: PersonDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const siteName = useSiteName();
  return (
    <Section title={t('people.browsersTitle')} text={t('people.browsersText')}>
      {person.browsers.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t('people.noBrowsers')}
        </Text>
      )}
      <ul className="part-rows">
        {person.browsers.map(({ siteId, visitor, from, to, strength }) => (
          <li key={`${siteId} ${visitor} ${from ?? ''}`} className="part-row">
            <div className="part-what">
              <Group gap={8} wrap="nowrap">
                <Text span ff="monospace" fz="sm">
                  {visitor.slice(-8)}
                </Text>
                <ConfidenceBadge confidence={strength === 'proof' ? 'confirmed' : 'claim'} />
              </Group>
              <Text fz="xs" c="dimmed">
                {siteName(siteId)} · {from === null ? t('people.fromStart') : format.dateTime(from)} –{' '}
                {to === null ? t('people.toNow') : format.dateTime(to)}
              </Text>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
