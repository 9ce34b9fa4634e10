import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { asksForPerson } from '../domain/answer-words.ts'
import { optionId } from '../domain/option-id.ts'
import { deliveryOf } from '../domain/thread.ts'
import { openEscalation } from './escalate.ts'
import { handOver } from './hand-over.ts'
import { handleTap } from './handle-tap.ts'
import { handleWords } from './handle-words.ts'
import { withoutRepeats } from './repeated-words.ts'
import { sendReplies } from './send-replies.ts'
import { showDraft } from './show-draft.ts'
import { actFor, autonomyOf, type DialogueDeps, isKnown, loadTurn, type Turn } from './turn.ts'

/**
 * Answers everything a person said since the last answer, in one transaction: the draft, the open question and the replies change together or not at all.
 * A burst of messages and files is one turn; a file still being fetched makes the turn wait.
 */
export async function answerThread(tx: Tx, deps: DialogueDeps, threadId: string): Promise<void> {
  const turn = await loadTurn(tx, deps, threadId)
  if (turn === null || turn.incoming.length === 0 || turn.incoming.some(isStillFetched)) return
  if (await isMoreComing(turn)) return
  if (turn.state === 'taken') return markAnswered(turn)
  const isAnswered = await converse(turn)
  if (turn.showDraft && isKnown(turn)) await showDraft(turn)
  await saveThread(turn)
  await sendReplies(turn)
  if (isAnswered) await markAnswered(turn)
}

/** Another message of the same burst is kept but not read yet: its own job answers for all. One that hangs is not waited for. */
async function isMoreComing({ tx, identity }: Turn): Promise<boolean> {
  const { rows } =
    await sql`SELECT 1 FROM raw_event WHERE state = 'new' AND channel = ${identity.channel} AND received_at > ${new Date(tx.now.getTime() - BURST_MS)}
    AND body ->> 'kind' = 'message' AND (body -> 'from' ->> 'phone' = ${identity.phone} OR body -> 'from' ->> 'userId' = ${identity.userId}) LIMIT 1`.execute(
      tx.db,
    )
  return rows.length > 0
}

const BURST_MS = 10_000

const isStillFetched = (message: Turn['incoming'][number]): boolean =>
  message.content.media !== undefined && message.content.fileText === undefined && message.content.fileProblem === undefined

/** False when the words are kept unanswered because it must first be known for which company they are. */
async function converse(turn: Turn): Promise<boolean> {
  if (turn.contact === null || turn.contact.partners.length === 0) {
    await greetStranger(turn)
    return true
  }
  if (!isKnown(turn) && !(await choosePartner(turn))) return false
  const said = await withoutRepeats(turn)
  for (const message of said) {
    if (message.content.tap !== undefined) await handleTap(turn, message.content.tap)
    else await noteAttachment(turn, message)
  }
  const words = said
    .filter((message) => message.content.tap === undefined)
    .map(textOf)
    .filter((text) => text !== '')
    .join('\n')
  if (words === '') return true
  if (asksForPerson(words)) await handOver(turn, { reason: 'person', text: words })
  else await handleWords(turn, words)
  return true
}

const textOf = (message: Turn['incoming'][number]): string =>
  [message.content.text, message.content.fileText ?? ''].filter((text) => text.trim() !== '').join('\n')

/** A stranger sees no price and orders nothing; what they wrote waits for a person. */
async function greetStranger(turn: Turn): Promise<void> {
  const words = turn.words
  const text = turn.incoming.map(textOf).join('\n').slice(0, 500)
  const isFirst = await openEscalation(turn.tx, {
    threadId: turn.threadId,
    reason: 'unknown-number',
    facts: { phone: turn.identity.phone ?? turn.identity.profileName ?? '', text },
    key: `unknown-number:${turn.threadId}:${turn.tx.now.toISOString().slice(0, 10)}`,
  })
  if (isFirst) turn.replies.push({ text: words.say.unknownNumber })
  else if (/\d{10,12}/.test(text)) turn.replies.push({ text: words.say.unknownNumberNoted })
}

/** A phone known to several companies: asked once per thread, remembered until the person switches. The words said meanwhile are kept. */
async function choosePartner(turn: Turn): Promise<boolean> {
  const partners = turn.contact?.partners ?? []
  const tapped = turn.incoming.map((message) => message.content.tap?.id ?? '').find((id) => id.startsWith('partner'))
  const chosen = partners.find(
    (partner) =>
      tapped === optionId({ kind: 'partner', partnerId: partner.partnerId }) ||
      turn.incoming.some((m) => m.content.text.trim().toLowerCase() === partner.name.toLowerCase()),
  )
  if (chosen !== undefined) {
    await actFor(turn, chosen.partnerId)
    return true
  }
  const words = turn.words
  const options = partners
    .slice(0, 9)
    .map((partner) => ({ id: optionId({ kind: 'partner', partnerId: partner.partnerId }), title: partner.name }))
  turn.replies.push({ text: words.ask.partner, options })
  return false
}

/** A photo, a voice message or a file that could not be read is shown to a person and said so, never dropped. */
async function noteAttachment(turn: Turn, message: Turn['incoming'][number]): Promise<void> {
  const { content } = message
  const words = turn.words
  if (content.kind === 'unsupported' || content.kind === 'sticker') {
    if (content.kind === 'unsupported') turn.replies.push({ text: words.say.unsupported })
    return
  }
  if (content.fileProblem === undefined) return
  const isVoice = content.kind === 'voice'
  const isPhoto = content.media?.mimeType.startsWith('image/') === true
  turn.replies.push({
    text: isVoice ? words.say.voiceNotYet : isPhoto ? words.say.photoNotYet : words.say.fileRefused(content.fileProblem),
  })
  await openEscalation(turn.tx, {
    threadId: turn.threadId,
    reason: 'attachment',
    facts: { detail: content.fileProblem, kind: content.kind },
    key: `attachment:${message.id}`,
  })
}

async function saveThread(turn: Turn): Promise<void> {
  const isAsking = turn.question !== null || turn.replies.some((reply) => (reply.options?.length ?? 0) > 0)
  const escalated = await turn.tx.db.selectFrom('thread').select('state').where('id', '=', turn.threadId).executeTakeFirst()
  const needsPerson = escalated?.state === 'needs-person'
  await turn.tx.db
    .updateTable('thread')
    .set((eb) => ({
      partner_id: turn.partner?.id ?? null,
      order_id: turn.orderId,
      question: turn.question === null ? null : JSON.stringify(turn.question),
      misunderstandings: turn.misunderstandings,
      state: needsPerson ? 'needs-person' : isAsking ? 'waiting' : 'bot',
      ...(needsPerson || deliveryOf(autonomyOf(turn), { isNotice: false }) !== 'queued' ? {} : { waiting_since: null, unread: 0 }),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', turn.threadId)
    .execute()
  turn.tx.touch('thread', turn.threadId)
}

/** Answered words are never understood twice; what was decided about them is kept with the order's lines. */
async function markAnswered(turn: Turn): Promise<void> {
  const ids = turn.incoming.map((message) => message.id)
  await turn.tx.db
    .updateTable('message')
    .set({
      understood: JSON.stringify({ at: turn.tx.now.toISOString(), by: turn.state === 'taken' ? 'person' : 'bot' }),
      order_id: turn.orderId,
    })
    .where('id', 'in', ids)
    .execute()
}
