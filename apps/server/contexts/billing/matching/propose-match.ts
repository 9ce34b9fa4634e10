import { numberKey, numberTail, type PurposeReference } from './purpose-references.ts'

/** Money that came in, as far as matching needs it. */
export interface IncomingMoney {
  readonly amountMinor: number
  readonly currency: string
  readonly payerTaxId: string | null
  readonly references: readonly PurposeReference[]
  /** What the payers paid, where the bank kept its commission. */
  readonly grossMinor: number | null
}

/** An order that owes money, with the numbers it may be paid by. */
export interface OpenOrder {
  readonly orderId: string
  readonly partnerId: string
  readonly legalEntityId: string | null
  readonly orderNumber: string
  /** Every счёт of the order, replaced and void ones too: people pay by what they have in hand. */
  readonly invoiceNumbers: readonly string[]
  readonly currency: string
  readonly dueMinor: number
}

export interface KnownPayer {
  readonly partnerId: string
  readonly legalEntityId: string
  readonly contractNumbers: readonly string[]
  /** Somebody else's tax id, which an accountant has said to pay for this customer. */
  readonly isRemembered: boolean
}

/** Looked up by the caller for one seller organisation. */
export interface OpenClaims {
  ordersByKey(key: string): readonly OpenOrder[]
  ordersByTail(tail: string): readonly OpenOrder[]
  ordersOf(partnerId: string): readonly OpenOrder[]
  payers(taxId: string): readonly KnownPayer[]
  payersByContract(key: string): readonly KnownPayer[]
}

export const MATCH_REASONS = [
  'number-exact',
  'number-tail',
  'number-not-found',
  'contract',
  'tax-id',
  'payer-remembered',
  'third-party',
  'amount-equal',
  'amount-sum',
  'amount-part',
  'amount-over',
  'only-open-order',
  'net-of-commission',
  'balance',
] as const
export type MatchReason = (typeof MATCH_REASONS)[number]

/** What a payment may be for, and why we think so. Without orders it is money on the customer's balance. */
export interface MatchProposal {
  readonly partnerId: string
  readonly legalEntityId: string | null
  readonly orders: readonly { readonly orderId: string; readonly number: string; readonly amountMinor: number }[]
  /** 0..1; from {@link CERTAIN} on it is applied without asking. */
  readonly confidence: number
  readonly reasons: readonly MatchReason[]
}

export const CERTAIN = 0.9

/** A rule of the table: these reasons together are worth that much. The first that fits counts. */
const WORTH: readonly (readonly [number, readonly MatchReason[]])[] = [
  [0.6, ['number-exact', 'net-of-commission']],
  [0.55, ['net-of-commission']],
  [0.85, ['number-exact', 'third-party', 'amount-equal']],
  [0.85, ['number-exact', 'third-party', 'amount-sum']],
  [0.6, ['number-exact', 'third-party']],
  [0.99, ['number-exact', 'tax-id', 'amount-equal']],
  [0.98, ['number-exact', 'tax-id', 'amount-sum']],
  [0.95, ['number-exact', 'tax-id', 'amount-part']],
  [0.9, ['number-exact', 'tax-id', 'amount-over']],
  [0.96, ['number-exact', 'payer-remembered', 'amount-equal']],
  [0.95, ['number-exact', 'payer-remembered', 'amount-sum']],
  [0.92, ['number-exact', 'payer-remembered', 'amount-part']],
  [0.9, ['number-exact', 'payer-remembered', 'amount-over']],
  [0.95, ['number-tail', 'tax-id', 'amount-equal']],
  [0.93, ['number-tail', 'tax-id', 'amount-sum']],
  [0.7, ['number-tail', 'tax-id']],
  [0.8, ['number-tail', 'payer-remembered', 'amount-equal']],
  [0.85, ['number-exact', 'amount-equal']],
  [0.6, ['number-exact']],
  [0.4, ['number-tail', 'third-party', 'amount-equal']],
  [0.4, ['number-tail', 'amount-equal']],
  [0.5, ['number-not-found', 'tax-id', 'amount-equal']],
  [0.92, ['only-open-order', 'tax-id', 'amount-equal']],
  [0.8, ['tax-id', 'amount-equal']],
  [0.75, ['tax-id', 'amount-sum']],
  [0.75, ['payer-remembered', 'amount-equal']],
  [0.7, ['payer-remembered', 'amount-sum']],
  [0.9, ['contract', 'tax-id', 'balance']],
  [0.5, ['contract', 'balance']],
  [0.45, ['tax-id', 'balance']],
  [0.4, ['payer-remembered', 'balance']],
  [0.3, []],
]

