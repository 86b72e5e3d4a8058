// The assessment of legitimate interests, in English, with the sources and periods in force. Each site's own is signed on its page.

import type { WriteDocument } from '../../privacy-document.ts';
import {
  describeController,
  describeKept,
  describeSources,
  listSites,
  sitesWithoutConsent,
} from './fragments.ts';

export const interests: WriteDocument = (facts) => {
  const without = sitesWithoutConsent(facts);
  return {
    title: 'Assessment of legitimate interests',
    sections: [
      {
        title: 'Controller and sites',
        paragraphs: [...describeController(facts), `Sites: ${listSites(facts)}.`],
      },
      {
        title: 'What is done',
        paragraphs: [
          'Page views of visitors who were not asked are counted without reading from or keeping anything in their browsers.',
          without === ''
            ? 'Companies are named only for visitors who agreed: this assessment does not cover naming them.'
            : `On ${without} the network address is compared with sources about networks, to find the organisation that uses the network. The assessment signed for each site stands on its page.`,
          ...describeSources(facts),
        ],
      },
      {
        title: 'Why, and whether it is necessary',
        paragraphs: [
          'We want to know how our pages are used, keep them safe, and answer organisations that are interested. Asking everybody would show only the few who answer. No more is taken than is needed, and what is taken is deleted soon:',
          ...describeKept(facts),
        ],
      },
      {
        title: "The visitors' interests, and what protects them",
        paragraphs: [
          "Somebody who opens a supplier's page at work can expect that the supplier sees from which organisation the visit comes. No person is identified, no profile over several sites is made, and nothing has legal effects. Networks of homes, telephones and VPNs name nobody.",
          'Visitors can object with one click, with "Do Not Track" or with "Global Privacy Control". Wrong results can be corrected. Access depends on the role, and every look is logged.',
        ],
      },
      {
        title: 'Balance',
        paragraphs: [
          'To be completed and signed by the controller. To be done anew when the processing or the sources change, and at least once a year.',
        ],
      },
    ],
  };
};
