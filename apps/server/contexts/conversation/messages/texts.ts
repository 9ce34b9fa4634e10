/** Everything the bot says. Facts come in as arguments; amounts are already formatted for the reader. */
export interface ConversationMessages {
  readonly buttons: {
    readonly confirm: string
    readonly edit: string
    readonly person: string
    readonly choose: string
    readonly other: string
    readonly drop: string
    readonly again: string
    readonly withoutUnclear: string
    readonly applyChange: string
    readonly keep: string
    readonly dropOrder: string
    readonly sendLater: string
    readonly offset: string
    readonly refund: string
    take(take: string): string
    wait(on: string): string
    from(warehouse: string): string
  }
  readonly proposal: {
    readonly title: string
    line(position: number, name: string, quantity: string, price: string | null, amount: string | null): string
    /** `covers`: what is sold, in the unit said, where whole packs made it more. */
    conversion(said: string, sold: string, covers: string | null): string
    readonly deposit: string
    later(on: string): string
    fromWarehouse(warehouse: string): string
    total(total: string, vat: string | null): string
    readonly noPrices: string
    payment(terms: string): string
    delivery(promise: string, afterPayment: boolean): string
    address(address: string): string
    payer(name: string): string
    long(positions: number, link: string | null): string
    skipped(texts: readonly string[]): string
    replaced(was: string): string
  }
  readonly ask: {
    understood(positions: number): string
    product(text: string, attribute: string | null): string
    quantity(name: string): string
    unit(text: string, name: string): string
    /** «Профиль: продаём по 6 шт, а в заявке 7 шт. Взять 6 или 12?» Amounts are words; `said` is null where none was said. */
    step(name: string, step: string, said: string | null, amounts: readonly string[]): string
    wholePacks(name: string, said: string | null, amounts: readonly string[]): string
    belowMinimum(name: string, minimum: string, said: string | null, amounts: readonly string[]): string
    howMuch(name: string, now: string | null): string
    /** «Rockwool 50 мм: есть 15 из 20 уп. Взять 15 сейчас и 5 привезём 27 ноября, или заменить на Paroc (есть 30, цена та же)?» */
    shortage(name: string, free: string | null, wanted: string, ways: readonly string[]): string
    takePartial(take: string): string
    takePartialLater(take: string, rest: string, on: string): string
    wait(on: string): string
    warehouse(amount: string, warehouse: string): string
    analogue(name: string, free: string, price: string | null): string
    readonly samePrice: string
    readonly payer: string
    readonly partner: string
    readonly whatToChange: string
    changeConfirmed(number: string): string
    readonly changeRemoves: string
    changeDelivery(mode: 'pickup' | 'delivery' | 'carrier', address: string | null): string
    /** `difference` has its sign. */
    changeSums(was: string, becomes: string, difference: string): string
    changeDue(due: string): string
    changeOver(over: string): string
    changeInvoice(number: string): string
    duplicate(number: string): string
    unclearLeft(texts: readonly string[]): string
    notFound(texts: readonly string[]): string
    readonly staleDraft: string
  }
  readonly say: {
    greeting(name: string, company: string): string
    readonly notUnderstood: string
    readonly offerPerson: string
    readonly emptyDraft: string
    readonly orderKept: string
    readonly draftDropped: string
    readonly unknownNumber: string
    readonly unknownNumberNoted: string
    handedOver(manager: string | null): string
    requestNoted(text: string, manager: string | null): string
    readonly notOrdering: string
    readonly notConfirming: string
    readonly noAgreement: string
    priceOnRequest(names: readonly string[], manager: string | null): string
    priceChanged(lines: readonly string[]): string
    readonly creditLimit: string
    readonly overdue: string
    tooLateToChange(number: string, isPicked: boolean): string
    tooLateSeparate(number: string, isPicked: boolean): string
    changeDone(number: string): string
    shortfallLater(number: string): string
    shortfallAgain(number: string): string
    shortfallOffset(number: string, amount: string | null): string
    shortfallRefund(number: string, amount: string | null): string
    shortfallClosed(number: string): string
    shortfallDone(number: string): string
    alreadyConfirmed(number: string): string
    price(name: string, price: string, stock: string): string
    priceUnknown(name: string): string
    stock(name: string, stock: string): string
    notInCatalog(text: string): string
    /** After prices of several goods; `attribute` as «какой размер», or null. */
    severalFit(attribute: string | null): string
    readonly whichGoods: string
    status(number: string, status: string, promise: string | null): string
    readonly noOrders: string
    /** What is owed to one seller; texts of money. `overdue` and `advance` are null when there is none. */
    debt(seller: string, owed: string, overdue: string | null): string
    noDebt(seller: string): string
    advance(seller: string, amount: string): string
    toPay(number: string, amount: string): string
    readonly noBalanceRight: string
    readonly invoiceAgain: string
    readonly noInvoice: string
    deliveryTerms(promise: string | null): string
    readonly unsupported: string
    readonly voiceNotYet: string
    readonly photoNotYet: string
    fileRefused(reason: string): string
    readonly free: (amount: string) => string
    readonly many: string
    readonly few: string
    readonly none: string
    signInCode(code: string): string
  }
  readonly escalation: {
    request(standard: readonly string[], extra: readonly string[]): string
    readonly person: string
    unknownNumber(phone: string, text: string): string
    readonly complaint: string
    noPrice(names: readonly string[]): string
    notFound(texts: readonly string[]): string
    deliveryUnknown(text: string): string
    windowClosed(text: string): string
    undeliverable(text: string): string
    attachment(reason: string): string
    identityChanged(detail: string): string
    credit(code: string): string
    paidButShort(number: string): string
    outsidePilot(standard: string[], text: string): string
    orderRejected(number: string, detail: string): string
    sentBy(text: string): string
  }
  readonly attributes: Readonly<Record<string, string>>
}
