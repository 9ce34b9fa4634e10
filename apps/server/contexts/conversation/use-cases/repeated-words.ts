import { sql } from 'kysely'
import type { IncomingMessage, Turn } from './turn.ts'

/** The same words or the same tap again this soon is one press that slipped or a bad connection, not a second wish. */
const REPEAT_MS = 10_000

/** What was said without what was said just before in the same words: in this turn, or in the one that is being answered. */
export async function withoutRepeats(turn: Turn): Promise<readonly IncomingMessage[]> {
  const kept: IncomingMessage[] = []
  for (const message of turn.incoming) {
    const isAgain = kept.some((earlier) => isRepeat(earlier, message)) || (await wasSaidBefore(turn, message))
    if (!isAgain) kept.push(message)
  }
  return kept
}

const saidBy = ({ content }: Pick<IncomingMessage, 'content'>): string | null =>
  content.tap !== undefined
    ? `tap ${content.tap.id}`
    : content.kind === 'text' && content.media === undefined
      ? `text ${content.text.trim()}`
      : null

const isRepeat = (earlier: Pick<IncomingMessage, 'content' | 'at'>, message: IncomingMessage): boolean =>
  saidBy(message) !== null && saidBy(earlier) === saidBy(message) && message.at.getTime() - earlier.at.getTime() <= REPEAT_MS

/** The last thing the person said before this turn, when no answer had reached them yet. */
async function wasSaidBefore({ tx, threadId, incoming }: Turn, message: IncomingMessage): Promise<boolean> {
  const [first] = incoming
  if (first === undefined || saidBy(message) === null) return false
  const { rows } = await sql<Pick<IncomingMessage, 'content' | 'at'>>`
    SELECT m.content, m.at FROM message m
    WHERE m.thread_id = ${threadId} AND m.direction = 'in' AND m.understood IS NOT NULL AND m.at <= ${message.at}
      AND m.at >= ${new Date(message.at.getTime() - REPEAT_MS)}
      AND NOT EXISTS (SELECT FROM message a WHERE a.thread_id = m.thread_id AND a.direction = 'out' AND a.at >= m.at AND a.at <= ${message.at})
    ORDER BY m.at DESC, m.id DESC LIMIT 1`.execute(tx.db)
  const [last] = rows
  return last !== undefined && isRepeat(last, message)
}
