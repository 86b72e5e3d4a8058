// Which field of ours is which of theirs, and whose it is.

import { Alert, Autocomplete, Button, Group, Select, Stack, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CrmFieldRule, CrmKindRow, CrmRow } from '#contract/crm-report.ts';
import { changeCrm, crmFieldsQuery, crmsKey } from '../../api/crm-queries.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { Section } from '../../frame/section.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { useWords } from '../../language/use-words.ts';

export function CrmRules({ crm, kind }: { crm: CrmRow; kind: CrmKindRow }) {
  const { t } = useTranslation();
  const { companyRules, personRules } = crm.settings;
  return (
    <Section title={t('crms.fields')} text={t('crms.fieldsText')}>
      <Tabs defaultValue="company" keepMounted={false}>
        <Tabs.List mb="sm">
          <Tabs.Tab value="company">{t('crms.ofCompany')}</Tabs.Tab>
          <Tabs.Tab value="person">{t('crms.ofPerson')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="company">
          <RulesForm crm={crm} of="company" own={kind.companyRules} changed={companyRules} />
        </Tabs.Panel>
        <Tabs.Panel value="person">
          <RulesForm crm={crm} of="person" own={kind.personRules} changed={personRules} />
        </Tabs.Panel>
      </Tabs>
    </Section>
  );
}

interface RulesFormProps {
  crm: CrmRow;
  of: 'company' | 'person';
  /** Of the connector. */
  own: readonly CrmFieldRule[];
  changed: readonly CrmFieldRule[];
}

function RulesForm({ crm, of, own, changed }: RulesFormProps) {
  const { t } = useTranslation();
  const [rules, setRules] = useState<readonly CrmFieldRule[]>(() => merge(own, changed));
  const { data: fields = [], error } = useQuery(crmFieldsQuery(crm.id, of));
  const save = useDeed({
    run: (wanted: readonly CrmFieldRule[]) => {
      const key = of === 'company' ? 'companyRules' : 'personRules';
      return changeCrm(crm.id, { settings: { ...crm.settings, [key]: differing(own, wanted) } });
    },
    done: t('frame.saved'),
    stale: [crmsKey],
    quiet: true,
  });
  const set = (ours: string, change: Partial<CrmFieldRule>) =>
    setRules(rules.map((rule) => (rule.ours === ours ? { ...rule, ...change } : rule)));
  const isSame = JSON.stringify(rules) === JSON.stringify(merge(own, changed));
  const isWhole = rules.every(({ theirs }) => theirs.trim() !== '');
  return (
    <Stack gap="sm">
      {error && (
        <Text fz="sm" c="dimmed">
          {describeFailure(error, t)}
        </Text>
      )}
      {rules.map((rule) => (
        <RuleRow
          key={rule.ours}
          rule={rule}
          fields={fields.map(({ name }) => name)}
          onChange={(change) => set(rule.ours, change)}
        />
      ))}
      {save.error && (
        <Alert color="red" role="alert">
          {describeFailure(save.error, t)}
        </Alert>
      )}
      <Group gap="xs">
        <Button
          variant="default"
          loading={save.isPending}
          disabled={isSame || !isWhole}
          onClick={() => save.mutate(rules)}
        >
          {t('frame.save')}
        </Button>
        <Button variant="subtle" color="gray" onClick={() => setRules(own)}>
          {t('crms.defaults')}
        </Button>
      </Group>
    </Stack>
  );
}

function merge(own: readonly CrmFieldRule[], changed: readonly CrmFieldRule[]): CrmFieldRule[] {
  const added = changed.filter(({ ours }) => !own.some((rule) => rule.ours === ours));
  return [...own.map((rule) => changed.find(({ ours }) => ours === rule.ours) ?? rule), ...added];
}

/** What is as the connector has it is not kept: it may learn better. */
function differing(own: readonly CrmFieldRule[], wanted: readonly CrmFieldRule[]): CrmFieldRule[] {
  return wanted.filter(
    ({ ours, theirs, mode }) =>
      !own.some((rule) => rule.ours === ours && rule.theirs === theirs && rule.mode === mode),
  );
}

interface RuleRowProps {
  rule: CrmFieldRule;
  /** Names of the fields that the CRM has. */
  fields: readonly string[];
  onChange: (change: Partial<CrmFieldRule>) => void;
}

const modes = ['ours', 'theirs', 'fill'] as const;

function RuleRow({ rule, fields, onChange }: RuleRowProps) {
  const { t } = useTranslation();
  const words = useWords();
  const name = words.crmField(rule.ours);
  return (
    <Group gap="sm" align="center" role="group" aria-label={name}>
      <Text fz="sm" w={150}>
        {name}
      </Text>
      <Autocomplete
        flex="1 1 170px"
        maw={280}
        aria-label={t('crms.theirField', { name })}
        data={[...new Set(fields)]}
        value={rule.theirs}
        limit={50}
        maxLength={200}
        spellCheck={false}
        onChange={(theirs) => onChange({ theirs })}
      />
      <Select
        flex="1 1 170px"
        maw={280}
        aria-label={t('crms.whoseField', { name })}
        allowDeselect={false}
        data={modes.map((value) => ({ value, label: words.crmMode(value) }))}
        value={rule.mode}
        onChange={(value) => {
          const mode = modes.find((one) => one === value);
          if (mode) onChange({ mode });
        }}
      />
    </Group>
  );
}
