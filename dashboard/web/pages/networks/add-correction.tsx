// The dialog in which somebody says that a decision was wrong, and what is right.

import { Alert, Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompanyName, CorrectionKind } from '#contract/company-report.ts';
import { addCorrection, correctionsKey } from '../../api/pin-queries.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { useWords } from '../../language/use-words.ts';
import { CompanyChoice } from '../companies/company-choice.tsx';
import { noSubject, type Subject, SubjectFields, toSubjectRequest } from './subject-fields.tsx';

interface NamedCompany {
  id: number | null;
  name: string;
}

export interface AddCorrectionProps {
  opened: boolean;
  onClose: () => void;
  /** What it is about, where that is known already, such as on a visit's page. */
  subject?: Subject;
  /** The company that was named; without an id it is not in the records. */
  wrong?: NamedCompany | null;
  /** Its id, where one is corrected on a visit's page. */
  decision?: string;
}

export function AddCorrection({ opened, onClose, subject, wrong, decision }: AddCorrectionProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('networks.addCorrection')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <CorrectionForm
        onClose={onClose}
        given={subject ?? noSubject}
        named={wrong ?? null}
        decision={decision}
      />
    </Modal>
  );
}

const kinds: readonly { kind: CorrectionKind; text: 'wrongCompanyText' | 'notACompanyText' | 'itIsText' }[] =
  [
    { kind: 'wrong_company', text: 'wrongCompanyText' },
    { kind: 'not_a_company', text: 'notACompanyText' },
    { kind: 'it_is', text: 'itIsText' },
  ];

interface CorrectionFormProps {
  onClose: () => void;
  given: Subject;
  named: NamedCompany | null;
  decision: string | undefined;
}

function CorrectionForm({ onClose, given, named, decision }: CorrectionFormProps) {
  const { t } = useTranslation();
  const words = useWords();
  const [subject, setSubject] = useState(given);
  const [kind, setKind] = useState<CorrectionKind>('wrong_company');
  const isKnown = named !== null && named.id !== null;
  const [wrong, setWrong] = useState<CompanyName | null>(
    named !== null && named.id !== null ? { id: named.id, name: named.name } : null,
  );
  // One that is not in the records is wrong by its name.
  const wrongName = named !== null && !isKnown ? named.name : '';
  const [right, setRight] = useState<CompanyName | null>(null);
  const [note, setNote] = useState('');
  const correct = useDeed({
    run: addCorrection,
    done: t('networks.corrected'),
    stale: [correctionsKey, ['visit'], ['visits'], ['visiting'], ['activity']],
    quiet: true,
    onDone: onClose,
  });
  const isMissing = {
    wrong_company: wrong === null && wrongName === '',
    it_is: right === null,
    not_a_company: false,
  }[kind];
  const isReady = subject.text.trim() !== '' && !isMissing;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    correct.mutate({
      ...toSubjectRequest(subject),
      kind,
      note,
      ...(decision !== undefined && { decision }),
      ...(wrong ? { wrongCompanyId: wrong.id, wrongName: wrong.name } : wrongName !== '' && { wrongName }),
      ...(kind === 'it_is' && right && { rightCompanyId: right.id }),
    });
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        {correct.error && (
          <Alert color="red" role="alert">
            {describeFailure(correct.error, t)}
          </Alert>
        )}
        <SubjectFields value={subject} onChange={setSubject} />
        <Radio.Group
          label={t('networks.kind')}
          value={kind}
          onChange={(value) => setKind(kinds.find((one) => one.kind === value)?.kind ?? kind)}
        >
          <Stack gap="xs" mt={6}>
            {kinds.map(({ kind: value, text }) => (
              <Radio
                key={value}
                value={value}
                label={
                  <Text span fw={550} fz="sm">
                    {words.correction(value)}
                  </Text>
                }
                description={t(`networks.${text}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        {kind === 'wrong_company' && wrongName !== '' && <OutsideText value={wrongName} fw={550} />}
        {kind === 'wrong_company' && wrongName === '' && (
          <CompanyChoice label={t('networks.wrongCompany')} value={wrong} onChange={setWrong} />
        )}
        {kind === 'it_is' && (
          <CompanyChoice label={t('networks.rightCompany')} value={right} onChange={setRight} />
        )}
        <TextInput
          label={t('networks.note')}
          placeholder={t('networks.notePlaceholder')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={correct.isPending} disabled={!isReady}>
            {t('networks.addCorrection')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
