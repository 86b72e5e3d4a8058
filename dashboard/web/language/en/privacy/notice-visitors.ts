// The notice to visitors of the sites (GDPR, article 13), in English.

import type { WriteDocument } from '../../privacy-document.ts';
import { describeRightsKept } from './data-words.ts';
import {
  describeBrowserStorage,
  describeController,
  describeForms,
  describeKept,
  describeOwnPage,
  describeSources,
  listSites,
  sitesWithoutConsent,
} from './fragments.ts';

export const noticeVisitors: WriteDocument = (facts) => {
  const without = sitesWithoutConsent(facts);
  return {
    title: 'Privacy notice: what happens when you visit our site',
    sections: [
      {
        title: 'Who we are',
        paragraphs: [...describeController(facts), `This notice holds for: ${listSites(facts)}.`],
      },
      {
        title: 'What we collect, for what, and on what ground',
        paragraphs: [
          'Without your agreement: the address and title of the pages you open, the page you came from, the time, the kind of browser, and your network address. Nothing is read from or kept in your browser. You get a number that changes every day and cannot be worked out afterwards. Purpose: to know how our pages are used and to keep them safe. Ground: our legitimate interest (GDPR, article 6.1 f).',
          'With your agreement (article 6.1 a): also how long a page was read and how far, what you clicked, the size of the screen and the language, and a number kept in your browser, so that your next visit can be told to be yours. You may agree to measuring, to finding the company, and to being recognised as a person, each by itself.',
          'If you agreed to being recognised as a person and tell us who you are, in a form, by signing in, or by following a link that was sent to you alone, your visits are joined to your name: those from then on, and earlier ones of the same browser that you had agreed to.',
          ...describeForms(facts),
          without === ''
            ? 'From the network address we find out which company or organisation the visit may come from, only if you agreed to that.'
            : `From the network address we find out which company or organisation the visit may come from. On ${without} we do so without asking, on the ground of our legitimate interest in knowing which organisations want to hear from us; the result is the name of an organisation, never of a person. You may object at any time.`,
          'Pages for signing in and for applying for a job: that they were opened is counted, and nothing else.',
        ],
      },
      {
        title: 'Who gets to know it',
        paragraphs: ['The data stays on machines that we run ourselves.', ...describeSources(facts)],
      },
      { title: 'How long it is kept', paragraphs: describeKept(facts) },
      { title: 'What is kept in your browser', paragraphs: describeBrowserStorage() },
      {
        title: 'Your rights',
        paragraphs: [
          'You may ask for access to your data, for their correction and deletion, for a restriction, and for a copy to take elsewhere; you may object to what rests on our legitimate interest, and withdraw your agreement at any time with effect for the future. "Do Not Track" and "Global Privacy Control" of your browser are a refusal to us.',
          ...describeOwnPage(facts),
          ...describeRightsKept(facts),
          'Nothing is decided about you by machines alone. You may complain to the data protection authority of your country.',
        ],
      },
    ],
  };
};
