// What forms, calendars, CRMs and any other tool deliver becomes engagement.

import { expect, test } from 'vitest';
import { engagementsOf, readWith } from './read-with.ts';

test('Typeform: the person stands with the person, the rest among the answers', () => {
  const field = (id: string) => ({ field: { id, ref: `ref-${id}` } });
  const response = {
    ...{ form_id: 'F1', token: 'T1', submitted_at: '2026-09-30T10:00:00Z' },
    definition: {
      title: 'Preventivo',
      fields: [
        { id: '1', title: 'Nome' },
        { id: '2', title: 'La tua azienda' },
        { id: '3', title: 'E-mail' },
        { id: '4', title: 'Che cosa ti serve?' },
        { id: '5', title: 'Quanti?' },
        { id: '6', title: 'Accetti?' },
        { id: '7', title: 'Telefono' },
      ],
    },
    answers: [
      { type: 'text', text: 'Anna', ...field('1') },
      { type: 'text', text: 'Acme S.p.A.', ...field('2') },
      { type: 'email', email: 'anna@acme.example', ...field('3') },
      { type: 'choices', choices: { labels: ['Pompe', 'Filtri'] }, ...field('4') },
      { type: 'number', number: 12, ...field('5') },
      { type: 'boolean', boolean: true, ...field('6') },
      { type: 'phone_number', phone_number: '+39021234567', ...field('7') },
    ],
  };
  const [answer] = engagementsOf('typeform', {
    event_id: 'E',
    event_type: 'form_response',
    form_response: { ...response, hidden: { utm_source: 'newsletter', utm_campaign: 'Autumn', other: 'x' } },
  });
  expect(answer?.campaign).toEqual({ source: 'newsletter', name: 'Autumn' });
  expect(answer).toMatchObject({
    kind: 'form_answer',
    title: 'Preventivo',
    target: 'F1',
    providerId: 'T1',
    subject: { email: 'anna@acme.example', phone: '+39021234567' },
    profile: { firstName: 'Anna', company: 'Acme S.p.A.' },
    answers: [
      { question: 'Che cosa ti serve?', answer: 'Pompe, Filtri' },
      { question: 'Quanti?', answer: '12' },
      { question: 'Accetti?', answer: 'yes' },
    ],
  });
});

test('Calendly: a meeting booked, and one that the host cancelled', () => {
  const payload = {
    ...{ uri: 'https://api.calendly.com/x/1', email: 'anna@acme.example', name: 'Anna Rossi' },
    scheduled_event: { uri: 'https://api.calendly.com/e/1', name: 'Demo' },
    tracking: { utm_source: 'google', utm_medium: 'cpc', utm_content: null, salesforce_uuid: 'u' },
    questions_and_answers: [
      { question: 'Company', answer: 'Acme' },
      { question: 'What would you like to see?', answer: 'The pumps' },
    ],
  };
  const body = { event: 'invitee.created', created_at: '2026-09-30T10:00:00Z', payload };
  expect(engagementsOf('calendly', body)).toMatchObject([
    {
      kind: 'meeting_booked',
      title: 'Demo',
      human: 'human',
      campaign: { source: 'google', medium: 'cpc' },
      profile: { name: 'Anna Rossi', company: 'Acme' },
      answers: [{ question: 'What would you like to see?', answer: 'The pumps' }],
    },
  ]);
  const cancelled = { ...payload, cancellation: { canceler_type: 'host', reason: 'ill' } };
  expect(engagementsOf('calendly', { ...body, event: 'invitee.canceled', payload: cancelled })).toMatchObject(
    [{ kind: 'meeting_cancelled', human: 'machine', reasons: ['not_by_the_person'] }],
  );
});

test('HubSpot: no value of a property but the e-mail, and a later try is the same', () => {
  const event = {
    ...{ eventId: 1, portalId: 62_515, occurredAt: 1_462_216_307_945, objectId: 123 },
    ...{
      subscriptionType: 'contact.propertyChange',
      propertyName: 'lifecyclestage',
      propertyValue: 'customer',
    },
  };
  const [first] = engagementsOf('hubspot', [{ ...event, attemptNumber: 0 }]);
  const [second] = engagementsOf('hubspot', [{ ...event, attemptNumber: 3 }]);
  expect(first).toEqual(second);
  expect(first).toMatchObject({ kind: 'record_changed', target: 'contact/123', title: 'lifecyclestage' });
  expect(JSON.stringify(first)).not.toContain('customer');
  const erased = { ...event, subscriptionType: 'contact.privacyDeletion' };
  expect(readWith('hubspot', [erased]).gone).toEqual(['contact/123']);
});

