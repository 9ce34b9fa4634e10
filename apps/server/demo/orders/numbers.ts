import { type TableRows, tableRows } from '../copy-rows.ts'
import type { Company } from '../rows/company-rows.ts'
import type { OrderRecord } from './order-record.ts'

export interface Numbers {
  /** By order id. A proposed order has no number yet. */
  readonly order: ReadonlyMap<string, string>
  readonly invoice: ReadonlyMap<string, string>
  readonly shipment: ReadonlyMap<string, string>
  readonly table: TableRows
}

/** Invoices and shipments are counted apart; both are somewhat behind. */
const BEHIND = { order: 0, invoice: 214, shipment: 371 } as const

type Kind = keyof typeof BEHIND

interface Dated {
  readonly orderId: string
  readonly at: Date
}

/** Ascending numbers per seller in order of time. A year's sequence goes on from the year before, so no number repeats. */
export function numberOrders(records: readonly OrderRecord[], company: Company): Numbers {
  const sequences: { organisation_id: string; kind: Kind; year: number; last: number }[] = []
  const number = (
    kind: Kind,
    at: (record: OrderRecord) => Date | null,
    form: (last: number, year: number) => string,
  ): Map<string, string> => {
    const numbers = new Map<string, string>()
    for (const key of company.organisationKeys) {
      const organisation = company.organisation(key)
      const lastOrder = company.seed.lastOrder[key] ?? records.length
      const dated = records
        .filter((record) => record.planned.customer.seed.organisation === key)
        .flatMap((record): Dated[] => {
          const when = at(record)
          return when === null ? [] : [{ orderId: record.id, at: when }]
        })
        .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.orderId < b.orderId ? -1 : 1))
      const years = new Map<number, number>()
      dated.forEach(({ orderId, at: when }, i) => {
        const last = lastOrder - BEHIND[kind] - (dated.length - 1 - i)
        const year = Number(organisation.time.day(when).slice(0, 4))
        years.set(year, last)
        numbers.set(orderId, `${organisation.prefix}${form(last, year)}`)
      })
      for (const [year, last] of years) sequences.push({ organisation_id: organisation.id, kind, year, last })
    }
    return numbers
  }
  const withYear = (last: number, year: number): string => `${last}/${String(year).slice(2)}`
  const order = number('order', (record) => (record.open?.isProposed === true ? null : record.planned.confirmedAt), String)
  const invoice = number('invoice', (record) => (record.open?.isProposed === true ? null : record.timeline.invoicedAt), withYear)
  const shipment = number('shipment', (record) => record.timeline.shippedAt, withYear)
  return { order, invoice, shipment, table: tableRows('number_sequence', sequences) }
}
