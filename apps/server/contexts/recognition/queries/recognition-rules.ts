import type { RecognitionRules, ThresholdView } from '@skladno/contracts'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { DEFAULT_AGREEING } from '../domain/meaning.ts'

interface Row {
  readonly thresholds: readonly (Omit<ThresholdView, 'setAt' | 'costs'> & {
    readonly setAt: string
    readonly wrongMinor: number | null
    readonly questionMinor: number | null
  })[]
  readonly pilot: RecognitionRules['pilot'] | null
  readonly groups: RecognitionRules['groups']
  readonly segments: string[]
}

/** Channels people write by; the ones of an installation are a part of these. */
const CHANNELS = ['whatsapp', 'telegram', 'max', 'email', 'web']

const named = (table: 'product_group' | 'partner', ids: 'pilot_groups' | 'pilot_partners') =>
  sql`(CASE WHEN r.${sql.ref(ids)} IS NULL THEN NULL ELSE
    (SELECT coalesce(json_agg(json_build_object('id', x.id, 'name', x.name) ORDER BY x.name), '[]') FROM ${sql.table(table)} x
      WHERE x.id = ANY (r.${sql.ref(ids)})) END)`

/** Thresholds, the bounds of the pilot, and what may be chosen in them. */
export async function recognitionRules(db: Db): Promise<Omit<RecognitionRules, 'mayChange'>> {
  const { rows } = await sql<Row>`
    SELECT
      (SELECT coalesce(json_agg(json_build_object('scope', t.scope, 'scopeId', t.scope_id, 'name', coalesce(g.name, n.name, ''),
          'accept', t.accept_bp / 10000.0, 'margin', t.margin_bp / 10000.0, 'wrongMinor', t.wrong_minor, 'questionMinor', t.question_minor,
          'setAt', to_char(t.set_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) ORDER BY t.scope, g.name, n.name), '[]')
        FROM recognition_threshold t LEFT JOIN product_group g ON t.scope = 'group' AND g.id = t.scope_id
        LEFT JOIN partner n ON t.scope = 'customer' AND n.id = t.scope_id) AS thresholds,
      (SELECT json_build_object('groups', ${named('product_group', 'pilot_groups')}, 'partners', ${named('partner', 'pilot_partners')},
          'channels', r.pilot_channels, 'agreeingCustomers', r.agreeing_customers, 'version', r.version) FROM recognition_rules r) AS pilot,
      (SELECT coalesce(json_agg(json_build_object('id', g.id, 'name', g.name, 'productCount',
          (SELECT count(*) FROM product p WHERE p.group_id = g.id AND p.is_active)) ORDER BY g.name), '[]') FROM product_group g) AS groups,
      (SELECT coalesce(array_agg(DISTINCT segment ORDER BY segment), '{}') FROM partner WHERE segment <> '') AS segments`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('The rules query returned nothing')
  return {
    thresholds: row.thresholds.map(({ wrongMinor, questionMinor, ...threshold }) => ({
      ...threshold,
      costs: wrongMinor === null || questionMinor === null ? null : { wrongMinor, questionMinor },
    })),
    pilot: row.pilot ?? { groups: null, partners: null, channels: null, agreeingCustomers: DEFAULT_AGREEING, version: 0 },
    groups: row.groups,
    segments: row.segments,
    channels: CHANNELS,
  }
}
