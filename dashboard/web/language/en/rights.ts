// English words of what people ask about their own data.

export const rights = {
  title: 'What people have asked',
  text: 'On the public page people see what is kept of them, take consent back, object, and ask for erasure. The law gives a month for an answer.',
  gaps: 'Missing before you link to the public page',
  gap_mail:
    'No mail can be sent from here (FIUTO_SMTP_URL and FIUTO_MAIL_FROM), so nobody can get a link to their own data. The public page names the contact of the controller instead.',
  gap_controller:
    'Nobody has filled in who answers for the data: do it below. Until then our mails name the hosts of your sites alone, and the public page nobody.',
  gap_address:
    'The collector is not reached over https (FIUTO_COLLECTOR_URL), so links in mails can be read on the way or lead nowhere.',
  none: 'Nobody has asked for anything.',
  kind_erasure: 'Erasure',
  kind_objection: 'Objection',
  state_open: 'open',
  state_approved: 'being done',
  state_done: 'done',
  state_refused: 'refused',
  late: 'overdue',
  asked: 'Asked {{time}}',
  due: 'due by {{time}}',
  settled: 'answered {{time}} by {{name}}',
  itself: 'the person',
  reply_waiting: 'The mail that tells them so is on its way.',
  reply_mailed: 'They were told by mail {{time}}; the address that asked is forgotten.',
  reply_given_up: 'The mail that tells them so could not be delivered; the address that asked is forgotten.',
  eraseAsked:
    'Asked for by {{email}} on {{time}}. Once it is done, a mail says so, and the address is forgotten.',
  settle: 'Looked at: it stands',
  settledDone: 'Answered',
  refuse: 'Refuse',
  refused: 'Refused',
  refuseTitle: 'Refuse this request?',
  refuseText: 'Write to the person why, and that they may complain to the authority. Note the reason here.',
  erasure: 'When a person asks to be erased',
  erasure_ask: 'It waits here for an administrator',
  erasure_at_once: 'It is done at once',
  settingsSaved: 'Saved',
  page: 'Address of the public page',
  pageHint:
    'Put it into the privacy notice of your site. It stands in our mails, on the unsubscribe page and in the notices below.',
  clearing_one: '{{count}} erasure is still being cleared out of files: {{hours}} hours at the most.',
  clearing_other: '{{count}} erasures are still being cleared out of files: {{hours}} hours at the most.',
  left: 'What the last clearing could not reach',
};
