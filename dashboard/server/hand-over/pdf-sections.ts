// A brief as titled lists of lines, in the order in which a colleague reads them.

import type { ContactChannel } from '#contract/contact-report.ts';
import type { BriefPerson, LeadBrief } from '#contract/handover-report.ts';
import type { PdfWords } from './pdf-words.ts';

export interface PdfSection {
  readonly title: string;
  /** As they stand on record: of any length, with whatever letters. */
  readonly lines: readonly string[];
}

type Day = (at: string) => string;

/** Sections without lines are among them. */
export function pdfSections(brief: LeadBrief, words: PdfWords, day: Day): PdfSection[] {
  const { sections } = words;
  const onDay = (at: string | null) => (at === null ? '' : `${day(at)}: `);
  return [
    {
      title: sections.reminders,
      lines: brief.reminders.map(
        ({ kind, text, at }) => `${onDay(at)}${[words.reminders[kind], text].filter(Boolean).join(': ')}`,
      ),
    },
    { title: sections.agreed, lines: brief.agreed.map(({ text, at }) => `${onDay(at)}${text}`) },
    { title: sections.tasks, lines: brief.tasks.map((task) => describeTask(task, words, day)) },
    { title: sections.people, lines: brief.people.map((person) => describePerson(person, words, day)) },
    {
      title: sections.written,
      lines: brief.written.map(
        ({ kind, text, at, by }) => `${onDay(at)}${words.kinds[kind]}, ${by}: ${text}`,
      ),
    },
    {
      title: sections.lookedAt,
      lines: brief.lookedAt.map(({ text, at, who }) => `${onDay(at)}${text}${who === '' ? '' : ` (${who})`}`),
    },
  ];
}

function describeTask(task: LeadBrief['tasks'][number], words: PdfWords, day: Day): string {
  const facts = [
    task.at === null ? '' : words.by(day(task.at)),
    task.isOverdue ? words.overdue : '',
    task.isPromise ? words.promise : '',
    task.assignee,
  ].filter(Boolean);
  return facts.length === 0 ? task.text : `${task.text} (${facts.join(', ')})`;
}

/** With each number and address stands whether it may be used, as far as it is on record. */
function describePerson(person: BriefPerson, words: PdfWords, day: Day): string {
  const { name, jobTitle, phone, email, isMain, contact } = person;
  const may = (channel: ContactChannel) => {
    const { state, at } = contact[channel];
    return words.permission(channel, state, at === null ? '' : day(at));
  };
  return [
    [name, jobTitle, isMain ? words.isMain : ''].filter(Boolean).join(', '),
    phone === '' ? '' : `☎ ${phone} (${may('phone')})`,
    email === '' ? '' : `${email} (${may('email')})`,
  ]
    .filter(Boolean)
    .join(' · ');
}