test('Pipedrive: a person in either version, and a record that is deleted', () => {
  const meta = { action: 'change', entity: 'person', entity_id: 7, timestamp: '2026-09-30T10:00:00Z' };
  const data = {
    name: 'Anna',
    emails: [{ value: 'x@a.example' }, { value: 'anna@acme.example', primary: true }],
  };
  expect(engagementsOf('pipedrive', { data, meta })).toMatchObject([
    { word: 'person.change', target: 'person/7', subject: { email: 'anna@acme.example' } },
  ]);
  const old = { action: 'updated', object: 'person', id: 7, timestamp: 1_700_000_000 };
  const current = { name: 'Anna', email: [{ value: 'anna@acme.example', primary: true }] };
  expect(engagementsOf('pipedrive', { current, meta: old })).toMatchObject([
    { subject: { email: 'anna@acme.example' }, at: 1_700_000_000_000 },
  ]);
  const deleted = { previous: data, meta: { ...meta, action: 'delete' } };
  expect(readWith('pipedrive', deleted).gone).toEqual(['person/7']);
});

test('Pipedrive and Twenty: a deletion tells that it is gone, and nothing of what was deleted', () => {
  const previous = {
    ...{ id: 7, name: 'Anna Rossi', org_name: 'Acme', job_title: 'Buyer', title: 'Anna’s order' },
    ...{ emails: [{ value: 'anna@acme.example' }], phones: [{ value: '+39021234567' }] },
  };
  const record = {
    ...{ id: 'r1', title: 'Acme', jobTitle: 'Buyer', phones: { primaryPhoneNumber: '021234567' } },
    ...{ name: { firstName: 'Anna', lastName: 'Rossi' }, emails: { primaryEmail: 'anna@acme.example' } },
  };
  const meta = { entity_id: 7, timestamp: '2026-09-30T10:00:00Z' };
  const objectOfTwenty = (nameSingular: string) => ({ objectMetadata: { nameSingular }, record });
  const told = [
    readWith('pipedrive', { previous, meta: { ...meta, action: 'delete', entity: 'person' } }),
    readWith('pipedrive', { previous, meta: { ...meta, action: 'deleted', object: 'deal' } }),
    readWith('twenty', { eventName: 'person.deleted', ...objectOfTwenty('person') }),
    readWith('twenty', { eventName: 'company.destroyed', ...objectOfTwenty('company') }),
  ];
  expect(told.map(({ gone }) => gone)).toEqual([['person/7'], ['deal/7'], ['person/r1'], ['company/r1']]);
  for (const { engagements } of told) {
    expect(engagements).toMatchObject([{ kind: 'record_changed', target: expect.any(String) }]);
    expect(JSON.stringify(engagements)).not.toMatch(/anna|rossi|acme|buyer|021234567/i);
  }
});

test('Twenty: a person that was made', () => {
  const body = {
    ...{ eventName: 'person.created', objectMetadata: { nameSingular: 'person' } },
    eventDate: '2026-09-30T10:00:00Z',
    record: {
      id: 'r1',
      name: { firstName: 'Anna', lastName: 'Rossi' },
      emails: { primaryEmail: 'anna@acme.example' },
      phones: { primaryPhoneNumber: '021234567', primaryPhoneCallingCode: '+39' },
    },
  };
  expect(engagementsOf('twenty', body)).toMatchObject([
    {
      word: 'person.created',
      subject: { email: 'anna@acme.example', phone: '+39021234567' },
      profile: { firstName: 'Anna', lastName: 'Rossi' },
    },
  ]);
});

const attributes = { specversion: '1.0', id: 'A', source: '/shop', type: 'shop.order', subject: 'o/1' };

