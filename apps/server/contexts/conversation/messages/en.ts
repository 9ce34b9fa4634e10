import { pluralOf } from '@skladno/platform'
import { type CompanyTexts, spoken, type TextForms } from './company-texts.ts'
import type { ConversationMessages } from './texts.ts'

const positions = (count: number): string => `${count} ${pluralOf('en', count, { one: 'line', other: 'lines' })}`
const quoted = (texts: readonly string[]): string => texts.map((text) => `“${text}”`).join(', ')
const to = (manager: string | null): string => (manager === null ? 'a manager' : manager)

const inRequest = (said: string | null): string => (said === null ? '' : `, ${said} asked for`)
const takeOf = (amounts: readonly string[]): string => `Take ${amounts.join(' or ')}?`

export const enForms: TextForms = {
  manager: to,
  late: (number, isPicked) => (isPicked ? `Order ${number} is being picked` : `Order ${number} is past its cut-off`),
}

export const enTexts: CompanyTexts = {
  greeting:
    'Hello {name}! This is {company}. Write what you need in your own words or send a file: I will put the order together, show the prices and issue the invoice.',
  proposal: 'Did I get your order right?',
  notUnderstood: 'I did not get that. Please write which goods and how many, e.g. “profile 60x27, 200 pcs”.',
  offerPerson: 'Shall I call a manager? It may be quicker.',
  unknownNumber:
    'Hello! Your number is not among our customers. Please write the name of the company and its tax number: a manager will connect you and answer this message.',
  unknownNumberNoted: 'Thank you, a manager has it. The answer will come here.',
  handedOver: 'Passed on to {manager}. The answer will come here.',
  requestNoted: '“{text}” is passed on to {manager}, the answer will come here.',
  notConfirming: 'The order is ready, but only the head of your company may confirm it. A manager has been told.',
  creditLimit:
    'Your credit limit is used up, so the order cannot go on credit. It is kept and a manager has been told: part of the debt can be paid, or the order prepaid.',
  overdue: 'A payment is overdue, so a manager will place new orders on credit. The order is kept.',
  tooLateToChange: '{reason}, so I cannot change it myself. I passed your wish to the manager, who will say what can still be done.',
  tooLateSeparate: '{reason}, so it stays as it is. The addition becomes an order of its own:',
}

