/** What an accounting system can do. Adapters differ, and the product with them; each «no» has its row below. */
export interface ErpCapabilities {
  /** Prices a basket to the kopeck by its own rules. */
  readonly priceBasket: boolean
  /** Answers at once whether the goods are reserved. */
  readonly reserveNow: boolean
  /** Gives the order's number in its answer. */
  readonly numberNow: boolean
  /** Finds an order by our key: a lost answer can be cleared up. */
  readonly findByKey: boolean
  /** Can be told that an order is cancelled. */
  readonly cancel: boolean
  /** Returns its own print forms. */
  readonly printForms: boolean
  /** Knows payments and mutual settlements. */
  readonly settlements: boolean
  /** Knows agreements and price types of a customer. */
  readonly terms: boolean
  readonly expectedReceipts: boolean
  /** Tells what people changed there since a moment. */
  readonly changesFeed: boolean
}

export type ErpCapability = keyof ErpCapabilities

/** What the product does where the accounting system cannot: the table people read before connecting one. */
export const WITHOUT: Readonly<Record<ErpCapability, string>> = {
  priceBasket: 'Prices come from our copy of its price lists and agreements; equality to the kopeck is not promised.',
  reserveNow: 'The reservation is pending until it answers; a refusal goes back to the customer as a shortage.',
  numberNow: 'The customer sees the number of our request, and no счёт is issued before the number arrives.',
  findByKey: 'After a lost answer nothing is repeated: the order is marked unknown and a person looks.',
  cancel: 'A cancellation is a task for a person.',
  printForms: 'Documents are our own copies and say so.',
  settlements: 'Payments come from bank statements or by hand, and the credit decision is ours.',
  terms: 'Agreements are kept here.',
  expectedReceipts: 'No day is promised for goods that are not in stock.',
  changesFeed: 'Orders changed there are noticed at the next full exchange.',
}
