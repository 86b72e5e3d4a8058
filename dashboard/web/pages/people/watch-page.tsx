// Names that are held back because they collect too much, and what was refused as no name of anybody.

import { Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { HeldKeyReport, IdentityRefusalCount } from '#contract/person-report.ts';
import { watchQuery } from '../../api/person-queries.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Page } from '../../frame/page.tsx';
import { Section } from '../../frame/section.tsx';
import { Failed, Loading } from '../../frame/states.tsx';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { PersonLink, useSiteName } from './person-parts.tsx';
import { ReleaseKey } from './release-key.tsx';

export function WatchPage() {
  const { t } = useTranslation();
  const { data: watch, error, refetch } = useQuery(watchQuery);
  return (
    <Page
      title={t('people.watchTitle')}
      text={t('people.watchText')}
      back={{ label: t('people.backToPeople'), to: '/people' }}
    >
      {watch ? (
        <>
          <Held held={watch.held} />
          <Refusals refusals={watch.refusals} />
        </>
      ) : (
        <div className="panel">
          {error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />}
        </div>
      )}
    </Page>
  );
}

function Held({ held }: { held: readonly HeldKeyReport[] }) {
  const { t } = useTranslation();
  const words = useWords();
  const format = useFormat();
  return (
    <Section title={t('people.heldTitle')} text={t('people.heldText')}>
      {held.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t('people.noHeld')}
        </Text>
      )}
      <ul className="part-rows">
        {held.map((key) => (
          <li key={key.id} className="part-row">
            <div className="part-what">
              <PersonLink id={key.person.id} name={key.text} />
              <Text fz="xs" c="dimmed">
                {words.keyKind(key.kind)} · {words.heldFor(key.heldFor)} · {format.dateTime(key.heldAt)}
              </Text>
            </div>
            <ReleaseKey id={key.id} name={key.text} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Refusals({ refusals }: { refusals: readonly IdentityRefusalCount[] }) {
  const { t } = useTranslation();
  const words = useWords();
  const format = useFormat();
  const siteName = useSiteName();
  if (refusals.length === 0)
    return (
      <Section title={t('people.refusalsTitle')} text={t('people.refusalsText')}>
        <Text fz="sm" c="dimmed">
          {t('people.noRefusals')}
        </Text>
      </Section>
    );
  const heads = ['refusalWhat', 'refusalWhy', 'refusalSample', 'refusalCount', 'refusalLast'] as const;
  return (
    <Section title={t('people.refusalsTitle')} text={t('people.refusalsText')}>
      <Table.ScrollContainer minWidth={560}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              {heads.map((head) => (
                <Table.Th key={head}>{t(`people.${head}`)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {refusals.map(({ siteId, kind, reason, sample, count, lastDay }) => (
              <Table.Tr key={[siteId, kind, reason, sample].join(' ')}>
                <Table.Td>
                  {words.keyKind(kind)}
                  <Text fz="xs" c="dimmed">
                    {siteName(siteId)}
                  </Text>
                </Table.Td>
                <Table.Td>{words.keyRefusal(reason)}</Table.Td>
                <Table.Td>
                  <OutsideText value={sample} />
                </Table.Td>
                <Table.Td className="digits">{format.number(count)}</Table.Td>
                <Table.Td className="digits">{format.date(lastDay)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  );
}
