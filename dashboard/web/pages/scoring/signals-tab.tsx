// The numbers of signals, which kinds nobody is told about, and the pages where a customer may be leaving.

import { NumberInput, Stack, Switch, TagsInput, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignalRulesValue } from '#contract/rule-report.ts';
import { Section } from '../../frame/section.tsx';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import type { RulesInForce } from '../rules/use-rules.ts';
import { RuleSetTab } from './rule-set-tab.tsx';
import { SaveRules } from './save-rules.tsx';
import {
  findSignalFaults,
  numberBounds,
  type SignalNumber,
  signalKinds,
  signalNumbers,
} from './signal-values.ts';

export function SignalsTab({ mayChange }: { mayChange: boolean }) {
  const { t } = useTranslation();
  return (
    <RuleSetTab<SignalRulesValue>
      ruleSet="signal_rules"
      text={t('scoring.signalsText')}
      mayChange={mayChange}
      editor={(rules) => <SignalEditor rules={rules} mayChange={mayChange} />}
    />
  );
}

interface SignalEditorProps {
  rules: RulesInForce<SignalRulesValue>;
  mayChange: boolean;
}

function SignalEditor({ rules, mayChange }: SignalEditorProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<SignalRulesValue>(rules.value);
  const set = (change: Partial<SignalRulesValue>) => setDraft((old) => ({ ...old, ...change }));
  const isChanged = JSON.stringify(draft) !== JSON.stringify(rules.value);
  const faults = findSignalFaults(draft);
  return (
    <Stack gap="md">
      <Section title={t('scoring.signalNumbers')}>
        <ul className="part-rows">
          {signalNumbers.map((name) => (
            <li key={name} className="part-row">
              <NumberRow
                name={name}
                value={draft[name]}
                isFaulty={faults.has(name)}
                disabled={!mayChange}
                onChange={(value) => set({ [name]: value })}
              />
            </li>
          ))}
        </ul>
      </Section>
      <Kinds draft={draft} disabled={!mayChange} onChange={set} />
      <Section title={t('scoring.riskPaths')} text={t('scoring.riskPathsText')}>
        <TagsInput
          aria-label={t('scoring.riskPaths')}
          acceptValueOnBlur
          disabled={!mayChange}
          value={[...draft.riskPaths]}
          onChange={(paths) => set({ riskPaths: paths.map(toPath).filter((path) => path !== '/') })}
        />
      </Section>
      {mayChange && isChanged && (
        <SaveRules
          ruleSet="signal_rules"
          value={{ ...draft, version: rules.version + 1 }}
          fault={faults.size > 0 ? t('rules.faultsLeft') : ''}
          effect={t('scoring.saveText')}
          onDiscard={() => setDraft(rules.value)}
        />
      )}
    </Stack>
  );
}

function toPath(text: string): string {
  const path = text.trim();
  return path.startsWith('/') ? path : `/${path}`;
}

interface NumberRowProps {
  name: SignalNumber;
  value: number;
  isFaulty: boolean;
  disabled: boolean;
  onChange: (value: number) => void;
}

function NumberRow({ name, value, isFaulty, disabled, onChange }: NumberRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { from, to } = numberBounds[name];
  const label = t(`scoring.num_${name}`);
  return (
    <>
      <Text fz="sm" className="part-what">
        {label}
      </Text>
      <NumberInput
        size="xs"
        w={110}
        allowDecimal={false}
        allowNegative={false}
        aria-label={label}
        disabled={disabled}
        error={isFaulty && t('rules.bounds', { least: format.number(from), most: format.number(to) })}
        value={Number.isNaN(value) ? '' : value}
        onChange={(typed) => onChange(typed === '' ? Number.NaN : Number(typed))}
      />
    </>
  );
}

interface KindsProps {
  draft: SignalRulesValue;
  disabled: boolean;
  onChange: (change: Partial<SignalRulesValue>) => void;
}

function Kinds({ draft, disabled, onChange }: KindsProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { silent } = draft;
  return (
    <Section title={t('scoring.signalKinds')} text={t('scoring.signalKindsText')}>
      <Stack gap={6}>
        {signalKinds.map((kind) => (
          <Switch
            key={kind}
            size="sm"
            label={words.signal(kind)}
            disabled={disabled}
            checked={!silent.includes(kind)}
            onChange={(event) =>
              onChange({
                silent: event.currentTarget.checked
                  ? silent.filter((one) => one !== kind)
                  : [...silent, kind],
              })
            }
          />
        ))}
      </Stack>
    </Section>
  );
}
