// The impact assessment (GDPR, article 35), in English: what the settings in force answer, and what the controller must.

import type { WriteDocument } from '../../privacy-document.ts';
import { describeDataKinds } from './data-words.ts';
import {
  describeController,
  describeForms,
  describeKept,
  describeSources,
  listSites,
  sitesWithoutConsent,
} from './fragments.ts';

export const impact: WriteDocument = (facts) => ({
  title: 'Data protection impact assessment',
  sections: [
    {
      title: 'Controller and sites',
      paragraphs: [...describeController(facts), `Sites: ${listSites(facts)}.`],
    },
    {
      title: 'Description of the processing',
      paragraphs: [
        'Visits to the sites are measured; from the network address the visiting organisation is worked out where that is allowed; people are known by name only if they said who they are and agreed.',
        sitesWithoutConsent(facts) === ''
          ? 'Companies are named only for visitors who agreed.'
          : `Companies are named without consent on: ${sitesWithoutConsent(facts)}.`,
        ...describeForms(facts),
        ...describeSources(facts),
        ...describeKept(facts),
      ],
    },
    { title: 'What is kept, by kind', paragraphs: describeDataKinds(facts) },
    {
      title: 'Necessity and proportion',
      paragraphs: [
        'Visitors who were not asked leave page, time, referrer and kind of browser, under a number that is destroyed after the day. Refusals are respected before anything is sent, and again by the server. Query parameters that are not on a list, e-mail addresses in addresses, passwords and card numbers are taken from nobody.',
      ],
    },
    {
      title: 'Risks, and what is done about them',
      paragraphs: [
        'A wrong organisation is named: every result carries its reasons and a probability, can be corrected by any colleague, and below a threshold nobody is named.',
        'A person is recognised through the network: networks of homes, telephones and private persons name nobody; names of persons are taken out of the sources before they are kept.',
        'Somebody steals the data: the full address is encrypted and destroyed, secrets are sealed with a key that is kept apart from the data, roles limit what is seen, a second factor can be used, and every look is logged.',
        'Colleagues look at more than they need: sales sees whole only its own and unowned companies; unusual looks can be found in the audit log.',
        'More is kept than needed: each period ends by itself, and a source can be taken back with all that it brought.',
      ],
    },
    {
      title: 'To be answered by the controller',
      paragraphs: [
        'How many people are concerned; the opinion of the data protection officer and, where fitting, of those concerned; which risks remain and why they are accepted; the date of the next review.',
      ],
    },
  ],
});
