// What is known of a person: each value with who said it, when, and how sure that is; the others one click away.

import { Box, Button, Collapse, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportOrigin } from '#contract/import-report.ts';
import type { PersonDetail, PersonValueReport, ToldValueReport } from '#contract/person-report.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Section } from '../../frame/section.tsx';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { ConfidenceBadge, SocialLink, useValueSource } from './person-parts.tsx';

export function PersonValues({ person }: { person: PersonDetail }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Section title={t('people.whoTitle')} text={t('people.whoText')}>
      {person.values.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t('people.noValues')}
        </Text>
      )}
      <dl className="facts">
        {person.values.map((value) => (
          <Fragment key={value.field}>
            <dt>{words.personField(value.field)}</dt>
            <dd>
              <Value value={value} imports={person.imports} />
            </dd>
          </Fragment>
        ))}
      </dl>
    </Section>
  );
}

function Value({ value, imports }: { value: PersonValueReport; imports: readonly ImportOrigin[] }) {
  const { t } = useTranslation();
  const words = useWords();
  const [opened, others] = useDisclosure(false);
  const why = words.valueWhy(value.why);
  return (
    <>
      <Told told={value} imports={imports} />
      {value.others.length > 0 && (
        <>
          <Button variant="subtle" size="compact-xs" px={0} aria-expanded={opened} onClick={others.toggle}>
            {t('people.others', { count: value.others.length })}
          </Button>
          <Collapse expanded={opened}>
            <Box pl="sm" style={{ borderInlineStart: '2px solid var(--line)' }}>
              {value.why !== 'only' && (
                <Text fz="xs" c="dimmed">
                  {why}
                </Text>
              )}
              {value.others.map((other) => (
                <Told
                  key={`${other.source} ${other.confidence} ${other.value}`}
                  told={other}
                  imports={imports}
                />
              ))}
            </Box>
          </Collapse>
        </>
      )}
    </>
  );
}

function Told({ told, imports }: { told: ToldValueReport; imports: readonly ImportOrigin[] }) {
  const source = useValueSource(imports);
  const format = useFormat();
  return (
    <Box miw={0} mb={4}>
      <Group gap="2px 8px">
        {told.link === null ? (
          <OutsideText value={told.value} fw={550} maw="100%" />
        ) : (
          <SocialLink link={told.link} text={nameOfPage(told.link)} />
        )}
        <ConfidenceBadge confidence={told.confidence} />
      </Group>
      <Text fz="xs" c="dimmed">
        {source(told.source)} · {format.dateTime(told.lastAt)}
      </Text>
    </Box>
  );
}

/** Without what every page of a network has. */
function nameOfPage(link: string): string {
  return decodeURIComponent(link.replace(/^https:\/\/(?:www\.)?/, ''));
}