const confidenceOf = (reasons: readonly MatchReason[]): number =>
  WORTH.find(([, needed]) => needed.every((reason) => reasons.includes(reason)))?.[0] ?? 0

const MAX_PROPOSALS = 5

/**
 * Proposals for incoming money, best first: by the numbers its purpose names, by the payer's open orders and their sums, by contract, by
 * balance. Part and over payments, one payment for several orders and payers who pay for others are told apart by their reasons.
 */
export function proposeMatches(money: IncomingMoney, claims: OpenClaims): readonly MatchProposal[] {
  const payers = money.payerTaxId === null ? [] : claims.payers(money.payerTaxId)
  const named = byNumbers(money, claims, payers)
  const isNamed = money.references.some(({ kind }) => kind !== 'contract' && kind !== 'account')
  const byPayer = payers.flatMap((payer) => byAmounts(money, claims, { payer, isMissing: isNamed && named.length === 0 }))
  const balances = [...payers.map((payer) => onBalance(money, payer, true)), ...byContract(money, claims, payers)]
  const best = new Map<string, MatchProposal>()
  for (const proposal of [...named, ...byPayer, ...balances]) {
    const key = `${proposal.partnerId} ${proposal.orders
      .map(({ orderId }) => orderId)
      .sort()
      .join()}`
    if ((best.get(key)?.confidence ?? -1) < proposal.confidence) best.set(key, proposal)
  }
  const sorted = [...best.values()].sort((a, b) => b.confidence - a.confidence)
  return withoutRivals(sorted).slice(0, MAX_PROPOSALS)
}

/** Two different things that both look certain are not. */
function withoutRivals(sorted: readonly MatchProposal[]): readonly MatchProposal[] {
  const [first, second] = sorted
  if (first === undefined || second === undefined || second.confidence < CERTAIN) return sorted
  const isWeaker = first.confidence - second.confidence >= 0.04
  return sorted.map((proposal, at) =>
    isWeaker && at === 0 ? proposal : { ...proposal, confidence: Math.min(proposal.confidence, CERTAIN - 0.05) },
  )
}

interface Named {
  readonly orders: readonly OpenOrder[]
  readonly isExact: boolean
}

function ordersNamed(money: IncomingMoney, claims: OpenClaims, payers: readonly KnownPayer[]): Named {
  const own = (order: OpenOrder): boolean => order.currency === money.currency
  const numbers = money.references.filter(({ kind }) => kind !== 'contract')
  const exact = uniqueOrders(numbers.flatMap(({ number }) => claims.ordersByKey(numberKey(number)).filter(own)))
  if (exact.length > 0) return { orders: exact, isExact: true }
  const tails = uniqueOrders(numbers.flatMap(({ number }) => claims.ordersByTail(numberTail(number)).filter(own)))
  const ofPayer = tails.filter(({ partnerId }) => payers.some((payer) => payer.partnerId === partnerId))
  return { orders: ofPayer.length > 0 ? ofPayer : tails.slice(0, MAX_PROPOSALS), isExact: false }
}

const uniqueOrders = (orders: readonly OpenOrder[]): readonly OpenOrder[] => [
  ...new Map(orders.map((order) => [order.orderId, order])).values(),
]

/** Orders whose number, or the number of whose счёт, the purpose names; those of one customer together. */
function byNumbers(money: IncomingMoney, claims: OpenClaims, payers: readonly KnownPayer[]): readonly MatchProposal[] {
  const { orders, isExact } = ordersNamed(money, claims, payers)
  const partners = [...new Set(orders.map(({ partnerId }) => partnerId))]
  return partners.flatMap((partnerId) => {
    const own = orders.filter((order) => order.partnerId === partnerId)
    const payer = payers.find((candidate) => candidate.partnerId === partnerId)
    const isForeign = payer === undefined && money.payerTaxId !== null
    const reasons: readonly MatchReason[] = [
      isExact ? 'number-exact' : 'number-tail',
      ...(payer ? [payerReason(payer)] : isForeign ? ['third-party' as const] : []),
    ]
    // More orders than numbers end in the same digits: the purpose means one of them.
    const isOneEach = own.length === money.references.filter(({ kind }) => kind !== 'contract').length
    const groups = isExact || isOneEach ? [own] : own.map((order) => [order])
    return groups.map((group) =>
      proposal(money, group, { reasons, legalEntityId: payer?.legalEntityId ?? group[0]?.legalEntityId ?? null }),
    )
  })
}

