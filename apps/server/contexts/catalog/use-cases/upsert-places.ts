import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { announceProducts } from './upsert-products.ts'

export interface GroupInput {
  readonly sourceKey: string
  readonly parentKey: string | null
  readonly name: string
}

/** Adds and changes groups; parents may come after their children. Returns source key → id. */
export async function upsertGroups(tx: Tx, groups: readonly GroupInput[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>()
  let isRenamed = false
  for (const [position, group] of groups.entries()) {
    const { rows } = await sql<{ id: string; wasNamed: string | null }>`
      INSERT INTO product_group (id, name, position, source_key) VALUES (${tx.newId('group')}, ${group.name}, ${position}, ${group.sourceKey})
      ON CONFLICT (source_key) DO UPDATE SET name = excluded.name, position = excluded.position
      RETURNING id, (SELECT old.name FROM product_group old WHERE old.source_key = ${group.sourceKey}) AS "wasNamed"`.execute(tx.db)
    for (const { id, wasNamed } of rows) {
      ids.set(group.sourceKey, id)
      isRenamed ||= wasNamed !== null && wasNamed !== group.name
    }
  }
  await linkParents(tx, groups, ids)
  if (isRenamed) announceProducts(tx, await productsIn(tx, [...ids.values()]))
  return ids
}

/** A parent that is not among the groups of the source leaves its child at the top. */
async function linkParents(tx: Tx, groups: readonly GroupInput[], ids: ReadonlyMap<string, string>): Promise<void> {
  const children = groups.map(({ sourceKey }) => ids.get(sourceKey) ?? null)
  const parents = groups.map(({ parentKey, sourceKey }) => (parentKey === sourceKey ? null : (ids.get(parentKey ?? '') ?? null)))
  await sql`UPDATE product_group g SET parent_id = i.parent_id FROM unnest(${children}::text[], ${parents}::text[]) AS i(id, parent_id)
    WHERE g.id = i.id AND g.parent_id IS DISTINCT FROM i.parent_id`.execute(tx.db)
}

async function productsIn(tx: Tx, groupIds: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM product WHERE group_id = ANY (${[...groupIds]}::text[])`.execute(tx.db)
  return rows.map(({ id }) => id)
}

export interface WarehouseInput {
  readonly sourceKey: string
  readonly name: string
  readonly timeZone: string
  readonly address?: string
}
