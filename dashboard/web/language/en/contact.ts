// English words of contact permission.

export const contact = {
  title: 'May they be contacted?',
  text: 'What is on record beside each number and address. Who unsubscribes or withdraws consent is refused by that.',
  none: 'Neither a number nor an address is known.',
  phone_unknown: 'calls: permission not on record',
  phone_allowed: 'calls allowed',
  phone_refused: 'no calls',
  email_unknown: 'mails: permission not on record',
  email_allowed: 'mails allowed',
  email_refused: 'no mails',
  noted: '{{source}} · {{by}}, {{when}}',
  unsubscribed: 'unsubscribed on {{when}}',
  withdrawn: 'consent withdrawn on {{when}}',
  noteOf: 'Note whether {{value}} may be used',
  state: 'May it be used?',
  state_allowed: 'Allowed',
  state_refused: 'Refused',
  state_unknown: 'Not known',
  source: 'How you know',
  sourceHint: 'For example: said so on the phone, signed form of 3 March.',
  saved: 'Noted',
};
