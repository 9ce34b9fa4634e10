import type { ErpCapabilities } from '../../domain/capabilities.ts'
import type {
  ErpChange,
  ErpDocument,
  ErpGateway,
  ErpOrder,
  ErpPayment,
  ErpPrice,
  ErpProduct,
  ErpReply,
  ErpStock,
  ErpTerms,
} from '../../ports/erp-gateway.ts'

/** An accounting system that lives in memory: for tests of everything that must survive a bad one. */
export interface MemoryErp {
  readonly gateway: ErpGateway
  readonly documents: ReadonlyMap<string, ErpDocument & { readonly key: string; readonly order: ErpOrder }>
  readonly faults: {
    goDown(): void
    loseNextAnswer(): void
    slowNextAnswer(): void
    recover(): void
    /** Every order is refused with this. */
    rejectWith(detail: string): void
  }
  cancelThere(erpId: string): void
  pay(payment: ErpPayment): void
}

export interface MemoryErpSeed {
  readonly products?: readonly ErpProduct[]
  readonly stock?: readonly ErpStock[]
  readonly prices?: readonly ErpPrice[]
  readonly terms?: readonly ErpTerms[]
  readonly capabilities?: Partial<ErpCapabilities>
}

const EVERYTHING: ErpCapabilities = {
  priceBasket: true,
  reserveNow: true,
  numberNow: true,
  findByKey: true,
  cancel: true,
  printForms: true,
  settlements: true,
  terms: true,
  expectedReceipts: true,
  changesFeed: true,
}

interface State {
  readonly seed: MemoryErpSeed
  readonly capabilities: ErpCapabilities
  readonly documents: Map<string, ErpDocument & { readonly key: string; readonly order: ErpOrder }>
  readonly changes: ErpChange[]
  readonly payments: ErpPayment[]
  isDown: boolean
  isNextAnswerLost: boolean
  rejection: string | null
}

export function createMemoryErp(seed: MemoryErpSeed = {}): MemoryErp {
  const state: State = {
    seed,
    capabilities: { ...EVERYTHING, ...seed.capabilities },
    documents: new Map(),
    changes: [],
    payments: [],
    isDown: false,
    isNextAnswerLost: false,
    rejection: null,
  }
  const lose = (): void => {
    state.isNextAnswerLost = true
  }
  return {
    gateway: gatewayOf(state),
    documents: state.documents,
    faults: {
      goDown: () => {
        state.isDown = true
      },
      // Slower than anybody waits and lost look the same from here.
      loseNextAnswer: lose,
      slowNextAnswer: lose,
      recover: () => Object.assign(state, { isDown: false, isNextAnswerLost: false, rejection: null }),
      rejectWith: (detail) => {
        state.rejection = detail
      },
    },
    cancelThere: (erpId) => cancelThere(state, erpId),
    pay: (payment) => void state.payments.push(payment),
  }
}

const ok = <T>(value: T): ErpReply<T> => ({ kind: 'ok', value })

function gatewayOf(state: State): ErpGateway {
  const call = async <T>(work: () => ErpReply<T>): Promise<ErpReply<T>> => {
    if (state.isDown) return { kind: 'retry', afterMs: 1_000, detail: 'The accounting system does not answer' }
    const reply = work()
    if (!state.isNextAnswerLost) return reply
    state.isNextAnswerLost = false
    return { kind: 'unknown', detail: 'The answer did not come' }
  }
  const { seed, capabilities } = state
  const page = <T>(items: readonly T[]) => ok({ items, next: null })
  return {
    name: 'memory',
    capabilities,
    submitOrder: (order) => call(() => submit(state, order)),
    findOrder: (key) =>
      call(() => (capabilities.findByKey ? ok(documentOf(state, key)) : { kind: 'unsupported', capability: 'findByKey' })),
    cancelOrder: (key) => call(() => cancel(state, key)),
    readProducts: () => call(() => page(seed.products ?? [])),
    readStock: (keys) => call(() => ok((seed.stock ?? []).filter((row) => keys.includes(row.productKey)))),
    readPrices: (keys) => call(() => ok((seed.prices ?? []).filter((row) => keys.includes(row.productKey)))),
    readTerms: (taxId) => call(() => ok((seed.terms ?? []).find((terms) => terms.partnerTaxId === taxId) ?? null)),
    changesSince: (cursor) => call(() => ok({ items: state.changes.slice(Number(cursor ?? 0)), next: null })),
    printForm: (erpId) => call(() => ok({ bytes: new TextEncoder().encode(`%PDF ${erpId}`), mimeType: 'application/pdf' })),
    paymentsSince: (day) => call(() => ok(state.payments.filter((payment) => payment.paidOn >= day))),
  }
}

function documentOf(state: State, key: string): ErpDocument | null {
  const found = state.documents.get(key)
  if (found === undefined) return null
  const { erpId, number, version, state: condition } = found
  return { erpId, number, version, state: condition }
}

function submit(state: State, order: ErpOrder): ErpReply<ErpDocument> {
  if (state.rejection !== null) return { kind: 'rejected', code: 'refused', detail: state.rejection }
  if (order.lines.length === 0) return { kind: 'rejected', code: 'empty', detail: 'The document has no lines' }
  const known = state.documents.get(order.key)
  const next = known ?? newDocument(state, order)
  if (known === undefined || order.version > known.version) {
    state.documents.set(order.key, { ...next, version: order.version, state: 'open', order })
  }
  return ok(documentOf(state, order.key) ?? next)
}

function newDocument(state: State, order: ErpOrder) {
  const count = state.documents.size + 1
  const number = state.capabilities.numberNow ? `УТ-${String(count).padStart(5, '0')}` : null
  return { erpId: `erp-${count}`, number, version: order.version, state: 'open' as const, key: order.key, order }
}

function cancel(state: State, key: string): ErpReply<null> {
  if (!state.capabilities.cancel) return { kind: 'unsupported', capability: 'cancel' }
  const known = state.documents.get(key)
  if (known !== undefined) state.documents.set(key, { ...known, state: 'cancelled' })
  return ok(null)
}

function cancelThere(state: State, erpId: string): void {
  const found = [...state.documents.values()].find((document) => document.erpId === erpId)
  if (found === undefined) throw new Error(`There is no document ${erpId}`)
  cancel(state, found.key)
  state.changes.push({ erpId, key: found.key, kind: 'cancelled', version: found.version })
}
