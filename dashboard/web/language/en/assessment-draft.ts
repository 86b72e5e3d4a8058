// The draft of the assessment of interests, which an administrator reads, changes and signs. A draft, not legal advice.

export const assessmentDraft = `Assessment of legitimate interests: naming the companies of visitors who were not asked

1. What is done. For visits to this site the network address is compared with sources about networks (files of network owners, public registers, our own list of companies) to find the organisation that uses the network. The result is the name of an organisation, never of a person. Networks of homes, mobile phones, VPNs and the like give no name. The full address is deleted at the latest after 72 hours; what stays is the organisation's own network, or a network of 256 addresses.

2. Why. We sell to organisations and want to know which of them are interested in what we offer, so that we can answer them and improve our pages. This is a legitimate interest (GDPR, article 6.1 f).

3. Is it necessary? Asking every visitor would show us only the few who answer. We take no more than is needed: nothing is read from or stored in the browser of these visitors, their number changes every day, and events are deleted after 90 days.

4. The visitors' interests. An employee who visits a supplier's page in the course of work can expect that the supplier sees from which organisation the visit comes. Nobody is identified as a person, no profile across sites is made, and nothing has legal effects for the visitor. Somebody who works from home is not named.

5. Safeguards. A visitor can object at any time (Do Not Track, Global Privacy Control, the button on our pages); then nothing is resolved. Our privacy notice says what is done and names the sources. Wrong results can be corrected. Access is limited by role, and every look is logged.

6. Balance. Having weighed these points we find that our interest is not overridden by the interests or rights of the visitors. We will weigh them again when the processing or the sources change, and at least once a year.

Controller:
Date:
`;
