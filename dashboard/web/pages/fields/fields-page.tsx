// Where the administrator defines the house's own fields of companies, people and leads.

import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { fieldSubjects } from '#contract/field-report.ts';
import { fieldsQuery } from '../../api/field-queries.ts';
import { Page } from '../../frame/page.tsx';
import { Failed, Loading } from '../../frame/states.tsx';
import { FieldList } from './field-list.tsx';

export function FieldsPage() {
  const { t } = useTranslation();
  const { data: fields, error, refetch } = useQuery(fieldsQuery);
  return (
    <Page title={t('fields.title')} text={t('fields.text')}>
      {!fields && (error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading rows={4} />)}
      {fields && (
        <Stack gap="md">
          {fieldSubjects.map((subject) => (
            <FieldList
              key={subject}
              subject={subject}
              fields={fields.filter((field) => field.subject === subject)}
            />
          ))}
        </Stack>
      )}
    </Page>
  );
}
