import { type LanguageModelSimulator, startLanguageModelSimulator } from '@skladno/simulator-language-model'
import { withDatabase } from '@skladno/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aShop } from '../apps/server/db/test-shop.ts'
import type { DB } from '../apps/server/db/types.ts'
import { type PhoneInHand, phoneOf } from './phone-in-hand.ts'
import { startTestApp, type TestApp } from './test-app.ts'

const db = withDatabase<DB>()
let model: LanguageModelSimulator
let world: TestApp
let phone: PhoneInHand
beforeAll(async () => {
  model = await startLanguageModelSimulator({ behaviour: 'contrary' })
  await aShop(db.uow)
  world = await startTestApp(db, { env: { LLM_BASE_URL: model.url } })
  phone = phoneOf(world, '79001112233')
})
afterAll(async () => {
  await world.stop()
  await model.close()
})

describe('a conversation beside a model service', () => {
  it('asks the model about an open line, then the customer, once', async () => {
    phone.write('утеплитель 50 мм 3 упаковки')
    await phone.heard(/утеплитель/i)
    expect(model.requests.length).toBeGreaterThan(0)
    await world.simulator.settled()
    expect(phone.shown()).toHaveLength(1)
    const kept = await db.pool.query("select 1 from message where direction = 'in'")
    expect(kept.rowCount).toBe(1)
  })

  it('goes on alone when the model hangs up', async () => {
    model.behave('hang-up')
    phone.write('ещё пена 5 баллонов')
    await phone.heard(/Понял 1 позицию/)
  })
})