test('CloudEvents: binary, structured and batch say the same', () => {
  const headers = Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [`ce-${name}`, value]),
  );
  const binary = engagementsOf(
    'cloudevents',
    { n: 1 },
    { headers: { ...headers, 'content-type': 'application/json' } },
  );
  const structured = engagementsOf(
    'cloudevents',
    { ...attributes, data: { n: 1 } },
    {
      headers: { 'content-type': 'application/cloudevents+json; charset=utf-8' },
    },
  );
  const batch = engagementsOf('cloudevents', [{ ...attributes, data: { n: 1 } }], {
    headers: { 'content-type': 'application/cloudevents-batch+json' },
  });
  expect(binary).toMatchObject([{ kind: 'other', word: 'shop.order', target: 'o/1', providerId: '/shop A' }]);
  expect(structured).toEqual(binary);
  expect(batch).toEqual(binary);
  expect(() => engagementsOf('cloudevents', {}, { headers: {} })).toThrow('wrong_shape');
});

const mapping = {
  kind: 'form_answer',
  paths: { email: 'contact.email', text: 'fields[0].value', id: 'id', at: 'when', name: 'contact.full name' },
} as const;
const payload = {
  ...{ id: 'L1', when: 1_700_000_000, fields: [{ value: 'Quanto costa?' }] },
  contact: { email: 'anna@acme.example', 'full name': 'Anna Rossi' },
};
const mapped = {
  kind: 'form_answer',
  at: 1_700_000_000_000,
  text: 'Quanto costa?',
  providerId: 'L1',
  subject: { email: 'anna@acme.example' },
  profile: { name: 'Anna Rossi' },
};

test('a webhook of any tool is read by the paths that were chosen, as JSON or as a form', () => {
  expect(engagementsOf('generic', payload, { settings: { mapping } })).toMatchObject([mapped]);
  const form = new URLSearchParams([
    ['id', 'L1'],
    ['when', '1700000000'],
    ['contact[email]', 'anna@acme.example'],
    ['contact[full name]', 'Anna Rossi'],
    ['fields[0][value]', 'Quanto costa?'],
  ]).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
  expect(engagementsOf('generic', form, { headers, settings: { mapping } })).toMatchObject([mapped]);
  expect(() => engagementsOf('generic', payload)).toThrow('no_mapping');
  expect(() => engagementsOf('generic', 'rubbish', { settings: { mapping } })).toThrow('not_readable');
});

test('a webhook of any tool tells the campaign where somebody said where it stands', () => {
  const paths = { ...mapping.paths, campaignName: 'tags.utm_campaign', campaignSource: 'tags.utm_source' };
  const tagged = { ...payload, tags: { utm_campaign: 'Autumn', utm_source: 'fair' } };
  const settings = { mapping: { ...mapping, paths } };
  const [told] = engagementsOf('generic', tagged, { settings });
  expect(told?.campaign).toEqual({ source: 'fair', name: 'Autumn' });
});

test('a list of several is read one by one, each with an id of its own', () => {
  const { id: _, ...paths } = mapping.paths;
  const list = { rows: [payload, { ...payload, id: 'L2' }] };
  const settings = { mapping: { ...mapping, paths: { ...mapping.paths, items: 'rows' } } };
  expect(engagementsOf('generic', list, { settings }).map(({ providerId }) => providerId)).toEqual([
    'L1',
    'L2',
  ]);
  const without = { mapping: { ...mapping, paths: { ...paths, items: 'rows' } } };
  const headers = { 'content-type': 'application/json', 'webhook-id': 'msg_1' };
  const standard = engagementsOf('standard', list, { headers, settings: without });
  expect(standard.map(({ providerId }) => providerId)).toEqual(['msg_1 0', 'msg_1 1']);
});

test('CloudEvents and Standard Webhooks are read by paths in their data as well', () => {
  const headers = { 'content-type': 'application/cloudevents+json' };
  const event = { ...attributes, data: payload };
  expect(engagementsOf('cloudevents', event, { headers, settings: { mapping } })).toMatchObject([mapped]);
  const standard = { type: 'lead.new', timestamp: '2026-09-30T10:00:00Z', data: {} };
  expect(engagementsOf('standard', standard, { headers: { 'webhook-id': 'msg_1' } })).toMatchObject([
    { kind: 'other', word: 'lead.new', providerId: 'msg_1', at: Date.UTC(2026, 8, 30, 10) },
  ]);
});
