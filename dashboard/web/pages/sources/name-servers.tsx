// The name servers that reverse DNS asks.

import { Button, Group, TagsInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepNameServers } from '../../api/outside-source-queries.ts';
import { sourcesKey } from '../../api/source-queries.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { useDeed } from '../../frame/use-deed.ts';

const serversMax = 5;

export function NameServers({ servers }: { servers: readonly string[] }) {
  const { t } = useTranslation();
  const [value, setValue] = useState([...servers]);
  const keep = useDeed({
    run: keepNameServers,
    done: t('reverseDns.serversKept'),
    stale: [sourcesKey],
    quiet: true,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keep.mutate(value);
  };
  return (
    <form noValidate onSubmit={submit}>
      <Group align="flex-end" gap="sm" mt="md" maw={640}>
        <TagsInput
          flex="1 1 240px"
          label={t('reverseDns.servers')}
          description={t('reverseDns.serversHint')}
          placeholder={value.length === 0 ? t('reverseDns.serversPlaceholder') : ''}
          acceptValueOnBlur
          maxTags={serversMax}
          value={value}
          error={keep.error && describeFailure(keep.error, t)}
          onChange={(next) => {
            keep.reset();
            setValue(next);
          }}
        />
        <Button type="submit" variant="default" loading={keep.isPending}>
          {t('reverseDns.keepServers')}
        </Button>
      </Group>
    </form>
  );
}
