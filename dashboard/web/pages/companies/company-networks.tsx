// The networks that a company itself uses, each with a label and who confirmed it.

import { Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompanyDetail, CompanyNetwork } from '#contract/company-report.ts';
import { addNetwork, removeNetwork } from '../../api/company-queries.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Section } from '../../frame/section.tsx';
import { nameAuthor } from '../../language/name-author.ts';
import { useSourceName } from './company-parts.tsx';
import { AddPart, PartRow, PartRows } from './part-list.tsx';
import { useChangeCompany } from './use-change-company.ts';
import { useMayChange } from './use-may-change.ts';

export function CompanyNetworks({ company }: { company: CompanyDetail }) {
  const { t } = useTranslation();
  const mayChange = useMayChange(company);
  const remove = useChangeCompany((partId: number) => removeNetwork(company.id, partId));
  return (
    <Section title={t('companies.networksTitle')} text={t('companies.networksText')}>
      <PartRows label={t('companies.networksTitle')} none={t('companies.noNetworks')}>
        {company.networks.map((network) => (
          <PartRow
            key={network.id}
            removeLabel={t('companies.removeNetwork', { range: network.range })}
            onRemove={mayChange ? () => remove.mutate(network.id) : undefined}
          >
            <NetworkLine network={network} />
          </PartRow>
        ))}
      </PartRows>
      {mayChange && <AddNetwork company={company} />}
    </Section>
  );
}

function NetworkLine({ network }: { network: CompanyNetwork }) {
  const { t } = useTranslation();
  const sourceName = useSourceName();
  const from = [
    network.label,
    network.confirmedBy && `${t('companies.confirmedBy')} ${nameAuthor(network.confirmedBy, t)}`,
    sourceName(network.source),
  ];
  return (
    <>
      <OutsideText value={network.range} fw={550} ff="monospace" fz="xs" />
      <Text fz="xs" c="dimmed">
        {from.filter((text) => text !== '').join(' · ')}
      </Text>
    </>
  );
}

function AddNetwork({ company }: { company: CompanyDetail }) {
  const { t } = useTranslation();
  const [range, setRange] = useState('');
  const [label, setLabel] = useState('');
  const add = useChangeCompany(() => addNetwork(company.id, { range, label }), {
    quiet: true,
    onDone: () => {
      setRange('');
      setLabel('');
    },
  });
  return (
    <AddPart
      action={t('companies.addNetwork')}
      pending={add.isPending}
      error={add.error}
      ready={range.trim() !== ''}
      onAdd={() => add.mutate(undefined)}
    >
      <TextInput
        flex="1 1 200px"
        size="xs"
        label={t('companies.range')}
        placeholder={t('companies.rangePlaceholder')}
        title={t('companies.rangeHint')}
        value={range}
        onChange={(event) => setRange(event.currentTarget.value)}
      />
      <TextInput
        flex="1 1 140px"
        size="xs"
        label={t('companies.label')}
        placeholder={t('companies.labelPlaceholder')}
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
    </AddPart>
  );
}
