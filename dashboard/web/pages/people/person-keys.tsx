// The names under which a person is known, each with how sure it is, and those that are held back.

import { Badge, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PersonDetail, PersonKeyReport } from '#contract/person-report.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Section } from '../../frame/section.tsx';
import { useWords } from '../../language/use-words.ts';
import { ConfidenceBadge, SharedBadge, SocialLink } from './person-parts.tsx';
import { ReleaseKey } from './release-key.tsx';

export function PersonKeys({ person }: { person: PersonDetail }) {
  const { t } = useTranslation();
  return (
    <Section title={t('people.keysTitle')} text={t('people.keysText')}>
      <ul className="part-rows">
        {person.keys.map((key) => (
          <li key={key.id} className="part-row">
            <Key name={key} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Key({ name }: { name: PersonKeyReport }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <>
      <div className="part-what">
        <Group gap="2px 8px">
          {name.link === null ? (
            <OutsideText value={name.text} fw={550} maw="100%" />
          ) : (
            <SocialLink link={name.link} text={name.text} />
          )}
          {name.isShared ? (
            <SharedBadge />
          ) : (
            <ConfidenceBadge confidence={name.isProven ? 'confirmed' : 'claim'} />
          )}
          {name.heldFor !== '' && (
            <Badge size="sm" color="red" style={{ flex: 'none' }}>
              {t('people.held')}
            </Badge>
          )}
        </Group>
        <Text fz="xs" c="dimmed">
          {words.keyKind(name.kind)}
          {name.browsers > 0 && ` · ${t('people.browsersCount', { count: name.browsers })}`}
          {name.heldFor !== '' && ` · ${words.heldFor(name.heldFor)}`}
        </Text>
      </div>
      {name.heldFor !== '' && <ReleaseKey id={name.id} name={name.text} />}
    </>
  );
}
