import { withDatabase } from '@skladno/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { aContact } from '../../db/test-rows.ts'
import { aShop, type Shop } from '../../db/test-shop.ts'
import type { DB } from '../../db/types.ts'
import type { EmployeeActor } from '../parties/index.ts'
import { recordExposure } from '../terms/index.ts'
import { prepareDebtReminder, remindOfDebt } from './use-cases/remind-of-debt.ts'

const db = withDatabase<DB>()
const by: EmployeeActor = { kind: 'employee', employeeId: 'emp_1', name: 'Анна', roles: ['accountant'] }
let shop: Shop

async function aThread(contactId: string, user: string): Promise<string> {
  return db.uow.run(async (tx) => {
    const [identityId, id] = [tx.newId('identity'), tx.newId('thread')]
    const identity = {
      id: identityId,
      channel: 'web',
      account: 'a',
      user_id: user,
      contact_id: contactId,
      created_at: tx.now,
      last_inbound_at: tx.now,
    }
    await tx.db.insertInto('channel_identity').values(identity).execute()
    const thread = {
      id,
      identity_id: identityId,
      contact_id: contactId,
      partner_id: shop.partnerId,
      state: 'bot',
      last_message_at: tx.now,
      created_at: tx.now,
    } as const
    await tx.db.insertInto('thread').values(thread).execute()
    return id
  })
}

const prepared = async () => (await db.uow.read((d) => prepareDebtReminder(d, { partnerId: shop.partnerId, now: db.clock.now() }))).view
const remind = () => db.uow.run((tx) => remindOfDebt(tx, new Map(), { partnerId: shop.partnerId, by }))
const messages = async () =>
  (
    await db.pool.query<{ thread_id: string; text: string; author: string; prices_of: string }>(
      `SELECT * FROM message WHERE notice = 'debt' ORDER BY at`,
    )
  ).rows

beforeAll(async () => {
  shop = await aShop(db.uow)
  await db.pool.query(`INSERT INTO employee (id, email, name, roles) VALUES ('emp_1', 'anna@example.com', 'Анна', '{accountant}')`)
})

describe('a reminder of debt', () => {
  let accountantThread = ''

  it('has nothing to say while nothing is owed, and nobody to say it to while nobody may hear', async () => {
    expect(await prepared()).toMatchObject({ text: null, obstacle: 'nothing-due' })
    await db.uow.run((tx) =>
      recordExposure(tx, {
        kind: 'opening',
        partnerId: shop.partnerId,
        legalEntityId: shop.legalEntityId,
        organisationId: shop.organisationId,
        amountMinor: 50_000_00,
        currency: 'RUB',
        key: 'opening:test',
      }),
    )
    const foreman = await db.uow.run((tx) =>
      aContact(tx, { partner_id: shop.partnerId, name: 'Прораб', right: { sees_prices: false, may_order: true } }),
    )
    await aThread(foreman, 'foreman')
    expect(await prepared()).toMatchObject({ to: null, obstacle: 'nobody' })
    expect(await remind()).toMatchObject({ obstacle: 'nobody' })
    expect(await messages()).toEqual([])
  })

  it('goes to the person who gets documents and sees prices, in the name of the employee', async () => {
    const accountant = await db.uow.run((tx) =>
      aContact(tx, { partner_id: shop.partnerId, name: 'Анна Бухгалтер', right: { gets_documents: true, sees_prices: true } }),
    )
    accountantThread = await aThread(accountant, 'accountant')
    expect(await prepared()).toMatchObject({ to: { name: 'Анна Бухгалтер', channel: 'web' }, obstacle: null })
    await remind()
    const [message] = await messages()
    expect(message).toMatchObject({ thread_id: accountantThread, author: 'employee', prices_of: shop.partnerId })
    expect(message?.text.replaceAll('\u00A0', ' ')).toContain('По прежним отгрузкам остаток к оплате 50 000,00 ₽.')
  })

  it('is said once a day, however often and by however many it is pressed', async () => {
    await Promise.all([remind(), remind(), remind()])
    expect(await messages()).toHaveLength(1)
    db.clock.advance(24 * 3_600_000)
    await Promise.all([remind(), remind()])
    expect(await messages()).toHaveLength(2)
  })

  it('is silent once the debt is covered by an advance', async () => {
    db.clock.advance(24 * 3_600_000)
    await db.uow.run((tx) =>
      recordExposure(tx, {
        kind: 'payment',
        partnerId: shop.partnerId,
        legalEntityId: shop.legalEntityId,
        organisationId: shop.organisationId,
        amountMinor: -50_000_00,
        currency: 'RUB',
        key: 'advance:test',
      }),
    )
    expect(await remind()).toMatchObject({ text: null, obstacle: 'nothing-due' })
    expect(await messages()).toHaveLength(2)
  })
})
