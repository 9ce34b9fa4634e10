import { expectOk } from '@skladno/kernel'
import { withDatabase } from '@skladno/testkit'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aContact } from '../../db/test-rows.ts'
import { aShop, type Shop } from '../../db/test-shop.ts'
import type { DB } from '../../db/types.ts'
import { openPickingTasks } from '../fulfilment/index.ts'
import { confirmOrder, editOrder, startDraft } from '../ordering/index.ts'
import type { Actor, EmployeeActor } from '../parties/index.ts'
import { listStaffNotices, notificationJobs, notificationSubscriptions } from './index.ts'

const db = withDatabase<DB>({ subscriptions: (event) => notificationSubscriptions[event.type]?.(event) ?? [] })
let shop: Shop
let foremanThread = ''
let accountantThread = ''
const clerk: Actor = { kind: 'system', name: 'test' }

async function aThread(contactId: string, phone: string): Promise<string> {
  return db.uow.run(async (tx) => {
    const identity = tx.newId('identity')
    await tx.db
      .insertInto('channel_identity')
      .values({
        id: identity,
        channel: 'whatsapp',
        account: 'a',
        phone,
        contact_id: contactId,
        created_at: tx.now,
        last_inbound_at: tx.now,
      })
      .execute()
    const id = tx.newId('thread')
    await tx.db
      .insertInto('thread')
      .values({
        id,
        identity_id: identity,
        contact_id: contactId,
        partner_id: shop.partnerId,
        state: 'bot',
        last_message_at: tx.now,
        created_at: tx.now,
      })
      .execute()
    return id
  })
}

beforeAll(async () => {
  shop = await aShop(db.uow)
  foremanThread = await aThread(shop.contactId, '79001112233')
  const accountant = await db.uow.run((tx) =>
    aContact(tx, {
      partner_id: shop.partnerId,
      name: 'Анна Бухгалтер',
      right: { gets_documents: true, may_order: false, may_confirm: false },
    }),
  )
  accountantThread = await aThread(accountant, '79005556677')
})
beforeEach(async () => {
  await right({ sees_prices: true, gets_documents: true })
  await autonomy('automatic')
})

const right = (change: { sees_prices: boolean; gets_documents: boolean }) =>
  db.uow.run((tx) => tx.db.updateTable('contact_right').set(change).where('contact_id', '=', shop.contactId).execute())
const autonomy = (level: 'automatic' | 'shadow' | 'approve') =>
  db.uow.run((tx) => tx.db.updateTable('partner').set({ autonomy: level }).where('id', '=', shop.partnerId).execute())

/** An order of the foreman; its jobs are run by hand. */
async function anOrder(): Promise<string> {
  return db.uow.run(async (tx) => {
    const draft = { partnerId: shop.partnerId, channel: 'whatsapp', contactId: shop.contactId, threadId: foremanThread } as const
    const { orderId } = expectOk(await startDraft(tx, draft))
    const line = { kind: 'add-line', productId: shop.product['ROT-30'] ?? '', quantity: { thousandths: 1_000, unit: null } } as const
    expectOk(await editOrder(tx, { orderId, draftVersion: null, operations: [line], actor: clerk }))
    expectOk(await confirmOrder(tx, { orderId, draftVersion: null, actor: clerk, acknowledged: ['duplicate'] }))
    await openPickingTasks(tx, orderId)
    return orderId
  })
}

/** Runs what waits for us, as a worker would; every job twice, because it may be. */
async function runJobs(): Promise<void> {
  const { rows } = await db.pool.query<{ id: string; task: string; payload: Record<string, never> }>(
    'select j.id, t.identifier as task, j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id order by j.id',
  )
  const handlers = notificationJobs({ uow: db.uow, channels: new Map(), mailer: null, publicUrl: null })
  for (const { id, task, payload } of rows) {
    const job = { id, attempt: 1, signal: new AbortController().signal }
    for (const _ of [1, 2]) await handlers[task]?.(payload, job)
    await db.pool.query('delete from graphile_worker._private_jobs where id = $1', [id])
  }
}

async function storeInvoice(orderId: string): Promise<string> {
  return db.uow.run(async (tx) => {
    const [file, invoice, document] = [tx.newId('file'), tx.newId('invoice'), tx.newId('document')]
    const parties = { organisation_id: shop.organisationId, partner_id: shop.partnerId }
    await tx.db
      .insertInto('stored_file')
      .values({ id: file, sha256: file, size_bytes: 1, mime_type: 'application/pdf', name: 'Счёт.pdf', path: 'x', created_at: tx.now })
      .execute()
    await tx.db
      .insertInto('invoice')
      .values({
        ...parties,
        id: invoice,
        order_id: orderId,
        legal_entity_id: shop.legalEntityId,
        number: invoice,
        issued_on: '2026-03-02',
        valid_until: '2026-03-05',
        state: 'current',
        currency: 'RUB',
        total_minor: 48_900,
        vat_minor: 8_818,
        lines: '[]',
        created_at: tx.now,
      })
      .execute()
    await tx.db
      .insertInto('document')
      .values({
        id: document,
        kind: 'invoice',
        partner_id: shop.partnerId,
        order_id: orderId,
        invoice_id: invoice,
        file_id: file,
        created_at: tx.now,
      })
      .execute()
    const data = { documentId: document, kind: 'invoice', number: invoice, invoiceId: invoice, shipmentId: null }
    tx.append({ type: 'documents.document-stored', version: 1, subject: orderId, partyId: shop.partnerId, data })
    return document
  })
}

