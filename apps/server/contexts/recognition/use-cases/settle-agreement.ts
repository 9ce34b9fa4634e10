import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { type Agreed, agreedMeanings, DEFAULT_AGREEING, type Meaning } from '../domain/meaning.ts'

const BY = 'system:agreement'

interface Row extends Meaning {
  readonly phrase: string
}

/**
 * Brings the meanings that stand by agreement to what people mean now: new ones are written, those somebody contradicts are taken back.
 * What a person took back at a level never comes again by agreement there.
 */
export async function settleAgreement(tx: Tx, phrase: string): Promise<void> {
  const { rows } = await sql<Row>`
    SELECT a.id, a.level, a.owner_id AS "ownerId", a.product_id AS "productId", a.source, a.hits, coalesce(a.taught_for, p.id) AS "partnerId",
      coalesce(t.segment, p.segment) AS segment
    FROM alias a LEFT JOIN partner p ON a.level = 'customer' AND p.id = a.owner_id LEFT JOIN partner t ON t.id = a.taught_for
    WHERE a.phrase = ${phrase} AND a.revoked_at IS NULL ORDER BY a.id`.execute(tx.db)
  const taught = rows.filter(({ source }) => source !== 'agreement')
  const wanted = agreedMeanings(taught, { customers: await agreeingCustomers(tx) }).filter(
    // what stands there already, from whatever source, needs no second row and is not outvoted
    (agreed) => !taught.some((one) => one.level === agreed.level && one.ownerId === agreed.ownerId),
  )
  const standing = rows.filter(({ source }) => source === 'agreement')
  for (const gone of standing.filter((one) => !wanted.some((agreed) => isSame(agreed, one)))) await takeBack(tx, gone.id)
  const refused = await takenBackByPeople(tx, phrase)
  for (const agreed of wanted) if (![...standing, ...refused].some((one) => isSame(agreed, one))) await write(tx, agreed, phrase)
}

type Place = Pick<Meaning, 'level' | 'ownerId' | 'productId'>
const isSame = (a: Place, b: Place): boolean => a.level === b.level && a.ownerId === b.ownerId && a.productId === b.productId

async function agreeingCustomers(tx: Tx): Promise<number> {
  const rules = await tx.db.selectFrom('recognition_rules').select('agreeing_customers').executeTakeFirst()
  return rules?.agreeing_customers ?? DEFAULT_AGREEING
}

async function takenBackByPeople(tx: Tx, phrase: string): Promise<readonly Place[]> {
  const rows = await tx.db
    .selectFrom('alias')
    .select(['level', 'owner_id', 'product_id'])
    .where('phrase', '=', phrase)
    .where('revoked_by', 'like', 'employee:%')
    .where('source', 'in', ['agreement', 'hand'])
    .execute()
  return rows.map((row) => ({ level: row.level, ownerId: row.owner_id, productId: row.product_id }))
}

const takeBack = (tx: Tx, aliasId: string) =>
  tx.db.updateTable('alias').set({ revoked_at: tx.now, revoked_by: BY }).where('id', '=', aliasId).execute()

const write = (tx: Tx, { level, ownerId, productId }: Agreed, phrase: string) =>
  tx.db
    .insertInto('alias')
    .values({
      id: tx.newId('alias'),
      level,
      owner_id: ownerId,
      phrase,
      product_id: productId,
      source: 'agreement',
      created_by: BY,
      created_at: tx.now,
    })
    .onConflict((conflict) => conflict.columns(['level', 'owner_id', 'phrase', 'product_id']).where('revoked_at', 'is', null).doNothing())
    .execute()
