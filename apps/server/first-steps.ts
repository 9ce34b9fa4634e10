import { FIRST_STEPS, type FirstStep, type FirstStepsView, firstStepsSchema, skipStepSchema } from '@skladno/contracts'
import { answer, type TypedServer } from '@skladno/platform'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db, Tx } from './db/types.ts'
import type { AppDeps } from './deps.ts'

/** About what a step takes, minutes; two hours in all. */
const MINUTES: Readonly<Record<FirstStep, number>> = {
  requisites: 5,
  bank: 3,
  warehouse: 5,
  catalog: 25,
  prices: 10,
  stock: 10,
  customers: 20,
  employees: 7,
  channel: 10,
  parse: 5,
  order: 10,
  paid: 5,
  shipped: 5,
}

/** What a company may do without: an owner who works alone, one who counts stock elsewhere, one whose first order came by itself. */
const MAY_SKIP: readonly FirstStep[] = ['stock', 'employees', 'parse']

type Found = Readonly<Record<FirstStep, number>> & {
  readonly products: number
  readonly partners: number
  readonly skipped: readonly string[]
  readonly isDemo: boolean
}

/** The checklist of the first hours, each step seen in the data. */
export async function readFirstSteps(db: Db): Promise<FirstStepsView> {
  const found = await look(db)
  const of: Partial<Record<FirstStep, number>> = { prices: found.products, stock: found.products, customers: found.partners }
  const steps = FIRST_STEPS.map((step) => ({
    step,
    state: found[step] > 0 ? ('done' as const) : found.skipped.includes(step) ? ('skipped' as const) : ('open' as const),
    minutes: MINUTES[step],
    count: found[step],
    of: of[step] ?? null,
    maySkip: MAY_SKIP.includes(step),
  }))
  const open = steps.filter(({ state }) => state === 'open')
  const isDone = open.length === 0
  return { steps, minutesLeft: open.reduce((sum, { minutes }) => sum + minutes, 0), isDone, isShown: !isDone && !found.isDemo }
}

/** A customer counts once terms tell what they pay; an order once it was made here, not brought as history. */
async function look(db: Db): Promise<Found> {
  const { rows } = await sql<Found>`
    SELECT
      (SELECT count(*)::int FROM organisation WHERE is_active AND tax_id <> '' AND address <> '' AND director <> '') AS requisites,
      (SELECT count(*)::int FROM bank_account b JOIN organisation o ON o.id = b.organisation_id AND o.is_active) AS bank,
      (SELECT count(*)::int FROM warehouse WHERE is_active) AS warehouse,
      (SELECT count(*)::int FROM product WHERE is_active) AS catalog,
      (SELECT count(*)::int FROM product WHERE is_active) AS products,
      (SELECT count(DISTINCT x.product_id)::int FROM price x JOIN product p ON p.id = x.product_id AND p.is_active) AS prices,
      (SELECT count(DISTINCT s.product_id)::int FROM stock s JOIN product p ON p.id = s.product_id AND p.is_active WHERE s.quantity_thousandths > 0) AS stock,
      (SELECT count(*)::int FROM partner p WHERE p.is_active AND EXISTS (SELECT FROM agreement a WHERE a.partner_id = p.id OR a.partner_id IS NULL)) AS customers,
      (SELECT count(*)::int FROM partner WHERE is_active) AS partners,
      (SELECT greatest(count(*)::int - 1, 0) FROM employee WHERE is_active) AS employees,
      (SELECT count(*)::int FROM channel_identity) + (SELECT count(*)::int FROM contact_invitation WHERE revoked_at IS NULL) AS channel,
      (SELECT count(*)::int FROM customer_order WHERE channel = 'staff' AND source = 'hub') AS parse,
      (SELECT count(*)::int FROM customer_order WHERE source = 'hub' AND confirmed_at IS NOT NULL AND state <> 'cancelled') AS "order",
      (SELECT count(DISTINCT a.order_id)::int FROM payment_allocation a JOIN customer_order o ON o.id = a.order_id AND o.source = 'hub') AS paid,
      (SELECT count(*)::int FROM shipment s JOIN customer_order o ON o.id = s.order_id AND o.source = 'hub') AS shipped,
      coalesce((SELECT array(SELECT jsonb_array_elements_text(value -> 'skipped')) FROM setting WHERE key = 'first-steps'), '{}') AS skipped,
      EXISTS (SELECT FROM setting WHERE key = 'demo') AS "isDemo"`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('A query without a table gave no row')
  return row
}

async function setSkipped(tx: Tx, step: FirstStep, isSkipped: boolean): Promise<void> {
  const { skipped } = await look(tx.db)
  const next = [...skipped.filter((other) => other !== step), ...(isSkipped ? [step] : [])]
  const value = JSON.stringify({ skipped: next })
  await sql`
    INSERT INTO setting (key, value, updated_at) VALUES ('first-steps', ${value}::jsonb, ${tx.now})
    ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`.execute(tx.db)
  tx.touch('settings', 'settings')
}

const stepParams = z.object({ step: z.enum(FIRST_STEPS) })

/** The checklist of the first hours: `/api/v1/first-steps`. */
export function firstStepsRoutes({ uow, authentication }: Pick<AppDeps, 'uow' | 'authentication'>) {
  return async (server: TypedServer): Promise<void> => {
    server.get('/api/v1/first-steps', { schema: { response: { 200: firstStepsSchema } } }, async (request) => {
      answer(await authentication.requireEmployee(request, 'settings'))
      return uow.read(readFirstSteps)
    })
    const schema = { params: stepParams, body: skipStepSchema, response: { 200: firstStepsSchema } }
    server.put('/api/v1/first-steps/:step', { schema }, async (request) => {
      answer(await authentication.requireEmployee(request, 'settings'))
      const { step } = request.params
      if (MAY_SKIP.includes(step)) await uow.run((tx) => setSkipped(tx, step, request.body.isSkipped))
      return uow.read(readFirstSteps)
    })
  }
}
