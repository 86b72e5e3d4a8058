// What stands above a company that was merged into another one: where it went, and the way back.

import { Alert, Button, Group } from '@mantine/core';
import { IconArrowMerge } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompanyName } from '#contract/company-report.ts';
import { useMay } from '../../frame/use-may.ts';
import { UnmergeCompany } from './unmerge-company.tsx';

export function MergedInto({ company, into }: { company: CompanyName; into: CompanyName }) {
  const { t } = useTranslation();
  const allowed = useMay()('mergeCompanies');
  const [asking, setAsking] = useState(false);
  return (
    <Alert
      color="yellow"
      icon={<IconArrowMerge aria-hidden />}
      title={`${t('companies.mergedInto')} ${into.name}`}
    >
      {t('companies.mergedIntoText')}
      <Group gap="xs" mt="sm">
        <Button
          variant="default"
          size="xs"
          renderRoot={(props) => (
            <Link to="/companies/$companyId" params={{ companyId: String(into.id) }} {...props} />
          )}
        >
          {t('companies.openOther', { name: into.name })}
        </Button>
        {allowed && (
          <Button variant="default" size="xs" onClick={() => setAsking(true)}>
            {t('companies.unmerge')}
          </Button>
        )}
      </Group>
      <UnmergeCompany company={asking ? company : null} onClose={() => setAsking(false)} />
    </Alert>
  );
}
