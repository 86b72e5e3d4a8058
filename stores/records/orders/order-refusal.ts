// Why something about an order was not done. Thrown inside the transaction, which is taken back by it.

export type OrderRefusalCode =
  | 'unknown_order'
  | 'order_number_taken'
  | 'order_of_crm'
  | 'credit_note_above_zero'
  | 'unknown_change'
  | 'changed_meanwhile'
  | 'changed_since'
  | 'undone_already';

export class OrderRefusal extends Error {
  override readonly name = 'OrderRefusal';
  readonly code: OrderRefusalCode;

  constructor(code: OrderRefusalCode) {
    super(code);
    this.code = code;
  }
}
