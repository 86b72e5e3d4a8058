// The companies that were merged into this one, and the way to take a merge back.

import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompanyDetail, CompanyName } from '#contract/company-report.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Section } from '../../frame/section.tsx';
import { useMay } from '../../frame/use-may.ts';
import { useFormat } from '../../language/use-format.ts';
import { CompanyLink } from './company-parts.tsx';
import { UnmergeCompany } from './unmerge-company.tsx';

export function CompanyMerges({ company }: { company: CompanyDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const allowed = useMay()('mergeCompanies');
  const [leaving, setLeaving] = useState<CompanyName | null>(null);
  return (
    <Section title={t('companies.mergesTitle')} text={t('companies.mergesText')}>
      {company.merges.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t('companies.noMerges')}
        </Text>
      )}
      <ul className="part-rows">
        {company.merges.map((merge) => (
          <li key={merge.id} className="part-row">
            <div className="part-what">
              <CompanyLink id={merge.id} name={merge.name} />
              <OutsideText value={merge.reason} />
              <Text fz="xs" c="dimmed">
                {merge.by} · {format.dateTime(merge.at)}
              </Text>
            </div>
            {allowed && (
              <Button
                variant="default"
                size="compact-xs"
                aria-label={t('companies.unmergeOf', { name: merge.name })}
                onClick={() => setLeaving(merge)}
              >
                {t('companies.unmerge')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <UnmergeCompany company={leaving} onClose={() => setLeaving(null)} />
    </Section>
  );
}
