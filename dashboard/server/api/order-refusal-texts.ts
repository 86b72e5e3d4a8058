// The refusals about orders in words: what is wrong and how to mend it, in both languages. Those about changes are with the leads.

import type { OrderRefusalCode } from '#stores/records/orders/order-refusal.ts';

export const orderRefusalTexts = {
  unknown_order: {
    status: 404,
    en: 'There is no such order.',
    it: 'Questo ordine non esiste.',
  },
  order_number_taken: {
    status: 409,
    en: 'There is an order or invoice with this number already. Look for it, or put the year into the number.',
    it: 'C’è già un ordine o una fattura con questo numero. Cercalo, oppure metti l’anno nel numero.',
  },
  order_of_crm: {
    status: 409,
    en: 'This order comes from a connected CRM. Change it there.',
    it: 'Questo ordine arriva da un CRM collegato. Modificalo là.',
  },
  credit_note_above_zero: {
    status: 400,
    en: 'The amount of a credit note is not above zero. Write it with a minus, such as -120.',
    it: 'L’importo di una nota di credito non è sopra lo zero. Scrivilo con il meno, per esempio -120.',
  },
} as const satisfies Record<
  Exclude<OrderRefusalCode, 'unknown_change' | 'changed_meanwhile' | 'changed_since' | 'undone_already'>,
  { status: number; en: string; it: string }
>;
