// How the usual mailing tools write a column of the imported list into a message.

export interface MergeField {
  tool: string;
  /** What is put where the token shall stand, for a column that is called TOKEN. */
  text: string;
}

/** From the manuals of the tools: merge tags, contact attributes, substitution tags, recipient variables. */
export const mergeFields: readonly MergeField[] = [
  { tool: 'Mailchimp', text: '*|TOKEN|*' },
  { tool: 'Brevo', text: '{{ contact.TOKEN }}' },
  { tool: 'SendGrid', text: '{{TOKEN}}' },
  { tool: 'Mailgun', text: '%recipient.TOKEN%' },
  { tool: 'Postmark', text: '{{TOKEN}}' },
  { tool: 'HubSpot', text: '{{ contact.token }}' },
  { tool: 'MailUp', text: '[token]' },
];
