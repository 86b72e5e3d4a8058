// Why a list was not taken in: what is wrong, line by line.

import { Alert, List } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiFailure } from '../../api/fetch-json.ts';
import { describeFailure } from '../../frame/describe-failure.ts';

export function UploadFaults({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const lines = error instanceof ApiFailure ? Object.entries(error.fields) : [];
  const summary = error instanceof ApiFailure && lines.length > 0 ? error.message : describeFailure(error, t);
  return (
    <Alert color="red" role="alert">
      {summary}
      {lines.length > 0 && (
        <List fz="sm" mt="xs">
          {lines.map(([line, fault]) => (
            <List.Item key={line}>
              <bdi>
                {line}: {fault}
              </bdi>
            </List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}
