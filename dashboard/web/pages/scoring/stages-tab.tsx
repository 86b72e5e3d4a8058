// The stages of leads in their order on the board, changed and saved as a new version.

import { ActionIcon, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadStagesValue, LeadStageValue } from '#contract/rule-report.ts';
import type { RulesInForce } from '../rules/use-rules.ts';
import { RuleSetTab } from './rule-set-tab.tsx';
import { SaveRules } from './save-rules.tsx';
import { findStageFault, newStageId, stageKinds } from './stage-values.ts';

export function StagesTab({ mayChange }: { mayChange: boolean }) {
  const { t } = useTranslation();
  return (
    <RuleSetTab<LeadStagesValue>
      ruleSet="lead_stages"
      text={t('scoring.stagesText')}
      mayChange={mayChange}
      editor={(rules) => <StageEditor rules={rules} mayChange={mayChange} />}
    />
  );
}

interface StageEditorProps {
  rules: RulesInForce<LeadStagesValue>;
  mayChange: boolean;
}

function StageEditor({ rules, mayChange }: StageEditorProps) {
  const { t } = useTranslation();
  const [stages, setStages] = useState<readonly LeadStageValue[]>(rules.value.stages);
  const isChanged = JSON.stringify(stages) !== JSON.stringify(rules.value.stages);
  const fault = findStageFault(stages);
  const move = (place: number, by: number) => {
    const next = [...stages];
    const [stage] = next.splice(place, 1);
    if (stage) next.splice(place + by, 0, stage);
    setStages(next);
  };
  const add = () =>
    setStages([...stages, { id: newStageId(stages), kind: 'open', names: { en: '', it: '' } }]);
  return (
    <Stack gap="sm">
      <ol className="rule-cards">
        {stages.map((stage, place) => (
          <StageRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a stage is its place; the inputs hold no state of their own.
            key={place}
            stage={stage}
            label={t('scoring.stage', { number: place + 1 })}
            disabled={!mayChange}
            onChange={(changed) => setStages(stages.map((old, at) => (at === place ? changed : old)))}
            onMoveUp={place > 0 ? () => move(place, -1) : undefined}
            onMoveDown={place < stages.length - 1 ? () => move(place, 1) : undefined}
            onRemove={stages.length > 1 ? () => setStages(stages.filter((_, at) => at !== place)) : undefined}
          />
        ))}
      </ol>
      {mayChange && (
        <Group>
          <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
            {t('scoring.addStage')}
          </Button>
        </Group>
      )}
      {fault && (
        <Text fz="sm" c="red" role="alert">
          {t(fault)}
        </Text>
      )}
      {mayChange && isChanged && (
        <SaveRules
          ruleSet="lead_stages"
          value={{ version: rules.version + 1, stages } as LeadStagesValue}
          fault={fault ? t(fault) : ''}
          effect={t('scoring.saveText')}
          onDiscard={() => setStages(rules.value.stages)}
        />
      )}
    </Stack>
  );
}

interface StageRowProps {
  stage: LeadStageValue;
  label: string;
  disabled: boolean;
  onChange: (stage: LeadStageValue) => void;
  onMoveUp: (() => void) | undefined;
  onMoveDown: (() => void) | undefined;
  onRemove: (() => void) | undefined;
}

function StageRow({ stage, label, disabled, onChange, ...moves }: StageRowProps) {
  const { t } = useTranslation();
  const { names, kind } = stage;
  const setName = (change: Partial<LeadStageValue['names']>) =>
    onChange({ ...stage, names: { ...names, ...change } });
  return (
    <li className="panel rule-card" aria-label={label}>
      <Group gap="xs" align="flex-end">
        <TextInput
          size="xs"
          w={190}
          label={t('scoring.stageEn')}
          maxLength={60}
          disabled={disabled}
          value={names.en}
          error={names.en.trim() === '' && t('scoring.nameMissing')}
          onChange={(event) => setName({ en: event.currentTarget.value })}
        />
        <TextInput
          size="xs"
          w={190}
          label={t('scoring.stageIt')}
          maxLength={60}
          disabled={disabled}
          value={names.it}
          error={names.it.trim() === '' && t('scoring.nameMissing')}
          onChange={(event) => setName({ it: event.currentTarget.value })}
        />
        <Select
          size="xs"
          w={200}
          label={t('scoring.stageKind')}
          allowDeselect={false}
          disabled={disabled}
          value={kind}
          data={stageKinds.map((value) => ({ value, label: t(`scoring.kind_${value}`) }))}
          onChange={(value) => onChange({ ...stage, kind: stageKinds.find((one) => one === value) ?? kind })}
        />
        {!disabled && <Moves label={label} name={names.en || stage.id} {...moves} />}
      </Group>
    </li>
  );
}

type MovesProps = Pick<StageRowProps, 'label' | 'onMoveUp' | 'onMoveDown' | 'onRemove'> & { name: string };

function Moves({ label, name, onMoveUp, onMoveDown, onRemove }: MovesProps) {
  const { t } = useTranslation();
  return (
    <Group gap={2} wrap="nowrap">
      <ActionIcon aria-label={`${label}: ${t('rules.up')}`} disabled={!onMoveUp} onClick={onMoveUp}>
        <IconArrowUp size={15} aria-hidden />
      </ActionIcon>
      <ActionIcon aria-label={`${label}: ${t('rules.down')}`} disabled={!onMoveDown} onClick={onMoveDown}>
        <IconArrowDown size={15} aria-hidden />
      </ActionIcon>
      <ActionIcon aria-label={t('scoring.removeStage', { name })} disabled={!onRemove} onClick={onRemove}>
        <IconTrash size={15} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
