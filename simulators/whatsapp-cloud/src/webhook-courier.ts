import type { Agenda } from './agenda.ts'
import type { Chance } from './chance.ts'
import type { Faults } from './faults.ts'
import { envelopeOf, serialise, signatureOf } from './webhook-body.ts'
import type { Change } from './webhook-payloads.ts'

/** One webhook POST and what became of it. */
export interface Delivery {
  readonly body: string
  readonly signature: string
  /** HTTP status of each try, 0 where nobody answered. */
  readonly tries: number[]
}

export interface Courier {
  /** Sends soon, possibly together with other changes of the same moment. */
  post(change: Change, onDelivered?: () => void): void
  /** Sends at once and waits for the first try. */
  postNow(change: Change): Promise<void>
  readonly deliveries: readonly Delivery[]
  readonly address: { url: string | null }
}

export interface CourierOptions {
  readonly appSecret: string
  readonly accountId: string
  readonly agenda: Agenda
  readonly chance: Chance
  readonly faults: () => Faults
  readonly webhookUrl: string | null
  /** Pauses before each repetition of a POST that was not answered with 2xx; the last one repeats for seven days. */
  readonly retryDelaysMs: readonly number[]
}

interface Pending {
  readonly change: Change
  readonly onDelivered: (() => void) | undefined
}

const BATCH_MS = 15
const TIMEOUT_MS = 10_000
const MOST_TRIES = 40
const MOST_REMEMBERED = 2000

/** At-least-once delivery with everything Meta warns of: duplicates, batches, repetitions with growing pauses. */
export function createCourier({ agenda, chance, faults, retryDelaysMs, ...options }: CourierOptions): Courier {
  const address = { url: options.webhookUrl }
  const deliveries: Delivery[] = []
  let pending: Pending[] = []

  const deliver = async (delivery: Delivery, onDelivered: () => void): Promise<void> => {
    const status = await tryOnce(address.url, delivery, faults().unescapeBodies)
    delivery.tries.push(status)
    if (status >= 200 && status < 300) return onDelivered()
    if (delivery.tries.length >= MOST_TRIES) return
    const pause = retryDelaysMs[Math.min(delivery.tries.length, retryDelaysMs.length) - 1] ?? 1000
    agenda.later(pause, () => deliver(delivery, onDelivered), { patient: true })
  }

  const send = async (batch: readonly Pending[]): Promise<void> => {
    const { escaped } = serialise(
      envelopeOf(
        batch.map((each) => each.change),
        options.accountId,
        chance,
      ),
    )
    const delivery: Delivery = { body: escaped, signature: signatureOf(escaped, options.appSecret), tries: [] }
    deliveries.push(delivery)
    if (deliveries.length > MOST_REMEMBERED) deliveries.shift()
    if (chance.happens(faults().duplicateRate)) agenda.later(chance.between(5, 250), () => deliver(delivery, () => undefined))
    await deliver(delivery, () => {
      for (const each of batch) each.onDelivered?.()
    })
  }

  return {
    address,
    deliveries,
    postNow: (change) => send([{ change, onDelivered: undefined }]),
    post(change, onDelivered) {
      if (!faults().batch) return agenda.later(0, () => send([{ change, onDelivered }]))
      pending.push({ change, onDelivered })
      if (pending.length > 1) return
      agenda.later(BATCH_MS, () => {
        const batch = pending
        pending = []
        return send(batch)
      })
    },
  }
}

async function tryOnce(url: string | null, { body, signature }: Delivery, isUnescaped: boolean): Promise<number> {
  if (url === null) return 0
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'facebookexternalua', 'x-hub-signature-256': signature },
      body: isUnescaped ? serialise(JSON.parse(body)).plain : body,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    await response.arrayBuffer()
    return response.status
  } catch {
    return 0
  }
}
