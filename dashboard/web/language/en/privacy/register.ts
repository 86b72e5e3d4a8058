// The entry in the register of processing (GDPR, article 30), in English.

import type { WriteDocument } from '../../privacy-document.ts';
import { describeDataKinds } from './data-words.ts';
import {
  describeController,
  describeForms,
  describeImports,
  describeKept,
  describeMailboxes,
  describeSources,
  listSites,
} from './fragments.ts';

export const register: WriteDocument = (facts) => ({
  title: 'Register of processing: interest shown on our sites',
  sections: [
    { title: 'Controller', paragraphs: describeController(facts) },
    {
      title: 'Purposes',
      paragraphs: [
        'Measuring the use of the sites; finding out which organisations are interested; answering them.',
        `Sites: ${listSites(facts)}.`,
      ],
    },
    {
      title: 'People concerned and kinds of data',
      paragraphs: [
        'Visitors of the sites: pages, times, referrers, browsers, networks; where they agreed, also a number in their browser, reading time, clicks, and what they wrote in forms.',
        ...describeForms(facts),
        ...describeMailboxes(facts),
        'People who told us who they are: name, e-mail address, telephone number, employers and positions, pages on social networks, what they asked for, what they did on the sites and in other tools. Recipients of our mailings.',
        'Contacts and owners of companies on our list. Colleagues who use the dashboard: name, e-mail address, role, what they looked at.',
      ],
    },
    { title: 'What is kept, by kind', paragraphs: describeDataKinds(facts) },
    { title: 'Recipients and sources', paragraphs: [...describeImports(facts), ...describeSources(facts)] },
    {
      title: 'Transfer to third countries',
      paragraphs: [
        facts.sources.some(({ asks }) => asks !== '')
          ? 'By asking the recipients above, as far as they are in third countries: to be completed by the controller.'
          : 'None.',
      ],
    },
    { title: 'Periods of deletion', paragraphs: describeKept(facts) },
    {
      title: 'Technical and organisational measures',
      paragraphs: [
        'Encryption of addresses and secrets with keys kept apart; keys of the day that are destroyed; roles and a second factor; a log of every look; deletion that runs by itself; machines of our own.',
      ],
    },
  ],
});
