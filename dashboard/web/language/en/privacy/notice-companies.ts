// The notice about data that did not come from the person (GDPR, article 14), in English.

import type { WriteDocument } from '../../privacy-document.ts';
import { describeRightsKept } from './data-words.ts';
import {
  describeController,
  describeImports,
  describeKept,
  describeMailboxes,
  describeOwnPage,
  describeSources,
} from './fragments.ts';

export const noticeCompanies: WriteDocument = (facts) => ({
  title: 'Privacy notice: data that we did not get from you',
  sections: [
    { title: 'Who we are', paragraphs: describeController(facts) },
    {
      title: 'Which data, and where they come from',
      paragraphs: [
        "We keep a list of companies and organisations: name, address of the site, country, and how we stand to each other. Where one is a sole trader or carries a person's name, these are personal data. They come from our own customer records, from lists that we import, and from what visitors tell us.",
        'Other tools that we use tell us what people do there: that a form or message was sent, a meeting booked, something written below one of our posts. That a mail was opened or a link in it followed is kept under a name only where the recipient agreed. What such a tool deletes, or is asked by you to delete, is deleted here too.',
        ...describeMailboxes(facts),
        ...describeImports(facts),
        ...describeSources(facts),
        'Networks that are registered to a private person are left out: their names are neither shown nor kept.',
      ],
    },
    {
      title: 'For what, and on what ground',
      paragraphs: [
        'To know which organisations are interested in what we offer, and to answer them. Ground: our legitimate interest (GDPR, article 6.1 f).',
      ],
    },
    {
      title: 'Who gets to know it, and for how long',
      paragraphs: [
        'Our colleagues in sales and marketing, each as far as their work needs it; every look is logged. A company stays on the list for as long as we have dealings with it or expect to.',
        ...describeKept(facts),
      ],
    },
    {
      title: 'Your rights',
      paragraphs: [
        'You may ask for access, correction, deletion, restriction and a copy, and you may object. Write to the contact above. You may complain to the data protection authority of your country.',
        ...describeOwnPage(facts),
        ...describeRightsKept(facts),
      ],
    },
  ],
});
