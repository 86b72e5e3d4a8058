// What can be done with an import as it stands: apply it, discard it, take it back.

import { Alert, Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompanyImport } from '#contract/company-report.ts';
import type { ByName } from '#contract/lists-report.ts';
import { companiesKey } from '../../api/company-queries.ts';
import { applyImport, forgetImport, importQuery, importsKey, undoImport } from '../../api/import-queries.ts';
import { ordersKey } from '../../api/order-queries.ts';
import { Confirm } from '../../frame/confirm.tsx';
import { describeFailure } from '../../frame/describe-failure.ts';
import { useDeed } from '../../frame/use-deed.ts';
import { useFormat } from '../../language/use-format.ts';
import { ByNameChoice } from './by-name-choice.tsx';

export function ImportActions({ run }: { run: CompanyImport }) {
  switch (run.state) {
    case 'ready':
      return <Ready run={run} />;
    case 'failed':
      return (
        <Group>
          <Forget run={run} />
        </Group>
      );
    case 'applied':
      return <Applied run={run} />;
    case 'undone':
      return <Undone run={run} />;
    case 'reading':
    case 'applying':
    case 'undoing':
      return null;
  }
}

/** Every answer is the import as it is then. */
function useImportDeed<Input = number>(run: (input: Input) => Promise<CompanyImport>, onDone?: () => void) {
  const client = useQueryClient();
  return useDeed({
    run,
    quiet: true,
    stale: [[...importsKey, 'list'], companiesKey, ordersKey],
    onDone: (answer) => {
      client.setQueryData(importQuery(answer.id).queryKey, answer);
      onDone?.();
    },
  });
}

function Ready({ run }: { run: CompanyImport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const apply = useImportDeed(applyImport);
  const [byName, setByName] = useState<ByName>();
  const { counts, written } = run;
  const isCutOff = written > 0;
  const count = counts.new + counts.changed - (byName === 'leave' ? counts.byName : 0);
  return (
    <Alert color="petrol" title={t(isCutOff ? 'imports.cutOffTitle' : 'imports.previewTitle')}>
      <Text fz="sm">
        {isCutOff
          ? t('imports.cutOffText', { count: written, formatted: format.number(written) })
          : t(count > 0 ? 'imports.previewText' : 'imports.nothingToDo')}
      </Text>
      <ByNameChoice run={run} value={byName} onChange={setByName} />
      {apply.error && (
        <Text fz="sm" c="red" role="alert" mt={4}>
          {describeFailure(apply.error, t)}
        </Text>
      )}
      <Group gap="xs" mt="sm">
        {count > 0 && (
          <Button
            loading={apply.isPending}
            disabled={counts.byName > 0 && byName === undefined}
            onClick={() => apply.mutate({ id: run.id, ...(byName && { byName }) })}
          >
            {isCutOff
              ? t('imports.goOn')
              : t('imports.applyCount', { count, formatted: format.number(count) })}
          </Button>
        )}
        {isCutOff ? <TakeBack run={run} /> : <Forget run={run} />}
      </Group>
    </Alert>
  );
}

function Forget({ run }: { run: CompanyImport }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const forget = useDeed({
    run: forgetImport,
    done: t('imports.forgotten'),
    stale: [[...importsKey, 'list']],
    onDone: () => void navigate({ to: '/companies/import' }),
  });
  return (
    <Button variant="default" loading={forget.isPending} onClick={() => forget.mutate(run.id)}>
      {t('imports.forget')}
    </Button>
  );
}

function Applied({ run }: { run: CompanyImport }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Alert color="green" title={t('imports.applied')}>
      <Text fz="sm" mb="sm">
        {t('imports.appliedText', { name: run.by, when: format.dateTime(run.appliedAt ?? run.createdAt) })}
      </Text>
      <TakeBack run={run} />
    </Alert>
  );
}

function TakeBack({ run }: { run: CompanyImport }) {
  const { t } = useTranslation();
  const [asking, ask] = useDisclosure(false);
  const undo = useImportDeed(undoImport, ask.close);
  return (
    <>
      <Button variant="default" onClick={ask.open}>
        {t('imports.undo')}
      </Button>
      <Confirm
        opened={asking}
        onClose={ask.close}
        title={t('imports.undoTitle')}
        text={t(run.kind === 'orders' ? 'imports.undoOrdersText' : 'imports.undoText')}
        action={t('imports.undo')}
        danger
        pending={undo.isPending}
        error={undo.error}
        onConfirm={() => undo.mutate(run.id)}
      />
    </>
  );
}

function Undone({ run }: { run: CompanyImport }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Alert color="gray">
      {t('imports.undoneText', { name: run.undoneBy, when: format.dateTime(run.undoneAt ?? '') })}
    </Alert>
  );
}
