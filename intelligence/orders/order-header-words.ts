// What the columns of lists of orders and invoices are called, in Italian and English, and the words for the two kinds. Written down
// from the exports of accounting programs and shops.

import type { OrderField } from '#contract/company-import.ts';
import type { OrderKind } from '#contract/order-report.ts';

/** In small letters without accents or punctuation, each the whole header. */
export const orderHeaderWords: Readonly<Record<OrderField, readonly string[]>> = {
  document_kind: [
    ...['kind', 'document kind', 'document type', 'doc type', 'type'],
    ...['tipo', 'tipo documento', 'tipo doc', 'causale', 'tipologia documento'],
  ],
  number: [
    ...['number', 'no', 'nr', 'n', 'order number', 'order no', 'order nr', 'order id', 'order', 'order name'],
    ...[
      'invoice number',
      'invoice no',
      'invoice nr',
      'invoice id',
      'invoice',
      'document number',
      'doc number',
    ],
    ...['numero', 'num', 'numero ordine', 'num ordine', 'n ordine', 'nr ordine', 'ordine', 'rif ordine'],
    ...['numero fattura', 'num fattura', 'n fattura', 'nr fattura', 'fattura', 'numero documento'],
    ...['num documento', 'n documento', 'nr documento', 'num doc', 'n doc', 'documento'],
  ],
  date: [
    ...['date', 'day', 'order date', 'invoice date', 'document date', 'doc date', 'ordered on', 'ordered at'],
    ...['created at', 'issue date', 'issued on', 'posting date', 'data', 'data ordine', 'data fattura'],
    ...['data documento', 'data doc', 'data emissione', 'del', 'giorno'],
  ],
  product: [
    ...[
      'product',
      'products',
      'item',
      'items',
      'article',
      'product name',
      'description',
      'subject',
      'service',
      'lineitem name',
      'line item name',
    ],
    ...['prodotto', 'prodotti', 'articolo', 'articoli', 'descrizione', 'oggetto', 'servizio', 'merce'],
  ],
  quantity: [
    ...['quantity', 'qty', 'pieces', 'units', 'lineitem quantity', 'line item quantity', 'item quantity'],
    ...['quantita', 'q ta', 'qta', 'pezzi', 'num pezzi', 'nr pezzi'],
  ],
  line_amount: [
    ...['line amount', 'line total', 'line net', 'row total', 'item total', 'item amount', 'lineitem total'],
    ...['importo riga', 'totale riga', 'netto riga', 'imponibile riga', 'importo di riga', 'valore riga'],
  ],
  amount: [
    ...[
      'amount',
      'total',
      'net amount',
      'total amount',
      'order total',
      'invoice total',
      'value',
      'net total',
    ],
    ...[
      'net',
      'price',
      'sum',
      'subtotal',
      'importo',
      'totale',
      'imponibile',
      'importo netto',
      'netto',
      'valore',
    ],
    ...[
      'importo totale',
      'totale ordine',
      'totale fattura',
      'totale documento',
      'totale imponibile',
      'prezzo',
    ],
    ...['tot documento', 'tot imponibile', 'tot'],
  ],
  currency: [
    ...['currency', 'currency code', 'cur', 'curr', 'iso currency', 'valuta', 'divisa', 'cod valuta'],
    ...['codice valuta', 'moneta'],
  ],
};

/** Of the whole document, in whichever of its lines they stand; every other amount is that of its line. */
export const totalWords: readonly string[] = [
  ...['total amount', 'order total', 'invoice total', 'importo totale', 'totale ordine', 'totale fattura'],
  ...['totale documento', 'totale imponibile', 'tot documento', 'tot imponibile', 'total', 'totale'],
];

/** In the same spelling. */
export const documentWords: Readonly<Record<OrderKind, readonly string[]>> = {
  order: [
    ...['order', 'sales order', 'so', 'purchase order', 'po', 'ord', 'contract', 'ordine', 'ordine cliente'],
    ...['ordine di vendita', 'oc', 'odv', 'conferma d ordine', 'contratto', 'o'],
  ],
  invoice: [
    ...['invoice', 'sales invoice', 'inv', 'fattura', 'fatt', 'ft', 'fat'],
    ...['fattura di vendita', 'fattura cliente', 'fattura accompagnatoria', 'fattura differita'],
    ...['fattura immediata', 'td01', 'td24', 'f', 'i'],
  ],
  // The amount goes back to the customer, with whichever sign the program writes it.
  credit_note: [
    ...['credit note', 'credit memo', 'credit', 'cn', 'nota di credito', 'nota credito', 'nota di accredito'],
    ...['nota accredito', 'note di credito', 'n c', 'nc', 'ndc', 'td04', 'td08'],
  ],
};
