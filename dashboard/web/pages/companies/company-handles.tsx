// The handles under which address registries know a company.

import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompanyDetail } from '#contract/company-report.ts';
import { addHandle, removeHandle } from '../../api/company-queries.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Section } from '../../frame/section.tsx';
import { AddPart, PartRow, PartRows } from './part-list.tsx';
import { useChangeCompany } from './use-change-company.ts';
import { useMayChange } from './use-may-change.ts';

export function CompanyHandles({ company }: { company: CompanyDetail }) {
  const { t } = useTranslation();
  const mayChange = useMayChange(company);
  const [handle, setHandle] = useState('');
  const remove = useChangeCompany((known: string) => removeHandle(company.id, known));
  const add = useChangeCompany((text: string) => addHandle(company.id, text), {
    quiet: true,
    onDone: () => setHandle(''),
  });
  return (
    <Section title={t('companies.handlesTitle')} text={t('companies.handlesText')}>
      <PartRows label={t('companies.handlesTitle')} none={t('companies.noHandles')}>
        {company.handles.map((known) => (
          <PartRow
            key={known}
            removeLabel={t('companies.removeHandle', { handle: known })}
            onRemove={mayChange ? () => remove.mutate(known) : undefined}
          >
            <OutsideText value={known} ff="monospace" fz="xs" />
          </PartRow>
        ))}
      </PartRows>
      {mayChange && (
        <AddPart
          action={t('companies.addHandle')}
          pending={add.isPending}
          error={add.error}
          ready={handle.trim() !== ''}
          onAdd={() => add.mutate(handle.trim())}
        >
          <TextInput
            flex="1 1 200px"
            size="xs"
            label={t('companies.handle')}
            value={handle}
            onChange={(event) => setHandle(event.currentTarget.value)}
          />
        </AddPart>
      )}
    </Section>
  );
}
