// Forms of our own as the dashboard API says them: plain types that both ends share; imports nothing.

/** A text in each language; where one is empty, the other is shown. */
export interface FormTexts {
  en: string;
  it: string;
}

/** What a field asks for: each kind is one kind of input and one kind of claim. `message` is the text of the request. */
export type OwnFieldKind = 'name' | 'email' | 'phone' | 'company' | 'message' | 'text' | 'choice';

export interface OwnField {
  /** Unique in its form, such as `f1`. */
  name: string;
  kind: OwnFieldKind;
  label: FormTexts;
  required: boolean;
  /** With the kind `choice`: at least two. */
  options?: FormTexts[];
}

/** What the operator sets; body of POST and PATCH. */
export interface OwnFormValues {
  name: string;
  fields: OwnField[];
  /** What the consent box says; both empty: there is none. */
  consentText: FormTexts;
  thanks: FormTexts;
  /** Asks for a confirmation by e-mail. */
  confirms: boolean;
  enabled: boolean;
}

export interface OwnFormReport extends OwnFormValues {
  key: string;
  siteId: number;
  consentVersion: number;
  /** Answers that look a robot's: kept as suspected, as far as they are not too many. */
  trapped: number;
  answers: number;
  /** Answers of the last day whose senders were not asked to confirm them, since too many were already. */
  unmailed: number;
  createdAt: string;
  changedAt: string;
}

export interface OwnFormList {
  forms: OwnFormReport[];
  /** Mail can be sent: FIUTO_SMTP_URL and FIUTO_MAIL_FROM are set. */
  sendsMail: boolean;
  /** Address of the script, such as `https://t.example.com/f.js`. */
  scriptUrl: string;
}

/** Endpoints of the forms of our own. */
export interface OwnFormEndpoints {
  'GET /api/sites/:id/own-forms': { output: OwnFormList };
  'POST /api/sites/:id/own-forms': { body: OwnFormValues; output: OwnFormReport };
  'PATCH /api/sites/:id/own-forms/:key': { body: OwnFormValues; output: OwnFormReport };
  'DELETE /api/sites/:id/own-forms/:key': { output: object };
}
