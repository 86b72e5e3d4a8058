// Why something about links and mailings was not done.

export type LinkRefusalCode = 'unknown_link' | 'unknown_mailing' | 'mailing_of_other_site' | 'not_stated';

export class LinkRefusal extends Error {
  override readonly name = 'LinkRefusal';
  readonly code: LinkRefusalCode;

  constructor(code: LinkRefusalCode) {
    super(code);
    this.code = code;
  }
}
