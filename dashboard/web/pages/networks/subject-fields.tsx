// The fields that say what a pin or a correction is about: a network or a domain.

import { SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SubjectRequest } from '#contract/company-report.ts';

export interface Subject {
  kind: 'range' | 'domain';
  text: string;
}

export const noSubject: Subject = { kind: 'range', text: '' };

export function toSubjectRequest({ kind, text }: Subject): SubjectRequest {
  return kind === 'range' ? { range: text.trim() } : { domain: text.trim() };
}

export interface SubjectFieldsProps {
  value: Subject;
  onChange: (subject: Subject) => void;
}

export function SubjectFields({ value, onChange }: SubjectFieldsProps) {
  const { t } = useTranslation();
  const isRange = value.kind === 'range';
  return (
    <Stack gap={8}>
      <SegmentedControl
        size="xs"
        aria-label={t('networks.subjectKind')}
        value={value.kind}
        data={[
          { value: 'range', label: t('networks.range') },
          { value: 'domain', label: t('networks.domain') },
        ]}
        onChange={(kind) => onChange({ ...value, kind: kind === 'domain' ? 'domain' : 'range' })}
      />
      <TextInput
        data-autofocus
        label={t(isRange ? 'networks.range' : 'networks.domain')}
        description={t(isRange ? 'networks.rangeHint' : 'networks.domainHint')}
        placeholder={t(isRange ? 'networks.rangePlaceholder' : 'networks.domainPlaceholder')}
        value={value.text}
        onChange={(event) => onChange({ ...value, text: event.currentTarget.value })}
      />
    </Stack>
  );
}
