import type { CalendarDate, Currency } from '@skladno/kernel'

/** One line as the customer's texts need it; quantities in base thousandths, in words of the unit they are counted in. */
export interface LineFacts {
  readonly name: string
  readonly unit: string
  readonly ordered: number
  readonly picked: number
  readonly shipped: number
  readonly cancelled: number
  /** Services are neither picked nor missing. */
  readonly isService: boolean
}

/** Everything true about an order at the moment a text is made. */
export interface OrderFacts {
  readonly orderId: string
  readonly partnerId: string
  readonly number: string
  readonly state: 'draft' | 'proposed' | 'confirmed' | 'cancelled' | 'closed'
  readonly today: CalendarDate
  readonly currency: Currency
  readonly totalMinor: number
  /** Nothing is owed for what came back. */
  readonly returnedMinor: number
  /** Applied to the order now. */
  readonly paidMinor: number
  /** Ever received for it, also when it has been freed since. */
  readonly receivedMinor: number
  /** Share that must be in before the goods leave, percent. */
  readonly beforeShipmentPercent: number
  readonly creditDays: number
  readonly isReleased: boolean
  readonly isSecured: boolean
  readonly delivery: {
    readonly mode: 'pickup' | 'delivery' | 'carrier'
    /** «доставка завтра с 9:00 до 12:00», or null without a promise. */
    readonly promise: string | null
    readonly shipOn: string | null
    readonly fromMinutes: number | null
    readonly toMinutes: number | null
    /** Until when it must be released for that, local to the warehouse. */
    readonly cutOff: { readonly day: CalendarDate; readonly minutes: number } | null
  }
  readonly warehouse: { readonly name: string; readonly address: string }
  readonly partialPolicy: 'wait' | 'ship-rest' | 'close-rest'
  /** Tasks that somebody still works on or will. `waiting` ones of a released order wait for stock. */
  readonly openTasks: number
  readonly pickedTasks: number
  readonly lines: readonly LineFacts[]
  readonly invoice: {
    readonly id: string
    readonly number: string
    readonly totalMinor: number
    readonly validUntil: CalendarDate
    readonly state: string
    readonly replacesId: string | null
  } | null
  readonly shipments: readonly {
    readonly id: string
    readonly number: string
    readonly isDelivered: boolean
    readonly receivedBy: string | null
    readonly shippedOn: CalendarDate
  }[]
  readonly reserveEndsOn: CalendarDate | null
}

const goods = (facts: OrderFacts): readonly LineFacts[] => facts.lines.filter((line) => !line.isService)

const owedMinor = (facts: OrderFacts): number => facts.totalMinor - facts.returnedMinor
export const dueMinor = (facts: OrderFacts): number => Math.max(0, owedMinor(facts) - facts.paidMinor)
export const overpaidMinor = (facts: OrderFacts): number => Math.max(0, facts.paidMinor - owedMinor(facts))
/** The «отгрузка» gate, as the customer should understand it. */
export const isPaidForShipment = (facts: OrderFacts): boolean => facts.paidMinor * 100 >= owedMinor(facts) * facts.beforeShipmentPercent
export const positions = (facts: OrderFacts): number => facts.lines.filter((line) => line.ordered > line.cancelled).length

/** Lines of which less was found than ordered, cancelled remainders included: the customer must hear of both. */
export const missingLines = (facts: OrderFacts): readonly LineFacts[] => goods(facts).filter((line) => line.picked < line.ordered)
export const isNothingPicked = (facts: OrderFacts): boolean => goods(facts).every((line) => line.picked === 0)
export const isAllShipped = (facts: OrderFacts): boolean =>
  facts.shipments.length > 0 && goods(facts).every((line) => line.shipped >= line.ordered - line.cancelled)

/** How far the order has come, whatever came first. */
export type Stage = 'waiting' | 'released' | 'picked' | 'shipped' | 'delivered'

export function stageOf(facts: OrderFacts): Stage {
  if (isAllShipped(facts)) return facts.shipments.every((shipment) => shipment.isDelivered) ? 'delivered' : 'shipped'
  if (facts.pickedTasks > 0 && facts.openTasks === 0 && missingLines(facts).length === 0) return 'picked'
  return facts.isReleased ? 'released' : 'waiting'
}
