// Everything that a person did, over all browsers and channels, the newest first, filtered by channel.

import { Anchor, Badge, Chip, Group, Text } from '@mantine/core';
import {
  type Icon,
  IconBriefcase,
  IconCalendarEvent,
  IconForms,
  IconMail,
  IconMessage,
  IconPointFilled,
  IconRoute,
  IconThumbUp,
  IconUserCheck,
} from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  type PersonDetail,
  type TimelineChannel,
  type TimelineItem,
  timelineChannels,
} from '#contract/person-report.ts';
import { timelineQuery } from '../../api/person-queries.ts';
import { AnswerList, WrittenText } from '../../frame/answer-list.tsx';
import { LoadMore } from '../../frame/load-more.tsx';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Section } from '../../frame/section.tsx';
import { SentText } from '../../frame/sent-text.tsx';
import { Failed, Loading } from '../../frame/states.tsx';
import { usePaged } from '../../frame/use-paged.ts';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { useSiteName, useValueSource } from './person-parts.tsx';

const route = getRouteApi('/app/people/$personId');
const textLines = 4;

const icons: Record<TimelineChannel, Icon> = {
  site: IconRoute,
  form: IconForms,
  identify: IconUserCheck,
  email: IconMail,
  social: IconThumbUp,
  message: IconMessage,
  meeting: IconCalendarEvent,
  other: IconPointFilled,
};

export function PersonTimeline({ person }: { person: PersonDetail }) {
  const { t } = useTranslation();
  const { channel } = route.useSearch();
  const list = usePaged(timelineQuery(person.id, channel), 'items');
  const { rows, error, retry, more } = list;
  const source = useValueSource(person.imports);
  return (
    <Section title={t('people.timelineTitle')} text={t('people.timelineText')}>
      <Channels />
      {!rows && (error ? <Failed error={error} onRetry={retry} /> : <Loading />)}
      {rows?.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t('people.timelineEmpty')}
        </Text>
      )}
      <ol className="steps">
        {rows?.map((item) => (
          <Item key={item.id} item={item} source={source} />
        ))}
      </ol>
      <LoadMore more={more} />
    </Section>
  );
}

function Channels() {
  const { t } = useTranslation();
  const words = useWords();
  const navigate = route.useNavigate();
  const { channel } = route.useSearch();
  const choose = (value: string) =>
    void navigate({
      replace: true,
      search: ({ channel: _before, ...old }) =>
        value === '' ? old : { ...old, channel: value as TimelineChannel },
    });
  return (
    <Chip.Group value={channel ?? ''} onChange={(value) => choose(String(value))}>
      <Group gap={6} mb="md" role="group" aria-label={t('people.channels')}>
        <Chip size="xs" value="">
          {t('people.allChannels')}
        </Chip>
        {timelineChannels.map((one) => (
          <Chip key={one} size="xs" value={one}>
            {words.touchChannel(one)}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}

interface ItemParts {
  item: TimelineItem;
  /** Who said something, in words. */
  source: (source: string) => string;
}

function Item({ item, source }: ItemParts) {
  const format = useFormat();
  const ItemIcon = item.kind === 'new_employer' ? IconBriefcase : icons[item.channel];
  return (
    <li className="step">
      <Text component="time" dateTime={item.at} fz="xs" c="dimmed" className="digits" pt={2} ta="end">
        {format.dateTime(item.at)}
      </Text>
      <div className="step-line">
        <ItemIcon size={17} stroke={1.7} aria-hidden color="var(--stored)" />
      </div>
      <div className="step-body">
        <What item={item} source={source} />
      </div>
    </li>
  );
}

function What({ item, source }: ItemParts) {
  const { t } = useTranslation();
  const words = useWords();
  const format = useFormat();
  const siteName = useSiteName();
  // A tool's word that has no words here is at least spelled as words are.
  const name =
    item.kind === 'visit'
      ? words.channel(item.title)
      : item.kind === 'other'
        ? words.told(item.title).replaceAll('_', ' ')
        : item.title;
  const from = [source(item.provider) || siteName(item.siteId), item.visit?.companyName ?? ''];
  return (
    <>
      <Group gap="2px 8px">
        <Text fz="sm" fw={580} style={{ flex: 'none' }}>
          {item.visit === null ? words.touch(item.kind) : <VisitLink id={item.visit.id} />}
        </Text>
        {item.visit !== null && (
          <Text fz="xs" c="dimmed" style={{ flex: 'none' }}>
            {t('people.pagesCount', { count: item.visit.pages })}
          </Text>
        )}
        {name !== '' && <OutsideText value={name} fz="sm" maw="100%" />}
        {(item.human === 'machine' || item.human === 'unsure') && (
          <Badge size="sm" color="yellow" style={{ flex: 'none' }}>
            {t(item.human === 'machine' ? 'people.machine' : 'people.unsure')}
          </Badge>
        )}
      </Group>
      <OutsideText value={item.detail} fz="xs" c="dimmed" empty="" />
      {item.startsAt !== null && (
        <Text fz="xs" c="dimmed">
          {t('people.eventBegan', { when: format.dateTime(item.startsAt) })}
        </Text>
      )}
      <WrittenText text={item.text} lines={textLines} />
      <SentText enclosed={item.enclosed} />
      <AnswerList answers={item.answers} label={t('people.answers')} isShort />
      <Text fz="xs" c="dimmed">
        {from.filter((text) => text !== '').join(' · ')}
      </Text>
    </>
  );
}

function VisitLink({ id }: { id: string }) {
  const words = useWords();
  return (
    <Anchor
      fz="sm"
      fw={580}
      renderRoot={(props) => (
        <Link
          to="/visits/$visitId"
          params={{ visitId: id }}
          search={({ site }: { site?: number }) => (site ? { site } : {})}
          {...props}
        />
      )}
    >
      {words.touch('visit')}
    </Anchor>
  );
}