const messagesOf = (orderId: string) =>
  db.uow.read((d) =>
    d
      .selectFrom('message')
      .select(['thread_id', 'text', 'notice', 'prices_of', 'delivery', 'content'])
      .where('order_id', '=', orderId)
      .orderBy('notice')
      .execute(),
  )

describe('a customer', () => {
  it('is told once, with their own prices, whatever is repeated', async () => {
    const orderId = await anOrder()
    await runJobs()
    await runJobs()
    expect(await messagesOf(orderId)).toEqual([
      expect.objectContaining({ thread_id: foremanThread, notice: 'accepted', prices_of: shop.partnerId, delivery: 'queued' }),
    ])
  })

  it('in the shadow is told nothing, and staff see what would have been said', async () => {
    await autonomy('shadow')
    const orderId = await anOrder()
    await runJobs()
    expect((await messagesOf(orderId)).map((message) => message.delivery)).toEqual(['suppressed'])
  })

  it('gets notices at once also where a manager approves replies', async () => {
    await autonomy('approve')
    const orderId = await anOrder()
    await runJobs()
    expect((await messagesOf(orderId)).map((message) => message.delivery)).toEqual(['queued'])
  })

  it('without the right sees no price, and the счёт goes to the accountant', async () => {
    await right({ sees_prices: false, gets_documents: false })
    const orderId = await anOrder()
    const documentId = await storeInvoice(orderId)
    await runJobs()
    const messages = await messagesOf(orderId)
    const accepted = messages.find((message) => message.notice === 'accepted')
    expect(accepted).toMatchObject({ thread_id: foremanThread, prices_of: null, text: expect.not.stringContaining('₽') })
    const invoices = messages.filter((message) => message.notice === 'invoice')
    expect(invoices.map((message) => [message.thread_id, message.prices_of]).sort()).toEqual(
      [
        [accountantThread, shop.partnerId],
        [foremanThread, null],
      ].sort(),
    )
    expect(invoices.find((message) => message.thread_id === accountantThread)?.content).toMatchObject({ kind: 'file', documentId })
    expect(invoices.find((message) => message.thread_id === foremanThread)?.text).toContain('получатель: Анна Бухгалтер')
  })

  it('who cannot be reached becomes work for the manager', async () => {
    const orderId = await anOrder()
    await db.uow.run((tx) => tx.db.updateTable('channel_identity').set({ is_reachable: false }).execute())
    await storeInvoice(orderId)
    await runJobs()
    await db.uow.run((tx) => tx.db.updateTable('channel_identity').set({ is_reachable: true }).execute())
    expect(await messagesOf(orderId)).toEqual([])
    const manager: EmployeeActor = { kind: 'employee', employeeId: shop.managerId, name: 'Марина', roles: ['sales'] }
    const notices = await db.uow.read((d) => listStaffNotices(d, { actor: manager, now: db.clock.now(), locale: 'ru' }))
    expect(notices.find((notice) => notice.orderId === orderId && notice.kind === 'customer-not-told')?.text).toContain('(счёт)')
  })
})

describe('staff', () => {
  it('are told by role and person, once, in words made when they read', async () => {
    const orderId = await anOrder()
    await db.uow.run((tx) =>
      tx.db
        .updateTable('customer_order')
        .set({ ship_on: '2026-03-03', window_from_minutes: 540, window_to_minutes: 840 })
        .where('id', '=', orderId)
        .execute(),
    )
    await runJobs()
    const manager: EmployeeActor = { kind: 'employee', employeeId: shop.managerId, name: 'Марина', roles: ['sales'] }
    const own = (await db.uow.read((d) => listStaffNotices(d, { actor: manager, now: db.clock.now(), locale: 'ru' }))).filter(
      (notice) => notice.orderId === orderId,
    )
    expect(own.map((notice) => notice.text)).toEqual([
      expect.stringMatching(/^Заказ № \d+, клиент «СтройМастер», отгрузка завтра до 14:00$/),
    ])
    const keeper: EmployeeActor = { kind: 'employee', employeeId: 'emp_keeper', name: 'Олег', roles: ['warehouse'] }
    expect(await db.uow.read((d) => listStaffNotices(d, { actor: keeper, now: db.clock.now(), locale: 'ru' }))).toEqual([])
  })
})
