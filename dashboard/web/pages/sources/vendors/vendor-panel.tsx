// One vendor: its key, what can be done with it, and the files that are wanted from it.

import { Box, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { Dataset } from '#contract/company-report.ts';
import type { SourceVendor } from '#contract/source-report.ts';
import { testVendor } from '../../../api/outside-source-queries.ts';
import { useDeed } from '../../../frame/use-deed.ts';
import { TrialResult } from '../trial-result.tsx';
import { EditVendor } from './edit-vendor.tsx';
import { ForgetVendor } from './forget-vendor.tsx';
import { VendorFile } from './vendor-file.tsx';

export interface VendorPanelProps {
  vendor: SourceVendor;
  sources: Dataset[];
}

export function VendorPanel({ vendor, sources }: VendorPanelProps) {
  const wanted = vendor.editions.filter(({ isWanted }) => isWanted);
  return (
    <Box component="article" className="panel" p="md" aria-label={vendor.title}>
      <Title order={3}>{vendor.title}</Title>
      <KeyLine vendor={vendor} />
      <VendorDeeds vendor={vendor} />
      {wanted.length > 0 && (
        <Stack gap="sm" mt="md">
          {wanted.map((edition) => (
            <VendorFile
              key={edition.id}
              edition={edition}
              hasKey={vendor.hasKey}
              source={sources.find(({ id }) => id === edition.datasetId)}
            />
          ))}
        </Stack>
      )}
    </Box>
  );
}

function KeyLine({ vendor }: { vendor: SourceVendor }) {
  const { t } = useTranslation();
  const account = vendor.accountId === '' ? '' : ` · ${t('vendors.account', { id: vendor.accountId })}`;
  return (
    <Text fz="sm" c="dimmed" mt={4}>
      {vendor.hasKey
        ? t('vendors.keyKept', { end: vendor.keyEnd }) + account
        : t(`vendors.${vendor.name}Text`)}
    </Text>
  );
}

function VendorDeeds({ vendor }: { vendor: SourceVendor }) {
  const { t } = useTranslation();
  const [editing, edit] = useDisclosure(false);
  const test = useDeed({ run: () => testVendor(vendor.name) });
  return (
    <>
      <Group gap="xs" mt="sm">
        <Button
          size="xs"
          variant={vendor.hasKey ? 'default' : 'filled'}
          aria-label={t(vendor.hasKey ? 'vendors.changeOf' : 'vendors.setUpOf', { vendor: vendor.title })}
          onClick={edit.open}
        >
          {t(vendor.hasKey ? 'vendors.change' : 'vendors.setUp')}
        </Button>
        {vendor.hasKey && (
          <>
            <Button size="xs" variant="default" loading={test.isPending} onClick={() => test.mutate()}>
              {t('vendors.test')}
            </Button>
            <ForgetVendor vendor={vendor} onForgotten={test.reset} />
          </>
        )}
      </Group>
      {test.data && (
        <Box mt="sm">
          <TrialResult trial={test.data} />
        </Box>
      )}
      <EditVendor
        vendor={vendor}
        opened={editing}
        onClose={() => {
          edit.close();
          test.reset();
        }}
      />
    </>
  );
}
