// The button on a list that asks for it as a file, with the filters that are set, and leads to where it is made.

import { Alert, Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ExportFormat, type ExportKind, exportFormats } from '#contract/export-report.ts';
import { askExport, exportsQuery } from '../../api/export-queries.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { useDeed } from '../../frame/use-deed.ts';
import { useMay } from '../../frame/use-may.ts';

export interface ExportButtonProps {
  kind: ExportKind;
  /** As the list is asked for. */
  filter: object;
  /** What it says; `Export` when absent. */
  label?: string;
}

export function ExportButton(props: ExportButtonProps) {
  const { t } = useTranslation();
  const may = useMay();
  const [opened, { open, close }] = useDisclosure(false);
  if (!may('exportLists')) return null;
  return (
    <>
      <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={open}>
        {props.label ?? t('exports.export')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('exports.exportTitle')}
        closeButtonProps={{ 'aria-label': t('frame.close') }}
      >
        <ChooseFormat {...props} onClose={close} />
      </Modal>
    </>
  );
}

function ChooseFormat({ kind, filter, onClose }: ExportButtonProps & { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [format, setFormat] = useState<ExportFormat>('csv');
  const ask = useDeed({
    run: () => askExport({ kind, format, filter: writeFilter(filter) }),
    stale: [exportsQuery.queryKey],
    quiet: true,
    onDone: () => {
      onClose();
      void navigate({ to: '/exports' });
    },
  });
  return (
    <Stack gap="md">
      {ask.error && (
        <Alert color="red" role="alert">
          {describeFailure(ask.error, t)}
        </Alert>
      )}
      <Text fz="sm">{t('exports.exportText')}</Text>
      <Radio.Group
        label={t('exports.format')}
        value={format}
        onChange={(value) => setFormat(exportFormats.find((one) => one === value) ?? 'csv')}
      >
        <Stack gap={8} mt={8}>
          {exportFormats.map((one) => (
            <Radio key={one} value={one} label={t(`exports.${one}`)} description={t(`exports.${one}Text`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Group justify="flex-end">
        <Button loading={ask.isPending} onClick={() => ask.mutate()}>
          {t('exports.make')}
        </Button>
      </Group>
    </Stack>
  );
}

/** As in an address: text, and nothing that is not set. The whole list, not a page. */
function writeFilter(filter: object): Record<string, string> {
  const set = Object.entries(filter).filter(
    ([name, value]) => name !== 'limit' && value !== undefined && value !== '',
  );
  return Object.fromEntries(set.map(([name, value]) => [name, String(value)]));
}
