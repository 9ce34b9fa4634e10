import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expectOk } from '@skladno/kernel'
import { RetryLater } from '@skladno/platform'
import { withDatabase } from '@skladno/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anotherCustomer, aShop, type Shop } from '../../../db/test-shop.ts'
import type { DB } from '../../../db/types.ts'
import { createFolderStore } from '../../../files.ts'
import { issueInvoice } from '../../billing/index.ts'
import { confirmOrder, editOrder, startDraft } from '../../ordering/index.ts'
import type { Actor } from '../../parties/index.ts'
import { readPrinted } from '../read-printed.ts'
import { documentJobs, documentSubscriptions, findDocument, readDocument } from './index.ts'

const published: string[] = []
const db = withDatabase<DB>({
  subscriptions: (event) => {
    published.push(event.type)
    return documentSubscriptions[event.type]?.(event) ?? []
  },
})
const root = mkdtempSync(join(tmpdir(), 'skladno-archive-'))
afterAll(() => rmSync(root, { recursive: true }))
const files = createFolderStore(root)
const clerk: Actor = { kind: 'system', name: 'test' }
let shop: Shop
beforeAll(async () => {
  shop = await aShop(db.uow)
})

async function anInvoice(): Promise<string> {
  return db.uow.run(async (tx) => {
    const { orderId } = expectOk(await startDraft(tx, { partnerId: shop.partnerId, channel: 'staff' }))
    const line = { kind: 'add-line', productId: shop.product['ROT-30'] ?? '', quantity: { thousandths: 5_000, unit: null } } as const
    expectOk(await editOrder(tx, { orderId, draftVersion: null, operations: [line], actor: clerk }))
    expectOk(await confirmOrder(tx, { orderId, draftVersion: null, actor: clerk, acknowledged: ['duplicate'] }))
    const invoice = await issueInvoice(tx, orderId)
    if (invoice === null) throw new Error('No invoice was issued')
    return invoice.id
  })
}

/** Until it is done or given up; every run twice, as after a crash. */
async function print(invoiceId: string): Promise<void> {
  const { rows } = await db.pool.query<{ id: string }>('select id from effect where key = $1', [`render-invoice:${invoiceId}`])
  const job = { id: '1', attempt: 1, signal: new AbortController().signal }
  for (let attempt = 0; attempt < 8; attempt++) {
    try {
      await documentJobs({ uow: db.uow, files })['render-invoice']?.({ id: invoiceId, effectId: rows[0]?.id ?? '' }, job)
    } catch (error) {
      if (!(error instanceof RetryLater)) throw error
    }
  }
}

const account = (change: Partial<Record<'bic' | 'account' | 'kbe' | 'knp' | 'currency', string>> = {}) =>
  db.pool.query(
    `insert into bank_account (id, organisation_id, bank_name, bic, account, correspondent_account, kbe, knp, currency, is_default)
     values ('bnk_1', $1, 'Банк', $2, $3, '30101810400000000225', $4, $5, $6, true)
     on conflict (id) do update set bic = excluded.bic, account = excluded.account, kbe = excluded.kbe, knp = excluded.knp, currency = excluded.currency`,
    [
      shop.organisationId,
      change.bic ?? '044525225',
      change.account ?? '40702810938000012345',
      change.kbe ?? null,
      change.knp ?? null,
      change.currency ?? 'RUB',
    ],
  )

describe('a счёт', () => {
  it('that cannot be printed is told about, not retried for ever', async () => {
    await db.pool.query('delete from bank_account')
    const invoiceId = await anInvoice()
    await print(invoiceId)
    expect(published.filter((type) => type === 'documents.rendering-failed')).toHaveLength(1)
    expect(await db.uow.read((d) => findDocument(d, { invoiceId }))).toBeNull()
  })

  it('is printed once and handed to its own partner only', async () => {
    await account()
    const invoiceId = await anInvoice()
    await print(invoiceId)
    const document = await db.uow.read((d) => findDocument(d, { invoiceId }))
    expect(published.filter((type) => type === 'documents.document-stored')).toHaveLength(1)
    const opened = await db.uow.read((d) => readDocument(d, files, document?.id ?? ''))
    const text = (await readPrinted(opened?.bytes ?? new Uint8Array())).text.replaceAll('\u00a0', ' ')
    expect(text).toContain('Штукатурка гипсовая Ротбанд 30 кг')
    expect(text).toContain('2 445,00')
    const own = await db.uow.asCustomer(shop.partnerId, (tx) => readDocument(tx.db, files, document?.id ?? ''))
    expect(own?.pricesOf).toBe(shop.partnerId)
    const other = await anotherCustomer(db.uow, shop)
    expect(await db.uow.asCustomer(other.partnerId, (tx) => readDocument(tx.db, files, document?.id ?? ''))).toBeNull()
  })

  it('of a seller in Kazakhstan has its own form', async () => {
    await db.pool.query("update organisation set country = 'KZ', tax_id = '180340012345' where id = $1", [shop.organisationId])
    await account({ bic: 'HSBKKZKX', account: 'KZ456010131000123456', kbe: '17', knp: '710' })
    const invoiceId = await anInvoice()
    await print(invoiceId)
    const document = await db.uow.read((d) => findDocument(d, { invoiceId }))
    const opened = await db.uow.read((d) => readDocument(d, files, document?.id ?? ''))
    expect((await readPrinted(opened?.bytes ?? new Uint8Array())).text).toContain('KZ456010131000123456')
  })
})