export const en: ConversationMessages = {
  buttons: {
    confirm: 'All correct',
    edit: 'Change',
    person: 'Call a manager',
    choose: 'Choose',
    other: 'None of these',
    drop: 'Drop the line',
    again: 'Yes, one more order',
    withoutUnclear: 'Go on without',
    applyChange: 'Yes, change it',
    keep: 'Keep as it is',
    dropOrder: 'Cancel the order',
    sendLater: 'Deliver it later',
    offset: 'Towards next order',
    refund: 'Give money back',
    take: (take) => `Take ${take}`,
    wait: (on) => `Wait until ${on}`,
    from: (warehouse) => `From ${warehouse}`,
  },
  proposal: {
    title: enTexts.proposal,
    line: (position, name, quantity, price, amount) =>
      price === null || amount === null
        ? `${position}. ${name} — ${quantity}`
        : `${position}. ${name} — ${quantity} × ${price} = ${amount}`,
    conversion: (said, sold, covers) => (covers === null ? `${said} = ${sold}` : `${said} → ${sold}, which is ${covers}`),
    deposit: 'returnable',
    later: (on) => `we bring it ${on}`,
    fromWarehouse: (warehouse) => `from “${warehouse}”`,
    total: (total, vat) => (vat === null ? `Total: ${total}, no VAT` : `Total: ${total}, VAT ${vat} included`),
    noPrices: 'Your head of company has the prices and the total.',
    payment: (terms) => `Payment: ${terms}`,
    delivery: (promise, afterPayment) => `Delivery: ${promise}${afterPayment ? ', if the payment comes in time' : ''}`,
    address: (address) => `Delivery to: ${address}`,
    payer: (name) => `Invoice to: ${name}`,
    long: (count, link) => (link === null ? `${positions(count)} in all.` : `${positions(count)} in all, the full list: ${link}`),
    skipped: (texts) => `Not in the catalog, passed on to a manager: ${quoted(texts)}.`,
    replaced: (was) => `instead of “${was}”`,
  },
  ask: {
    understood: (count) => `Got ${positions(count)}. One needs a word more:`,
    product: (text, attribute) => (attribute === null ? `“${text}”: which one exactly?` : `“${text}”: ${attribute}?`),
    quantity: (name) => `${name}: how many?`,
    unit: (text, name) => `“${text}”: in which units is ${name} meant?`,
    step: (name, step, said, amounts) => `${name} is sold by ${step}${inRequest(said)}. ${takeOf(amounts)}`,
    wholePacks: (name, said, amounts) =>
      `${name} is sold in whole packs only${said === null ? '' : `, ${said} does not come out even`}. ${takeOf(amounts)}`,
    belowMinimum: (name, minimum, said, amounts) => `${name} is not sold in less than ${minimum}${inRequest(said)}. ${takeOf(amounts)}`,
    howMuch: (name, now) => `${name}${now === null ? '' : `: ${now} now`}. How many shall it be? Your own number will do too.`,
    shortage: (name, free, wanted, ways) => {
      const state = free === null ? `out of stock now (${wanted} wanted)` : `${free} of ${wanted} in stock`
      const question = ways.length === 0 ? '' : ` ${ways.join(', or ').replace(/^./u, (letter) => letter.toUpperCase())}?`
      return `${name}: ${state}.${question}`
    },
    takePartial: (take) => `take ${take}`,
    takePartialLater: (take, rest, on) => `take ${take} now and get ${rest} on ${on}`,
    wait: (on) => `wait until ${on}`,
    warehouse: (amount, warehouse) => `take ${amount} from “${warehouse}”`,
    analogue: (name, free, price) => `replace with ${name} (${free} in stock${price === null ? '' : `, ${price}`})`,
    samePrice: 'same price',
    payer: 'Who is the invoice for?',
    partner: 'You order for several companies. Which one now?',
    whatToChange: 'Write what to change, e.g. “250 profiles”, “no screws”, “add 5 bags of plaster”.',
    changeConfirmed: (number) => `Change order ${number}?`,
    changeRemoves: 'remove',
    changeDelivery: (mode, address) => (mode === 'pickup' ? 'you collect it yourself' : `delivery: ${address ?? 'address to be settled'}`),
    changeSums: (was, becomes, difference) => `It was ${was}, it becomes ${becomes} (${difference}).`,
    changeDue: (due) => `With what you have paid, ${due} remains to be paid.`,
    changeOver: (over) => `You will have paid ${over} too much: we count it towards the next order or give it back, as you like.`,
    changeInvoice: (number) => `Invoice ${number} will be void, I will send a new one at once.`,
    duplicate: (number) => `You placed a similar order, ${number}, a short while ago. Place one more?`,
    unclearLeft: (texts) => `Not in the catalog: ${quoted(texts)}. Place the rest and let a manager ask about these?`,
    notFound: (texts) => `Not in the catalog: ${quoted(texts)}. Write it another way or send the article, or let me call a manager.`,
    staleDraft: 'The order has changed since. This is how it stands now:',
  },
  say: {
    ...spoken(enTexts, enForms),
    emptyDraft: 'The order is empty so far. Write what you need.',
    orderKept: 'All right, the order stays as it is.',
    draftDropped: 'All right, nothing is ordered. Just write when you need something.',
    notOrdering: 'Your number may not order for this company. A manager will talk to the head of your company.',
    noAgreement: 'There are no terms of sale for your company yet. A manager has been told and will answer here.',
    priceOnRequest: (names, manager) => `Price on request: ${names.join(', ')}. Passed on to ${to(manager)}, who will name the price.`,
    priceChanged: (lines) => ['While the order waited, a price changed:', ...lines, 'This is the order at the new prices.'].join('\n'),
    changeDone: (number) => `Order ${number} has been changed already.`,
    shortfallLater: (number) => `All right, the rest of order ${number} comes as soon as it is there. The money stays with this order.`,
    shortfallAgain: (number) => `All right. What order ${number} lacked is an order of its own now, and the money counts towards it:`,
    shortfallOffset: (number, amount) => `All right, ${amount ?? 'the rest'} of order ${number} counts towards your next order.`,
    shortfallRefund: (number, amount) =>
      `All right, we give back ${amount ?? 'the rest'} of order ${number}. The accountant prepares the transfer, I will write here about it.`,
    shortfallClosed: (number) =>
      `All right, what order ${number} lacked is out of it. No money is over, and there is nothing to pay for it.`,
    shortfallDone: (number) => `This is settled already for order ${number}.`,
    alreadyConfirmed: (number) => `This order is placed already, no. ${number}.`,
    price: (name, price, stock) => `${name}: ${price}, ${stock}.`,
    priceUnknown: (name) => `${name}: price on request, a manager will tell.`,
    stock: (name, stock) => `${name}: ${stock}.`,
    notInCatalog: (text) => `“${text}” is not in the catalog. Write it otherwise or send the article; I can call a manager too.`,
    severalFit: (attribute) =>
      attribute === null ? 'Several goods fit: tell more if you meant another.' : `Several goods fit: ${attribute}?`,
    whichGoods: 'Which goods? Write the name or the article.',
    status: (number, status, promise) => `Order ${number}: ${status.toLowerCase()}${promise === null ? '' : `, ${promise}`}.`,
    debt: (seller, owed, overdue) =>
      `You owe ${seller} ${owed}${overdue === null ? ', nothing of it is overdue' : `, of which ${overdue} is overdue`}.`,
    noDebt: (seller) => `You owe ${seller} nothing.`,
    advance: (seller, amount) => `${seller} holds your advance of ${amount}.`,
    toPay: (number, amount) => `For order ${number} there is ${amount} to pay.`,
    noBalanceRight: 'I show settlements only to those whom your company lets see them. Please ask your manager.',
    noOrders: 'You have no orders yet.',
    invoiceAgain: 'Sending the invoice again.',
    noInvoice: 'There is no invoice yet: it comes as soon as the order is confirmed.',
    deliveryTerms: (promise) => (promise === null ? 'A manager will tell about the delivery.' : `The next delivery: ${promise}.`),
    unsupported: 'This message did not open on our side. Please write it as text or send a file.',
    voiceNotYet: 'The voice message is with a manager, who will listen and answer. Text is quicker.',
    photoNotYet: 'The photo is with a manager, who will read it and send the order for confirmation. Text or a spreadsheet is quicker.',
    fileRefused: (reason) => reason,
    free: (amount) => `${amount} in stock`,
    many: 'plenty in stock',
    few: 'few in stock',
    none: 'out of stock',
    signInCode: (code) => `Your sign-in code: ${code}. Tell it to nobody.`,
  },
  escalation: {
    request: (standard, extra) =>
      standard.length === 0
        ? `The customer asks: ${quoted(extra)}.`
        : `The customer wants ${standard.join(', ')} (standard part), with an extra request: ${quoted(extra)}.`,
    person: 'The customer asks for a person.',
    unknownNumber: (phone, text) => `The unknown number ${phone} writes: “${text}”.`,
    complaint: 'The customer complains.',
    noPrice: (names) => `No price for this customer: ${names.join(', ')}.`,
    notFound: (texts) => `Not in the catalog: ${quoted(texts)}.`,
    deliveryUnknown: (text) => `It is not known whether this message arrived: “${text}”.`,
    windowClosed: (text) => `24 hours since the customer's last message have passed, WhatsApp did not take: “${text}”.`,
    undeliverable: (text) => `Not delivered: “${text}”.`,
    attachment: (reason) => `An attachment needs a look: ${reason}`,
    identityChanged: (detail) => `The customer's number or name in the channel changed: ${detail}`,
    credit: (code) =>
      code === 'ordering.debt-overdue' ? 'The order was not placed: overdue debt.' : 'The order was not placed: credit limit.',
    paidButShort: (number) => `Order no. ${number} is paid, but the goods are short now: offer a replacement or a date.`,
    outsidePilot: (standard, text) =>
      `The bot did not answer: this is beyond the pilot. The customer writes: “${text}”.${standard.length === 0 ? '' : ` The draft is ready: ${standard.join(', ')}.`}`,
    orderRejected: (number, detail) => `The accounting system refused order no. ${number}: ${detail}`,
    sentBy: (text) => `The customer wrote: “${text}”.`,
  },
  attributes: {
    size: 'which size',
    thickness: 'which thickness',
    length: 'which length',
    diameter: 'which diameter',
    colour: 'which colour',
    brand: 'which brand',
    pack: 'which pack',
    type: 'which kind',
    unit: 'in which units',
    quantity: 'how many',
    weight: 'which weight',
    volume: 'which volume',
  },
}