const payerReason = ({ isRemembered }: KnownPayer): MatchReason => (isRemembered ? 'payer-remembered' : 'tax-id')

function proposal(
  money: IncomingMoney,
  orders: readonly OpenOrder[],
  about: { readonly reasons: readonly MatchReason[]; readonly legalEntityId: string | null },
): MatchProposal {
  const due = orders.reduce((total, { dueMinor }) => total + dueMinor, 0)
  const reasons = [...about.reasons, amountReason(money, due, orders.length)]
  return {
    partnerId: orders[0]?.partnerId ?? '',
    legalEntityId: about.legalEntityId,
    orders: spread(money.amountMinor, orders),
    confidence: confidenceOf(reasons),
    reasons,
  }
}

function amountReason({ amountMinor, grossMinor }: IncomingMoney, due: number, count: number): MatchReason {
  if (grossMinor !== null && grossMinor === due) return 'net-of-commission'
  if (amountMinor === due) return count > 1 ? 'amount-sum' : 'amount-equal'
  return amountMinor < due ? 'amount-part' : 'amount-over'
}

/** In the order they are named until the money ends; what is over stays an advance. */
function spread(amountMinor: number, orders: readonly OpenOrder[]): MatchProposal['orders'] {
  let left = amountMinor
  return orders.flatMap(({ orderId, orderNumber, dueMinor }) => {
    const part = Math.min(left, dueMinor)
    left -= part
    return part > 0 ? [{ orderId, number: orderNumber, amountMinor: part }] : []
  })
}

/** Without a number the payer's own open orders are compared by their sums. */
function byAmounts(
  money: IncomingMoney,
  claims: OpenClaims,
  { payer, isMissing }: { readonly payer: KnownPayer; readonly isMissing: boolean },
): readonly MatchProposal[] {
  const open = claims.ordersOf(payer.partnerId).filter(({ currency, dueMinor }) => currency === money.currency && dueMinor > 0)
  const wanted = [money.amountMinor, ...(money.grossMinor === null ? [] : [money.grossMinor])]
  const equal = open.filter(({ dueMinor }) => wanted.includes(dueMinor))
  const isOnly = open.length === 1 && !isMissing
  const reasons: readonly MatchReason[] = [
    payerReason(payer),
    ...(isMissing ? ['number-not-found' as const] : []),
    ...(isOnly ? ['only-open-order' as const] : []),
  ]
  const { legalEntityId } = payer
  const single = equal.map((order) => proposal(money, [order], { reasons, legalEntityId }))
  const total = open.reduce((sum, { dueMinor }) => sum + dueMinor, 0)
  const all = open.length > 1 && wanted.includes(total) ? [proposal(money, open, { reasons, legalEntityId })] : []
  return [...single, ...all]
}

const onBalance = (money: IncomingMoney, payer: KnownPayer, isPayer: boolean): MatchProposal => {
  const isByContract = money.references.some(({ kind, number }) => kind === 'contract' && payer.contractNumbers.includes(numberKey(number)))
  const reasons: readonly MatchReason[] = [
    ...(isByContract ? ['contract' as const] : []),
    ...(isPayer ? [payerReason(payer)] : []),
    'balance',
  ]
  const isNumbered = money.references.some(({ kind }) => kind === 'invoice' || kind === 'order')
  // Who names a счёт means that счёт: a contract beside it does not make the money an advance.
  const confidence = isNumbered ? Math.min(confidenceOf(reasons), 0.5) : confidenceOf(reasons)
  return { partnerId: payer.partnerId, legalEntityId: payer.legalEntityId, orders: [], confidence, reasons }
}

function byContract(money: IncomingMoney, claims: OpenClaims, payers: readonly KnownPayer[]): readonly MatchProposal[] {
  const known = new Set(payers.map(({ partnerId }) => partnerId))
  return money.references
    .filter(({ kind }) => kind === 'contract')
    .flatMap(({ number }) => claims.payersByContract(numberKey(number)))
    .filter(({ partnerId }) => !known.has(partnerId))
    .map((payer) => onBalance(money, payer, false))
}
