import type { Db } from '../../../db/types.ts'

/** Who is importing now, as kept in the records; null when nobody is known. */
export async function whoImports(db: Db, exceptId: string | null = null): Promise<{ readonly by: string; readonly since: string } | null> {
  const row = await db
    .selectFrom('file_import')
    .select(['started_by_name', 'applying_since'])
    .where('state', '=', 'applying')
    .where('id', '<>', exceptId ?? '')
    .orderBy('applying_since', 'desc')
    .executeTakeFirst()
  return row === undefined ? null : { by: row.started_by_name, since: (row.applying_since ?? new Date(0)).toISOString() }
}
