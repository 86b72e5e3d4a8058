// Other names of a company: brands, former names, short forms.

import { Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompanyDetail } from '#contract/company-report.ts';
import { addAlias, removeAlias } from '../../api/company-queries.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Section } from '../../frame/section.tsx';
import { useSourceName } from './company-parts.tsx';
import { AddPart, PartRow, PartRows } from './part-list.tsx';
import { useChangeCompany } from './use-change-company.ts';
import { useMayChange } from './use-may-change.ts';

export function CompanyAliases({ company }: { company: CompanyDetail }) {
  const { t } = useTranslation();
  const sourceName = useSourceName();
  const mayChange = useMayChange(company);
  const [name, setName] = useState('');
  const remove = useChangeCompany((partId: number) => removeAlias(company.id, partId));
  const add = useChangeCompany((text: string) => addAlias(company.id, text), {
    quiet: true,
    onDone: () => setName(''),
  });
  return (
    <Section title={t('companies.namesTitle')} text={t('companies.namesText')}>
      <PartRows label={t('companies.namesTitle')} none={t('companies.noNames')}>
        {company.aliases.map((alias) => (
          <PartRow
            key={alias.id}
            removeLabel={t('companies.removeName', { name: alias.name })}
            onRemove={mayChange ? () => remove.mutate(alias.id) : undefined}
          >
            <OutsideText value={alias.name} fw={550} />
            <Text fz="xs" c="dimmed">
              {sourceName(alias.source)}
            </Text>
          </PartRow>
        ))}
      </PartRows>
      {mayChange && (
        <AddPart
          action={t('companies.addName')}
          pending={add.isPending}
          error={add.error}
          ready={name.trim() !== ''}
          onAdd={() => add.mutate(name.trim())}
        >
          <TextInput
            flex="1 1 200px"
            size="xs"
            label={t('companies.name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </AddPart>
      )}
    </Section>
  );
}
