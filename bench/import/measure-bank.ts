// Time and peak memory of loading a bank statement: read, matched, kept; then the same statement again.
// Usage: node tools/with-node.mjs bench/import/measure-bank.ts [DOCUMENTS=10000]
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPool, createUnitOfWork, migrate, silentLogger, startEmbeddedPostgres, systemClock } from '@skladno/platform'
import { storeStatement } from '../../apps/server/contexts/billing/index.ts'
import { readStatement } from '../../apps/server/contexts/billing/statements/index.ts'
import type { DB } from '../../apps/server/db/schema.ts'
import { aLegalEntity, anAgreement, anOrder, anOrganisation, aPartner, aPriceType, aWarehouse } from '../../apps/server/db/test-rows.ts'

const documents = Number(process.argv[2] ?? 10_000)
const ACCOUNT = '40702810900000000001'
const CUSTOMERS = 500
const folder = await mkdtemp(join(tmpdir(), 'measure-bank-'))
const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), logger: silentLogger })
const pool = createPool({ url: postgres.url })
const uow = createUnitOfWork<DB>({ pool, clock: systemClock, subscriptions: () => [] })
const taxId = (customer: number): string => `77${String(customer).padStart(8, '0')}`

/** Of every ten documents six pay an order by its счёт, one pays a part, one names nothing, two leave the account. */
function statementText(): string {
  const one = (n: number): string => {
    const isOut = n % 10 >= 8
    const purpose =
      n % 10 < 6 ? `Оплата по счету № СО-${n} от 01.03.2026` : n % 10 === 6 ? `Частичная оплата по сч. СО-${n}` : 'Оплата за товар'
    return [
      'СекцияДокумент=Платежное поручение',
      `Номер=${n}`,
      'Дата=02.03.2026',
      `Сумма=${n % 10 === 6 ? 50 : 100}.00`,
      `ПлательщикСчет=${isOut ? ACCOUNT : '40802810000000000099'}`,
      `ПлательщикИНН=${isOut ? '' : taxId(n % CUSTOMERS)}`,
      `ПолучательСчет=${isOut ? '40802810000000000098' : ACCOUNT}`,
      isOut ? 'ДатаСписано=02.03.2026' : 'ДатаПоступило=02.03.2026',
      `НазначениеПлатежа=${isOut ? 'Оплата поставщику' : purpose}`,
      'КонецДокумента',
    ].join('\r\n')
  }
  const all = Array.from({ length: documents }, (_, n) => one(n))
  return ['1CClientBankExchange', 'ВерсияФормата=1.03', 'Кодировка=Windows', `РасчСчет=${ACCOUNT}`, ...all, 'КонецФайла'].join('\r\n')
}

async function seed(): Promise<void> {
  await uow.run(async (tx) => {
    const organisation_id = await anOrganisation(tx)
    const agreement_id = await anAgreement(tx, { organisation_id, price_type_id: await aPriceType(tx) })
    const warehouse_id = await aWarehouse(tx)
    await tx.db
      .insertInto('bank_account')
      .values({
        id: 'bnk_1',
        organisation_id,
        bank_name: 'Банк',
        bic: '044525225',
        account: ACCOUNT,
        currency: 'RUB',
        payments_origin: 'statement',
      })
      .execute()
    const people: { partner_id: string; legal_entity_id: string }[] = []
    for (let n = 0; n < CUSTOMERS; n += 1) {
      const partner_id = await aPartner(tx)
      people.push({ partner_id, legal_entity_id: await aLegalEntity(tx, { partner_id, tax_id: taxId(n) }) })
    }
    for (let n = 0; n < documents; n += 1) {
      const who = people[n % CUSTOMERS]
      if (n % 10 < 7 && who !== undefined)
        await anOrder(tx, {
          organisation_id,
          agreement_id,
          warehouse_id,
          ...who,
          number: `СО-${n}`,
          state: 'confirmed',
          total_minor: 10_000,
          confirmed_at: tx.now,
        })
    }
  })
}

async function measured(what: string, bytes: Uint8Array): Promise<void> {
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 20)
  const started = performance.now()
  const statement = await readStatement(bytes, 'kl_to_1c.txt')
  if (!statement.ok) throw new Error(statement.error.code)
  const outcome = await uow.run((tx) => storeStatement(tx, { statement: statement.value, actor: { kind: 'system', name: 'bench' } }))
  clearInterval(watch)
  const seconds = Number(((performance.now() - started) / 1000).toFixed(2))
  console.log(
    JSON.stringify({
      what,
      documents,
      seconds,
      peakMb: Math.round(peak / 1e6),
      ...(outcome.ok ? outcome.value : outcome.error),
      skipped: undefined,
    }),
  )
}

try {
  await migrate(pool, join(import.meta.dirname, '../../apps/server/migrations'))
  await seed()
  const bytes = new TextEncoder().encode(statementText())
  await measured('first import', bytes)
  await measured('the same again', bytes)
} finally {
  await pool.end()
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
}
