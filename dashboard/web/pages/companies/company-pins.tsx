// The networks and domains that somebody fixed to this company.

import { Anchor, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { pinsQuery } from '../../api/pin-queries.ts';
import { LoadMore } from '../../frame/load-more.tsx';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Section } from '../../frame/section.tsx';
import { Failed, Loading } from '../../frame/states.tsx';
import { useFormat } from '../../language/use-format.ts';

export function CompanyPins({ companyId }: { companyId: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const list = useInfiniteQuery(pinsQuery({ company: companyId }));
  const { data, error, refetch } = list;
  const pins = data?.pages.flatMap((page) => page.pins);
  const all = (
    <Anchor fz="sm" renderRoot={(props) => <Link to="/networks" {...props} />}>
      {t('companies.toPins')}
    </Anchor>
  );
  return (
    <Section title={t('companies.pinsTitle')} text={t('companies.pinsText')} action={all}>
      {!pins && (error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading rows={2} />)}
      {pins?.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t('companies.noPins')}
        </Text>
      )}
      <ul className="part-rows">
        {pins?.map((pin) => (
          <li key={pin.id} className="part-row">
            <div className="part-what">
              <OutsideText value={pin.subject} fw={550} ff="monospace" fz="xs" />
              <Text fz="xs" c="dimmed">
                {[pin.note, pin.by, format.dateTime(pin.at)].filter((text) => text !== '').join(' · ')}
              </Text>
            </div>
          </li>
        ))}
      </ul>
      <LoadMore list={list} />
    </Section>
  );
}
