import { sql } from 'kysely'
import type { Db, Tx } from '../../../db/types.ts'
import type { EmployeeActor } from '../../parties/index.ts'
import { type Alert, type QuietHours, usualAlerts } from '../domain/alerts.ts'

export interface ChosenAlerts {
  readonly alerts: readonly Alert[]
  readonly quiet: QuietHours | null
}

/** What the person has chosen, or what is usual for the roles. */
export async function alertsOf(db: Db, actor: EmployeeActor): Promise<ChosenAlerts> {
  const row = await db.selectFrom('alert_preference').selectAll().where('employee_id', '=', actor.employeeId).executeTakeFirst()
  if (row === undefined) return { alerts: usualAlerts(actor.roles), quiet: null }
  const { quiet_from_minutes: fromMinutes, quiet_to_minutes: toMinutes } = row
  return {
    alerts: row.alerts as readonly Alert[],
    quiet: fromMinutes === null || toMinutes === null ? null : { fromMinutes, toMinutes },
  }
}

/** Letters planned already keep their time. */
export async function chooseAlerts(tx: Tx, actor: EmployeeActor, { alerts, quiet }: ChosenAlerts): Promise<void> {
  await sql`
    INSERT INTO alert_preference (employee_id, alerts, quiet_from_minutes, quiet_to_minutes, updated_at)
    VALUES (${actor.employeeId}, ${[...alerts]}::text[], ${quiet?.fromMinutes ?? null}, ${quiet?.toMinutes ?? null}, ${tx.now})
    ON CONFLICT (employee_id) DO UPDATE SET alerts = excluded.alerts, quiet_from_minutes = excluded.quiet_from_minutes,
      quiet_to_minutes = excluded.quiet_to_minutes, updated_at = excluded.updated_at`.execute(tx.db)
}
