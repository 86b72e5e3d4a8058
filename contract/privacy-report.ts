// What the privacy documents are written from, as plain types that the interface shares: who answers for the data, and the
// settings in force. `privacy-report-schema.ts` holds their zod schemas.

/** Who decides about the data, as notices must name them. */
export interface Controller {
  name: string;
  /** Postal address. */
  address: string;
  /** Where people write to who ask about their data. */
  contact: string;
  /** The data protection officer; '' when there is none. */
  officer: string;
}

export interface PrivacyFacts {
  controller: Controller | null;
  /** Address of the page where people see and decide what is kept of them; '' as long as no mail can be sent. */
  rightsUrl: string;
  sites: {
    name: string;
    hosts: string[];
    consentDefault: 'granted' | 'limited' | 'denied';
    /** ISO 8601: when an administrator signed that companies are named without consent; null: they are not. */
    companyWithoutConsentAt: string | null;
    /** Names of the forms whose values are taken. */
    forms: string[];
  }[];
  /** Those in use alone. */
  sources: {
    /** Id of its data set. */
    id: string;
    kind: string;
    /** Who makes it. */
    source: string;
    /** Host that is told a visitor's address or a hash of its network; '' when nothing leaves the machine. */
    asks: string;
    /** That host is told the e-mails of confirmed people, and not addresses of visitors. */
    about?: 'persons';
  }[];
  /** Shared mailboxes that are read. */
  mailboxes: number;
  /** Of files about people that are brought in now, each statement once. */
  imports: { origin: string; basis: 'consent' | 'contract' | 'legitimate_interest'; provider: string }[];
  kept: {
    /** Events of visitors who were not asked or said no. */
    limitedDays: number;
    /** Events of visitors who agreed. */
    grantedMonths: number;
    auditMonths: number;
    /** After the last contact with a person. */
    personMonths: number;
    /** After a request was received. */
    requestMonths: number;
    /** What was exchanged with other tools, or waits for it; sealed. */
    outboxDays: number;
    /** Openings of short links. */
    openingMonths: number;
    /** Addresses of mailings, after a list had them last. */
    recipientMonths: number;
    /** Answers to forms of our own that look a robot's. */
    suspectedDays: number;
    /** The full address, encrypted. */
    addressHours: number;
  };
}

/** Endpoints of the privacy page. */
export interface PrivacyEndpoints {
  'GET /api/privacy': { output: PrivacyFacts };
  'PATCH /api/privacy/controller': { body: Controller; output: PrivacyFacts };
}
