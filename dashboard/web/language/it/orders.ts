// Italian words of orders and invoices.

import type { orders as english, orderWords as englishWords } from '../en/orders.ts';
import type { Translation } from '../translation.ts';

export const orders: Translation<typeof english> = {
  title: 'Ordini e fatture',
  none: 'Ancora nessuno. Gli elenchi si importano da Aziende, Importa.',
  order: 'Ordine',
  invoice: 'Fattura',
  kind: 'Tipo',
  number: 'Numero',
  date: 'Data',
  product: 'Prodotto',
  amount: 'Importo',
  currency: 'Valuta',
  add: 'Aggiungi un ordine',
  added: 'Ordine aggiunto',
  open: 'Apri',
  openOf: 'Apri {{number}}',
  remove: 'Rimuovi',
  isRemoved: 'Questo ordine è stato rimosso. Annulla qui sotto la rimozione per riaverlo.',
  madeCustomer: 'con questo ordine l’azienda è cliente',
  companyStatus: 'Stato dell’azienda',
};

export const orderWords: Translation<typeof englishWords> = {
  orderDeedAddOrder: 'Aggiunto',
  orderDeedImportOrder: 'Preso da un elenco',
  orderDeedChangeOrder: 'Cambiato',
  orderDeedRemoveOrder: 'Rimosso',
  orderDeedUndoImport: 'Importazione annullata',
  orderDeedUndoChange: 'Modifica annullata',
  fieldDocumentKind: 'Tipo (ordine o fattura)',
  fieldNumber: 'Numero',
  fieldDate: 'Data',
  fieldProduct: 'Prodotto',
  fieldAmount: 'Importo',
  fieldCurrency: 'Valuta',
  deedAddOrder: 'Ha aggiunto un ordine',
  deedChangeOrder: 'Ha cambiato un ordine',
  deedUndoOrderChange: 'Ha annullato una modifica di un ordine',
};
