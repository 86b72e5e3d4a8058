// The dialog that pins a network or domain to a company, to nobody, or to the own people.

import { Alert, Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompanyName, PinTarget } from '#contract/company-report.ts';
import { addPin, pinsKey } from '../../api/pin-queries.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { useDeed } from '../../frame/use-deed.ts';
import { useWords } from '../../language/use-words.ts';
import { CompanyChoice } from '../companies/company-choice.tsx';
import { targetValues } from './network-search.ts';
import { noSubject, SubjectFields, toSubjectRequest } from './subject-fields.tsx';

export interface AddPinProps {
  opened: boolean;
  onClose: () => void;
}

export function AddPin({ opened, onClose }: AddPinProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('networks.addPin')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <PinForm onClose={onClose} />
    </Modal>
  );
}

const targetTexts = {
  company: 'targetCompanyText',
  never: 'targetNeverText',
  staff: 'targetStaffText',
} as const satisfies Record<PinTarget, string>;

function PinForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const [subject, setSubject] = useState(noSubject);
  const [target, setTarget] = useState<PinTarget>('staff');
  const [company, setCompany] = useState<CompanyName | null>(null);
  const [note, setNote] = useState('');
  const add = useDeed({
    run: addPin,
    done: t('networks.pinned'),
    stale: [pinsKey],
    quiet: true,
    onDone: onClose,
  });
  const isReady = subject.text.trim() !== '' && (target !== 'company' || company !== null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    const companyId = target === 'company' && company ? { companyId: company.id } : {};
    add.mutate({ ...toSubjectRequest(subject), target, ...companyId, note });
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        {add.error && (
          <Alert color="red" role="alert">
            {describeFailure(add.error, t)}
          </Alert>
        )}
        <SubjectFields value={subject} onChange={setSubject} />
        <Radio.Group
          label={t('networks.target')}
          value={target}
          onChange={(value) => setTarget(targetValues.find((one) => one === value) ?? target)}
        >
          <Stack gap="xs" mt={6}>
            {targetValues.map((value) => (
              <Radio
                key={value}
                value={value}
                label={
                  <Text span fw={550} fz="sm">
                    {words.pin(value)}
                  </Text>
                }
                description={t(`networks.${targetTexts[value]}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        {target === 'company' && (
          <CompanyChoice label={t('networks.company')} value={company} onChange={setCompany} />
        )}
        <TextInput
          label={t('networks.note')}
          placeholder={t('networks.notePlaceholder')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={add.isPending} disabled={!isReady}>
            {t('networks.addPin')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
