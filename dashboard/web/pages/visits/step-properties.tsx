// What an event carries besides its name, one line a value: names that Fiuto gives are in the reader's language, those
// that the site gave stay as they are.

import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { OutsideText } from '../../frame/outside-text.tsx';

const knownNames = {
  provider: 'visits.propertyProvider',
  title: 'visits.propertyTitle',
  form: 'visits.propertyForm',
  fields: 'visits.propertyFields',
} as const;

/** `properties` is a JSON object as text, '' when there are none. */
export function StepProperties({ properties }: { properties: string }) {
  const { t } = useTranslation();
  return readPairs(properties).map(([name, value]) => (
    <Group key={name} gap={6} wrap="nowrap" miw={0}>
      <Text fz="xs" c="dimmed" style={{ flex: 'none' }}>
        {isKnown(name) ? t(knownNames[name]) : name}
      </Text>
      <OutsideText value={value} fz="xs" />
    </Group>
  ));
}

function isKnown(name: string): name is keyof typeof knownNames {
  return Object.hasOwn(knownNames, name);
}

/** Names with their values as text; what is nested keeps its JSON. */
export function readPairs(properties: string): [name: string, value: string][] {
  if (properties === '') return [];
  let read: unknown;
  try {
    read = JSON.parse(properties);
  } catch {
    return [['', properties]];
  }
  if (typeof read !== 'object' || read === null) return [['', String(read)]];
  return Object.entries(read).map(([name, value]) => [name, readText(value)]);
}

function readText(value: unknown): string {
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return value.join(', ');
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
