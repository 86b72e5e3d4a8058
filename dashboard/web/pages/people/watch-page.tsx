// Names that are held back because they collect too much, and what was refused as no name of anybody.

import { Text } from '@mantine/core';
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
  return (
    <Section title={t('people.refusalsTitle')} text={t('people.refusalsText')}>
      {refusals.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t('people.noRefusals')}
        </Text>
      )}
      <ul className="part-rows">
        {refusals.map((refusal) => (
          <li key={Object.values(refusal).join(' ')} className="part-row">
            <Refusal refusal={refusal} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Refusal({ refusal }: { refusal: IdentityRefusalCount }) {
  const { t } = useTranslation();
  const words = useWords();
  const format = useFormat();
  const siteName = useSiteName();
  const { siteId, kind, reason, sample, count, lastDay } = refusal;
  return (
    <>
      <div className="part-what">
        <Text fz="sm">
          {words.keyKind(kind)}: {words.keyRefusal(reason)}
        </Text>
        {sample !== '' && <OutsideText value={sample} ff="monospace" />}
        <Text fz="xs" c="dimmed">
          {siteName(siteId)} · {t('people.refusalLast', { day: format.date(lastDay) })}
        </Text>
      </div>
      <Text fz="sm" className="digits" style={{ whiteSpace: 'nowrap' }}>
        {t('people.refusalCount', { count })}
      </Text>
    </>
  );
}
