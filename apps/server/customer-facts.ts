import { sql } from 'kysely'
import { balance } from './contexts/billing/index.ts'
import type { CustomerFacts } from './contexts/parties/index.ts'
import { describeAgreement, findAgreement } from './contexts/terms/index.ts'

/** What the customers screen shows that other contexts than parties know. */
export const customerFacts = (today: () => string): CustomerFacts => ({
  orderFigures: async (db, partnerIds) => {
    const { rows } = await sql<{ id: string; lastOrderOn: string; orderCount: number }>`
      SELECT partner_id AS id, max(created_at)::date AS "lastOrderOn", count(*)::int AS "orderCount"
      FROM customer_order WHERE partner_id = ANY (${[...partnerIds]}::text[]) AND state IN ('confirmed', 'closed') GROUP BY 1`.execute(db)
    return new Map(rows.map(({ id, ...figures }) => [id, figures]))
  },
  agreementOf: (db, partnerId) => describeAgreement(db, { partnerId, on: today(), locale: 'ru' }),
  balanceOf: async (db, partnerId) => {
    const agreement = await findAgreement(db, { partnerId, on: today() })
    if (agreement === null) return null
    const balances = await balance(db, { partnerId, on: today() })
    return balances.find((row) => row.organisationId === agreement.organisationId)?.debt ?? { minor: 0, currency: agreement.currency }
  },
})
