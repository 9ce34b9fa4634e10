// Time and peak memory of loading a bank statement: read, matched, kept; then the same statement again.
// Usage: node tools/with-node.mjs bench/import/measure-bank.ts [DOCUMENTS=10000]
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPool, createUnitOfWork, migrate, silentLogger, startEmbeddedPostgres, systemClock } from '@skladno/platform'
import { storeStatement } from '../../apps/server/contexts/billing/index.ts'
import { readStatement } from '../../apps/server/contexts/billing/statements/index.ts'
import type { DB } from '../../apps/server/db/schema.ts'

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

/** Customers with one company each and an order to be paid by every document that names one. */
async function seed(): Promise<void> {
  await pool.query(`
    INSERT INTO organisation (id, name, full_name, country, tax_id, address, currency, time_zone, director_title, director)
      VALUES ('org_1', 'СтройОпт', 'ООО «СтройОпт»', 'RU', '7700000000', 'Москва', 'RUB', 'Europe/Moscow', 'Директор', 'Орлов П. С.');
    INSERT INTO price_type (id, name, currency) VALUES ('prt_1', 'Опт', 'RUB');
    INSERT INTO warehouse (id, name, time_zone) VALUES ('whs_1', 'Основной', 'Europe/Moscow');
    INSERT INTO agreement (id, organisation_id, name, price_type_id) VALUES ('agr_1', 'org_1', 'Типовое', 'prt_1');
    INSERT INTO bank_account (id, organisation_id, bank_name, bic, account, currency, payments_origin)
      VALUES ('bnk_1', 'org_1', 'Банк', '044525225', '${ACCOUNT}', 'RUB', 'statement')`)
  await pool.query(`INSERT INTO partner (id, name) SELECT 'ptn_' || n, 'Покупатель ' || n FROM generate_series(0, $1 - 1) n`, [CUSTOMERS])
  await pool.query(
    `INSERT INTO legal_entity (id, partner_id, name, full_name, country, tax_id)
     SELECT 'ent_' || n, 'ptn_' || n, 'ООО ' || n, 'ООО ' || n, 'RU', '77' || lpad(n::text, 8, '0') FROM generate_series(0, $1 - 1) n`,
    [CUSTOMERS],
  )
  await pool.query(
    `INSERT INTO customer_order (id, state, number, organisation_id, partner_id, legal_entity_id, agreement_id, channel, warehouse_id, currency,
       advance_percent, prepayment_percent, credit_percent, credit_days, total_minor, confirmed_at, created_at, updated_at)
     SELECT 'ord_' || n, 'confirmed', 'СО-' || n, 'org_1', 'ptn_' || n % $2, 'ent_' || n % $2, 'agr_1', 'staff', 'whs_1', 'RUB', 0, 100, 0, 0, 10000, now(), now(), now()
     FROM generate_series(0, $1 - 1) n WHERE n % 10 < 7`,
    [documents, CUSTOMERS],
  )
  await pool.query('ANALYZE')
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
      matches: undefined,
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
