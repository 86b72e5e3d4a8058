// The inputs that narrow and order the list of companies.

import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Choice, CountryChoice } from '../../frame/choice.tsx';
import { useWords } from '../../language/use-words.ts';
import { OwnFieldFilter } from '../fields/own-field-filter.tsx';
import { TeamChoice } from '../teams/team-choice.tsx';
import { type CompanySearch, ownerValues, sortValues, statusValues } from './company-search.ts';

export interface CompanyFiltersProps {
  search: CompanySearch;
  onChange: (change: { [Key in keyof CompanySearch]?: CompanySearch[Key] | undefined }) => void;
}

const sortLabels = { name: 'sortName', changed: 'sortChanged', created: 'sortCreated' } as const;

export function CompanyFilters({ search, onChange }: CompanyFiltersProps) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <>
      <Choice
        label={t('companies.status')}
        value={search.status}
        data={statusValues.map((value) => ({ value, label: words.status(value) }))}
        onChange={(status) => onChange({ status: statusValues.find((one) => one === status) })}
      />
      <CountryChoice value={search.country} onChange={(country) => onChange({ country })} />
      <Choice
        label={t('companies.owner')}
        value={search.owner}
        data={[
          { value: 'me', label: t('companies.ownerMine') },
          { value: 'none', label: t('companies.ownerNone') },
        ]}
        onChange={(owner) => onChange({ owner: ownerValues.find((one) => one === owner) })}
      />
      <TeamChoice value={search.team} onChange={(team) => onChange({ team })} />
      <OwnFieldFilter subject="company" value={search.own} onChange={(own) => onChange({ own })} />
      <Select
        label={t('companies.sort')}
        w={158}
        allowDeselect={false}
        value={search.sort ?? 'name'}
        data={sortValues.map((value) => ({ value, label: t(`companies.${sortLabels[value]}`) }))}
        onChange={(value) => {
          const sort = sortValues.find((one) => one === value);
          onChange({ sort: sort === 'name' ? undefined : sort });
        }}
      />
    </>
  );
}
