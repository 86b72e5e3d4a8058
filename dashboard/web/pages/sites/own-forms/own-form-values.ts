// What the editor of a form of our own holds: as the API has it, with the choices of a field as lines of text.

import type {
  FormTexts,
  OwnField,
  OwnFieldKind,
  OwnFormReport,
  OwnFormValues,
} from '#contract/form-report.ts';

export const fieldKinds: readonly OwnFieldKind[] = [
  'name',
  'email',
  'phone',
  'company',
  'message',
  'text',
  'choice',
];

export interface EditedField extends Omit<OwnField, 'options'> {
  options: FormTexts;
}

export interface EditedForm extends Omit<OwnFormValues, 'fields'> {
  fields: EditedField[];
}

const labels: Record<OwnFieldKind, FormTexts> = {
  name: { en: 'Name', it: 'Nome' },
  email: { en: 'E-mail', it: 'E-mail' },
  phone: { en: 'Telephone', it: 'Telefono' },
  company: { en: 'Company', it: 'Azienda' },
  message: { en: 'What can we do for you?', it: 'Che cosa possiamo fare per voi?' },
  text: { en: '', it: '' },
  choice: { en: '', it: '' },
};

/** With a name that no other field of the form has or had. */
export function newField(kind: OwnFieldKind, others: readonly EditedField[]): EditedField {
  const numbers = others.map(({ name }) => Number(/^f(\d+)$/.exec(name)?.[1] ?? 0));
  const name = `f${Math.max(0, ...numbers) + 1}`;
  return { name, kind, label: labels[kind], required: false, options: { en: '', it: '' } };
}

/** What a new form begins with. */
export function newForm(): EditedForm {
  const fields: EditedField[] = [];
  for (const kind of ['name', 'email', 'company', 'message'] as const) {
    fields.push({ ...newField(kind, fields), required: kind === 'email' || kind === 'message' });
  }
  return {
    ...{ name: '', fields, thanks: { en: '', it: '' }, confirms: false, enabled: true },
    consentText: { en: '', it: '' },
  };
}

export function toEdited(form: OwnFormReport): EditedForm {
  const { name, fields, consentText, thanks, confirms, enabled } = form;
  return {
    ...{ name, consentText, thanks, confirms, enabled },
    fields: fields.map(({ options = [], ...field }) => ({
      ...field,
      options: {
        en: options.map(({ en }) => en).join('\n'),
        it: options.map(({ it }) => it).join('\n'),
      },
    })),
  };
}

export function toValues({ fields, ...form }: EditedForm): OwnFormValues {
  return {
    ...form,
    fields: fields.map(({ options, ...field }) =>
      field.kind === 'choice' ? { ...field, options: readOptions(options) } : field,
    ),
  };
}

/** Line by line; what is empty in both languages is none. */
export function readOptions({ en, it }: FormTexts): FormTexts[] {
  const english = en.split('\n').map((line) => line.trim());
  const italian = it.split('\n').map((line) => line.trim());
  return Array.from({ length: Math.max(english.length, italian.length) }, (_, place) => ({
    en: english[place] ?? '',
    it: italian[place] ?? '',
  })).filter((option) => option.en !== '' || option.it !== '');
}

/** In one language, or in the other where that says nothing. */
export function textIn(texts: FormTexts, language: 'en' | 'it'): string {
  return texts[language] || texts[language === 'it' ? 'en' : 'it'];
}
