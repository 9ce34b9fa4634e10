import { type Currency, divideRounded } from '@skladno/kernel'
import type { Quote } from '../../terms/index.ts'

/** What the aggregate itself knows; picking, shipment, payment and delivery are facts beside it. */
export type OrderState = 'draft' | 'proposed' | 'confirmed' | 'cancelled' | 'closed'

/** Which state follows from which command. The one table behind the guard, `allowedCommands` and the diagram in the docs. */
export const TRANSITIONS: Readonly<
  Record<OrderState, Readonly<Partial<Record<'edit' | 'propose' | 'confirm' | 'cancel' | 'close', OrderState>>>>
> = {
  draft: { edit: 'draft', propose: 'proposed', confirm: 'confirmed', cancel: 'cancelled' },
  proposed: { edit: 'draft', propose: 'proposed', confirm: 'confirmed', cancel: 'cancelled' },
  confirmed: { edit: 'confirmed', cancel: 'cancelled', close: 'closed' },
  cancelled: {},
  closed: {},
}

export type LineState = 'open' | 'ask' | 'unknown' | 'removed' | 'cancelled'

export interface SaidQuantity {
  readonly thousandths: number
  readonly unit: string | null
}

export interface ManualPrice {
  readonly micros: number
  readonly reason: string
  readonly by: string
  readonly approved: boolean
  /** Who agreed to it, where it was beyond what the one who set it may give alone. */
  readonly approvedBy?: string
}

/** What the matching engine decided and why, kept with the line for the manager and for learning. */
export interface LineRecognition {
  readonly probability?: number
  readonly why?: readonly string[]
  readonly candidates?: readonly { readonly productId: string; readonly p: number; readonly why: readonly string[] }[]
  readonly question?: string
  /** Amounts to choose from where the question is how much: of the first candidate. */
  readonly amounts?: readonly SaidQuantity[]
  /** The learned name that decided the line. */
  readonly aliasId?: string
  /** What the engine had decided, once a person decided otherwise: its probability says nothing of the person's choice. */
  readonly decided?: { readonly productId: string | null; readonly p: number }
}

/** A way out of a shortage, ready to be chosen with one tap. Quantities in base thousandths. */
export type ShortageOption =
  | {
      readonly key: string
      readonly kind: 'partial'
      readonly takeBase: number
      readonly laterBase: number
      readonly expectedOn: string | null
    }
  | {
      readonly key: string
      readonly kind: 'analogue'
      readonly productId: string
      readonly freeBase: number
      readonly priceMicros: number | null
      readonly samePrice: boolean
    }
  | { readonly key: string; readonly kind: 'warehouse'; readonly warehouseId: string; readonly takeBase: number }
  | { readonly key: string; readonly kind: 'wait'; readonly expectedOn: string }
  | { readonly key: string; readonly kind: 'drop' }

export interface Shortage {
  readonly freeBase: number
  readonly missingBase: number
  readonly options: readonly ShortageOption[]
}

export interface OrderLine {
  readonly id: string
  readonly position: number
  readonly state: LineState
  readonly productId: string | null
  /** Null: the order's warehouse. */
  readonly warehouseId: string | null
  readonly requestedText: string
  readonly evidence: Readonly<Record<string, unknown>>
  readonly recognition: LineRecognition
  readonly said: SaidQuantity | null
  readonly packThousandths: number | null
  readonly packUnit: string | null
  readonly baseThousandths: number | null
  readonly quote: Quote | null
  readonly manualPrice: ManualPrice | null
  readonly amountMinor: number | null
  readonly vatMinor: number | null
  readonly shortage: Shortage | null
  readonly securedThousandths: number
  readonly cancelledThousandths: number
  /** Set when the customer agreed to wait for a receipt: the line is not reserved at confirm. */
  readonly expectedOn: string | null
  readonly parentLineId: string | null
  readonly repeatOf: string | null
}

export interface PaymentSchedule {
  readonly advancePercent: number
  readonly prepaymentPercent: number
  readonly creditPercent: number
  readonly creditDays: number
}

export interface Delivery {
  readonly mode: 'pickup' | 'delivery' | 'carrier'
  readonly siteId: string | null
  readonly address: string | null
  readonly contact: string | null
  readonly shipOn: string | null
  readonly fromMinutes: number | null
  readonly toMinutes: number | null
}

export interface Order {
  readonly id: string
  readonly state: OrderState
  readonly number: string | null
  readonly organisationId: string
  readonly partnerId: string
  readonly legalEntityId: string | null
  readonly contractId: string | null
  readonly agreementId: string
  readonly contactId: string | null
  readonly managerId: string | null
  readonly channel: string
  readonly threadId: string | null
  readonly draftVersion: number
  readonly version: number
  readonly warehouseId: string
  readonly delivery: Delivery
  readonly comment: string | null
  readonly currency: Currency
  readonly schedule: PaymentSchedule
  readonly totalMinor: number
  readonly vatMinor: number
  /** What came back of the shipped goods; nothing is owed for it. */
  readonly returnedMinor: number
  readonly validUntil: string | null
  readonly reserveUntil: Date | null
  readonly confirmedAt: Date | null
  readonly cancelReason: string | null
  readonly securedAt: Date | null
  readonly releasedAt: Date | null
  /** Until when a released order may be changed; null where nothing departs by a timetable. */
  readonly cutOffAt: Date | null
  readonly createdAt: Date
  readonly lines: readonly OrderLine[]
}

/** What the customer owes for the order in all: nothing for what came back. */
export const owedMinor = (order: Pick<Order, 'totalMinor' | 'returnedMinor'>): number => order.totalMinor - order.returnedMinor

/** Base quantity of a line that is still meant to come or has come. */
export const keptBase = (line: Pick<OrderLine, 'baseThousandths' | 'cancelledThousandths'>): number =>
  (line.baseThousandths ?? 0) - line.cancelledThousandths

/** The same in sale packs, to the nearest thousandth. */
export const keptPacks = (line: Pick<OrderLine, 'baseThousandths' | 'cancelledThousandths' | 'packThousandths'>): number =>
  line.cancelledThousandths === 0 || line.baseThousandths === null || line.packThousandths === null
    ? (line.packThousandths ?? 0)
    : divideRounded(BigInt(line.packThousandths) * BigInt(keptBase(line)), BigInt(line.baseThousandths))

/** Lines that are goods of the order now. */
export const openLines = (order: Pick<Order, 'lines'>): readonly OrderLine[] => order.lines.filter((line) => line.state === 'open')

/** Lines a person must still decide about. */
export const unclearLines = (order: Pick<Order, 'lines'>): readonly OrderLine[] =>
  order.lines.filter((line) => line.state === 'ask' || line.state === 'unknown')

export const emptyLine: Omit<OrderLine, 'id' | 'position' | 'state'> = {
  productId: null,
  warehouseId: null,
  requestedText: '',
  evidence: {},
  recognition: {},
  said: null,
  packThousandths: null,
  packUnit: null,
  baseThousandths: null,
  quote: null,
  manualPrice: null,
  amountMinor: null,
  vatMinor: null,
  shortage: null,
  securedThousandths: 0,
  cancelledThousandths: 0,
  expectedOn: null,
  parentLineId: null,
  repeatOf: null,
}
