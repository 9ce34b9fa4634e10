import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'

/** How a channel has been lately, read from what came and went. */
export interface ChannelHealth {
  readonly channel: string
  readonly lastInboundAt: Date | null
  /** The channel took a message from us. */
  readonly lastSentAt: Date | null
  readonly lastError: { readonly at: Date; readonly detail: string } | null
  /** Messages that wait to be sent. */
  readonly waiting: number
  /** The last calls failed and none has succeeded since. */
  readonly isFailing: boolean
}

interface Row {
  readonly channel: string
  readonly lastInboundAt: Date | null
  readonly lastSentAt: Date | null
  readonly errorAt: Date | null
  readonly errorDetail: string | null
  readonly isOurs: boolean | null
  readonly waiting: number
}

/**
 * Health of every channel that has been used. What only one customer's number or the closed window is to blame for is no fault of the channel:
 * failing is a call that is being repeated, with no success after it.
 */
export async function channelHealth(db: Db): Promise<ReadonlyMap<string, ChannelHealth>> {
  const { rows } = await sql<Row>`
    SELECT c.channel, (SELECT max(i.last_inbound_at) FROM channel_identity i WHERE i.channel = c.channel) AS "lastInboundAt",
      sent.at AS "lastSentAt", bad.at AS "errorAt", bad.detail AS "errorDetail", bad.is_open AS "isOurs",
      (SELECT count(*)::int FROM message m JOIN thread t ON t.id = m.thread_id JOIN channel_identity i ON i.id = t.identity_id AND i.channel = c.channel
        WHERE m.direction = 'out' AND m.delivery = 'queued') AS waiting
    FROM (SELECT DISTINCT channel FROM channel_identity) c
    LEFT JOIN LATERAL (
      SELECT m.at FROM message m JOIN thread t ON t.id = m.thread_id JOIN channel_identity i ON i.id = t.identity_id AND i.channel = c.channel
      WHERE m.direction = 'out' AND m.delivery IN ('accepted', 'sent', 'delivered', 'read') ORDER BY m.at DESC LIMIT 1) sent ON true
    LEFT JOIN LATERAL (
      SELECT e.attempted_at AS at, e.detail, e.state = 'pending' AS is_open
      FROM effect e JOIN message m ON m.id = e.payload ->> 'messageId' JOIN thread t ON t.id = m.thread_id
        JOIN channel_identity i ON i.id = t.identity_id AND i.channel = c.channel
      WHERE e.kind = 'send-message' AND e.detail IS NOT NULL AND e.attempted_at IS NOT NULL AND e.created_at > now() - interval '7 days'
      ORDER BY e.attempted_at DESC LIMIT 1) bad ON true`.execute(db)
  return new Map(rows.map((row) => [row.channel, healthOf(row)]))
}

function healthOf(row: Row): ChannelHealth {
  const { channel, lastInboundAt, lastSentAt, waiting } = row
  const lastError = row.errorAt === null ? null : { at: row.errorAt, detail: row.errorDetail ?? '' }
  const isFailing = lastError !== null && row.isOurs === true && (lastSentAt === null || lastSentAt < lastError.at)
  return { channel, lastInboundAt, lastSentAt, lastError, waiting, isFailing }
}
