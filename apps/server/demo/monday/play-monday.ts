import { setTimeout as delay } from 'node:timers/promises'
import type { Clock } from '@skladno/kernel'
import pg from 'pg'
import type { DemoLogin } from '../demos.ts'
import { MONDAY } from './monday-messages.ts'
import { mondayPhone } from './monday-phone.ts'
import { type Played, playMessage } from './play-message.ts'
import { staffEyes } from './staff-eyes.ts'

export interface MondayPlace {
  readonly api: string
  readonly databaseUrl: string
  readonly messengerUrl: string
  readonly ask: typeof fetch
  readonly clock: Clock
  readonly login: DemoLogin
  /** The forty messages leave evenly within this time. */
  readonly withinMs: number
}

/** Phones of customers who have one payer, pay ahead, see prices and are answered without approval, in a steady order. */
async function buyers(databaseUrl: string, count: number): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ phone: string }>(BUYERS, [count])
    if (rows.length < count) throw new Error(`Only ${rows.length} customers of ${count} order without approval`)
    return rows.map(({ phone }) => phone)
  } finally {
    await client.end()
  }
}

const BUYERS = `
  SELECT substr(min(c.phone), 2) AS phone FROM partner p JOIN contact_right r ON r.partner_id = p.id AND r.is_active JOIN contact c ON c.id = r.contact_id
  WHERE p.is_active AND p.autonomy = 'automatic' AND r.sees_prices AND r.may_order AND r.may_confirm AND r.gets_documents AND c.phone IS NOT NULL
    AND (SELECT count(*) FROM contact_right o WHERE o.contact_id = c.id) = 1
    AND (SELECT count(*) FROM legal_entity e WHERE e.partner_id = p.id AND e.is_active) = 1
    AND c.phone !~ '00000[0-9][0-9]$'
  GROUP BY p.id ORDER BY p.name LIMIT $1`

/** Plays the forty messages of one morning through the messenger and says what became of each, in their order. */
export async function playMonday(place: MondayPlace, tell: (done: number, of: number) => void): Promise<readonly Played[]> {
  const staff = await staffEyes(place.ask, place.api, place.login)
  const others = [...(await buyers(place.databaseUrl, MONDAY.filter(({ from }) => from === undefined).length))]
  const talks = MONDAY.map((message) => {
    const phone = message.from ?? others.shift() ?? ''
    return { message, phone, staff, device: mondayPhone(place, phone), now: () => place.clock.now().getTime() }
  })
  for (const { phone } of talks) await staff.tidy(phone)
  let done = 0
  return Promise.all(
    talks.map(async (talk, index) => {
      await delay((index * place.withinMs) / talks.length)
      const played = await playMessage(talk)
      tell(++done, talks.length)
      return played
    }),
  )
}
