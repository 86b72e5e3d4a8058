// The inputs that narrow the list of orders.

import { Box, NumberInput, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orderKinds } from '#contract/order-report.ts';
import { companyQuery } from '../../api/company-queries.ts';
import { Choice } from '../../frame/choice.tsx';
import { useFormat } from '../../language/use-format.ts';
import { CompanyChoice } from '../companies/company-choice.tsx';
import type { ChangeOrderSearch, OrderSearch } from './order-search.ts';

export interface OrderFiltersProps {
  search: OrderSearch;
  onChange: ChangeOrderSearch;
}

export function OrderFilters({ search, onChange }: OrderFiltersProps) {
  const { t } = useTranslation();
  return (
    <>
      <CompanyFilter key={search.company ?? 0} search={search} onChange={onChange} />
      <Choice
        label={t('orders.kind')}
        value={search.kind}
        data={orderKinds.map((value) => ({ value, label: t(`orders.${value}`) }))}
        onChange={(kind) => onChange({ kind: orderKinds.find((one) => one === kind) })}
      />
      <DayFilter label={t('orders.from')} value={search.from} onChange={(from) => onChange({ from })} />
      <DayFilter label={t('orders.to')} value={search.to} onChange={(to) => onChange({ to })} />
      <AmountFilter
        key={`min ${search.amountMin === undefined}`}
        label={t('orders.amountMin')}
        value={search.amountMin}
        onChange={(amountMin) => onChange({ amountMin })}
      />
      <AmountFilter
        key={`max ${search.amountMax === undefined}`}
        label={t('orders.amountMax')}
        value={search.amountMax}
        onChange={(amountMax) => onChange({ amountMax })}
      />
      <Select
        label={t('orders.state')}
        w={160}
        allowDeselect={false}
        value={search.state ?? 'kept'}
        data={[
          { value: 'kept', label: t('orders.stateKept') },
          { value: 'removed', label: t('orders.stateRemoved') },
        ]}
        onChange={(state) => onChange({ state: state === 'removed' ? 'removed' : undefined })}
      />
    </>
  );
}

/** An address has the number of the company alone. */
function CompanyFilter({ search: { company }, onChange }: OrderFiltersProps) {
  const { t } = useTranslation();
  const { data } = useQuery({ ...companyQuery(company ?? 0), enabled: company !== undefined });
  const value = company === undefined || !data ? null : { id: data.id, name: data.name };
  return (
    <Box w={190}>
      <CompanyChoice
        key={value?.name ?? ''}
        label={t('orders.company')}
        value={value}
        onChange={(chosen) => onChange({ company: chosen?.id })}
      />
    </Box>
  );
}

interface DayFilterProps {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

function DayFilter({ label, value, onChange }: DayFilterProps) {
  return (
    <TextInput
      w={146}
      type="date"
      label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  );
}

const typingMs = 400;

interface AmountFilterProps {
  label: string;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
}

function AmountFilter({ label, value, onChange }: AmountFilterProps) {
  const { decimalSeparator } = useFormat();
  const ask = useDebouncedCallback((typed: number | string) => {
    onChange(typeof typed === 'number' ? typed : undefined);
  }, typingMs);
  return (
    <NumberInput
      w={120}
      label={label}
      hideControls
      decimalScale={2}
      decimalSeparator={decimalSeparator}
      defaultValue={value ?? ''}
      onChange={ask}
    />
  );
}
