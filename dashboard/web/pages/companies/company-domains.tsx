// The domains of a company: what each is used for, and how sure it is that it is theirs.

import { Group, NumberInput, Select, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompanyDetail, CompanyDomain, DomainKind } from '#contract/company-report.ts';
import { keepDomain, removeDomain } from '../../api/company-queries.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Section } from '../../frame/section.tsx';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { useSourceName } from './company-parts.tsx';
import { AddPart, PartRow, PartRows } from './part-list.tsx';
import { useChangeCompany } from './use-change-company.ts';
import { useMayChange } from './use-may-change.ts';

const kinds: readonly DomainKind[] = [
  'primary',
  'alias',
  'brand',
  'country',
  'mail_only',
  'redirect',
  'parked',
];

export function CompanyDomains({ company }: { company: CompanyDetail }) {
  const { t } = useTranslation();
  const mayChange = useMayChange(company);
  return (
    <Section title={t('companies.domains')} text={t('companies.domainsText')}>
      <PartRows label={t('companies.domains')} none={t('companies.noDomains')}>
        {company.domains.map((domain) => (
          <DomainRow key={domain.domain} company={company} domain={domain} mayChange={mayChange} />
        ))}
      </PartRows>
      {mayChange && <AddDomain company={company} />}
    </Section>
  );
}

interface DomainRowProps {
  company: CompanyDetail;
  domain: CompanyDomain;
  mayChange: boolean;
}

function DomainRow({ company, domain: row, mayChange }: DomainRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const sourceName = useSourceName();
  const { domain, confidence } = row;
  const remove = useChangeCompany(() => removeDomain(company.id, domain));
  const change = useChangeCompany((kind: DomainKind) => keepDomain(company.id, { domain, kind, confidence }));
  return (
    <PartRow
      removeLabel={t('companies.removeDomain', { domain })}
      onRemove={mayChange ? () => remove.mutate(undefined) : undefined}
    >
      <Group gap="sm" justify="space-between">
        <div style={{ minWidth: 0, flex: '1 1 160px' }}>
          <OutsideText value={domain} fw={550} />
          <Text fz="xs" c="dimmed">
            {t('companies.confidence')} {format.percent(confidence * 100)} · {sourceName(row.source)}
          </Text>
        </div>
        {mayChange ? (
          <Select
            size="xs"
            w={150}
            allowDeselect={false}
            aria-label={t('companies.useOfDomain', { domain })}
            value={row.kind}
            data={kinds.map((value) => ({ value, label: words.domainUse(value) }))}
            onChange={(value) => {
              const kind = kinds.find((one) => one === value);
              if (kind) change.mutate(kind);
            }}
          />
        ) : (
          <Text fz="sm">{words.domainUse(row.kind)}</Text>
        )}
      </Group>
    </PartRow>
  );
}

function AddDomain({ company }: { company: CompanyDetail }) {
  const { t } = useTranslation();
  const words = useWords();
  const [domain, setDomain] = useState('');
  const [kind, setKind] = useState<DomainKind>(company.domains.length === 0 ? 'primary' : 'alias');
  const [percent, setPercent] = useState(100);
  const add = useChangeCompany(() => keepDomain(company.id, { domain, kind, confidence: percent / 100 }), {
    quiet: true,
    onDone: () => setDomain(''),
  });
  return (
    <AddPart
      action={t('companies.addDomain')}
      pending={add.isPending}
      error={add.error}
      ready={domain.trim() !== ''}
      onAdd={() => add.mutate(undefined)}
    >
      <TextInput
        flex="1 1 180px"
        size="xs"
        label={t('companies.domain')}
        placeholder={t('companies.domainsPlaceholder')}
        value={domain}
        onChange={(event) => setDomain(event.currentTarget.value)}
      />
      <Select
        w={150}
        size="xs"
        allowDeselect={false}
        label={t('companies.domainUse')}
        value={kind}
        data={kinds.map((value) => ({ value, label: words.domainUse(value) }))}
        onChange={(value) => setKind(kinds.find((one) => one === value) ?? kind)}
      />
      <NumberInput
        w={92}
        size="xs"
        min={0}
        max={100}
        suffix=" %"
        allowDecimal={false}
        label={t('companies.confidence')}
        value={percent}
        onChange={(value) => setPercent(Math.min(100, Math.max(0, Number(value) || 0)))}
      />
    </AddPart>
  );
}
