// The visits of a company on its page. Until a server lists them this says plainly that there are none to show.

import { IconRoute } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../frame/section.tsx';
import { NothingYet } from '../../frame/states.tsx';

export interface CompanyVisitsProps {
  companyId: number;
}

export function CompanyVisits({ companyId }: CompanyVisitsProps) {
  const { t } = useTranslation();
  return (
    <Section title={t('companies.visitsTitle')} text={t('companies.visitsText')}>
      <div data-company={companyId}>
        <NothingYet
          icon={<IconRoute aria-hidden />}
          title={t('companies.visitsNoneTitle')}
          text={t('companies.visitsNoneText')}
        />
      </div>
    </Section>
  );
}
