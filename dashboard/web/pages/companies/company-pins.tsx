// The networks and domains that somebody fixed to this company.

import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { pinsQuery } from '../../api/pin-queries.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { PagedRows } from '../../frame/paged-rows.tsx';
import { Section } from '../../frame/section.tsx';
import { usePaged } from '../../frame/use-paged.ts';
import { useFormat } from '../../language/use-format.ts';

export function CompanyPins({ companyId }: { companyId: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const list = usePaged(pinsQuery({ company: companyId }), 'pins');
  const all = (
    <Anchor fz="sm" renderRoot={(props) => <Link to="/networks" {...props} />}>
      {t('companies.toPins')}
    </Anchor>
  );
  return (
    <Section title={t('companies.pinsTitle')} text={t('companies.pinsText')} action={all}>
      <PagedRows
        list={list}
        loading={2}
        empty={t('companies.noPins')}
        row={(pin) => (
          <div className="part-what">
            <OutsideText value={pin.subject} fw={550} ff="monospace" fz="xs" />
            <Text fz="xs" c="dimmed">
              {[pin.note, pin.by, format.dateTime(pin.at)].filter((text) => text !== '').join(' · ')}
            </Text>
          </div>
        )}
      />
    </Section>
  );
}
