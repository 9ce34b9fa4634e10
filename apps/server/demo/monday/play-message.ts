import { setTimeout as delay } from 'node:timers/promises'
import type { ThreadView } from '@skladno/contracts'
import { goldLines, judgeOrder } from './judge-order.ts'
import type { Gold, MondayMessage } from './monday-messages.ts'
import type { Heard, MondayPhone, PhoneOption } from './monday-phone.ts'
import type { StaffEyes } from './staff-eyes.ts'

/**
 * `straight`: right without a question. `approval`: the draft waits for a manager, as this customer's level says. `incomplete`: what was taken is
 * right, but something the customer wanted is not in it. `wrong`: a line nobody asked for, or a request that reached nobody.
 */
export type Outcome = 'straight' | 'asked' | 'approval' | 'handed-over' | 'answered' | 'incomplete' | 'wrong' | 'silent'

export interface Played {
  readonly phone: string
  readonly name: string
  readonly message: MondayMessage
  readonly outcome: Outcome
  /** Lines of the order that nobody has to clear up. */
  readonly accepted: number
  /** Lines accepted that the gold does not have, in words; empty when all is right. */
  readonly wrong: readonly string[]
  /** Lines the customer wanted and does not get. */
  readonly missing: readonly string[]
  readonly draftMs: number | null
  readonly invoiceMs: number | null
  /** What the customer read first. */
  readonly said: string
}

const POLL_MS = 250
/** Nothing more comes so long after the last word. */
const QUIET_MS = 6_000
/** An answer is awaited: to the message, or to a tap. */
const SILENT_MS = 60_000
const MOST_TAPS = 12

interface Talk {
  readonly message: MondayMessage
  readonly phone: string
  readonly device: MondayPhone
  readonly staff: StaffEyes
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** Writes the message and answers as the customer would: choosing what they meant, confirming only what is right. */
export async function playMessage(talk: Talk): Promise<Played> {
  const sent = await talk.device.writes(talk.message.writes)
  const notes: Notes = { isAwaiting: true, firstAt: null, invoiceAt: null, taps: 0, questions: 0, said: '', stop: false }
  let seq = sent.seq
  let last = talk.now()
  while (!notes.stop && talk.now() - last < (notes.isAwaiting ? SILENT_MS : QUIET_MS)) {
    await delay(POLL_MS)
    for (const heard of await talk.device.heardAfter(seq)) {
      seq = Math.max(seq, heard.seq)
      last = talk.now()
      await listen(talk, notes, heard)
    }
    if (notes.firstAt === null && isHeld(await talk.staff.threadOf(talk.phone))) return held(talk, talk.now() - sent.at)
  }
  return finished(talk, notes, sent.at)
}

interface Notes {
  isAwaiting: boolean
  firstAt: number | null
  invoiceAt: number | null
  taps: number
  questions: number
  said: string
  stop: boolean
}

async function listen(talk: Talk, notes: Notes, heard: Heard): Promise<void> {
  notes.firstAt ??= heard.at
  notes.isAwaiting = false
  if (notes.said === '') notes.said = heard.text
  if (heard.isFile) {
    notes.invoiceAt ??= heard.at
    notes.stop = true
    return
  }
  const kind = heard.options[0]?.id.split('~')[0]
  if (kind === undefined || kind === 'person') return
  const thread = await talk.staff.threadOf(talk.phone)
  const { wrong } = judgeOrder(thread?.order ?? null, talk.message.gold)
  if (kind === 'confirm' && (wrong.length > 0 || goldLines(talk.message.gold).length === 0)) {
    notes.stop = true
    return
  }
  const choice = kind === 'confirm' ? heard.options[0] : meant(heard, talk.message.gold)
  if (kind !== 'confirm') notes.questions += 1
  if (choice === undefined || notes.taps >= MOST_TAPS) {
    notes.stop = true
    return
  }
  notes.taps += 1
  notes.isAwaiting = true
  await talk.device.taps(heard.id, choice.id)
}

/** The option the customer meant: of products the one in the gold, of companies and units the first. */
function meant({ options, text }: Heard, gold: Gold): PhoneOption | undefined {
  if (options[0]?.id.startsWith('pick~') !== true) return options[0]
  const names = [...text.matchAll(/^\d+\. (.+)$/gm)].map(([, name]) => name?.replaceAll('\u00a0', ' '))
  const wanted = goldLines(gold).map(([product]) => product)
  const at = names.findIndex((name) => name !== undefined && wanted.includes(name))
  return at === -1 ? undefined : options[at]
}

/** A reply stands ready and a person must let it go, or the bot only drafts here. */
const isHeld = (view: ThreadView | null): boolean =>
  view !== null && view.order !== null && (view.thread.heldReplies > 0 || view.autonomy === 'shadow') && view.order.lines.length > 0

async function held(talk: Talk, draftMs: number): Promise<Played> {
  const thread = await talk.staff.threadOf(talk.phone)
  return {
    ...facts(talk, thread),
    outcome: 'approval',
    draftMs,
    invoiceMs: null,
    said: thread?.messages.findLast((message) => message.direction === 'out')?.text ?? '',
  }
}

async function finished(talk: Talk, notes: Notes, sentAt: number): Promise<Played> {
  const thread = await talk.staff.threadOf(talk.phone)
  return {
    ...facts(talk, thread),
    outcome: outcomeOf(talk, thread, notes),
    draftMs: notes.firstAt === null ? null : notes.firstAt - sentAt,
    invoiceMs: notes.invoiceAt === null ? null : notes.invoiceAt - sentAt,
    said: notes.said,
  }
}

function outcomeOf(talk: Talk, thread: ThreadView | null, { firstAt, questions }: Notes): Outcome {
  const { gold } = talk.message
  const { accepted, wrong, missing } = facts(talk, thread)
  if (wrong.length > 0) return 'wrong'
  if (thread?.thread.state === 'needs-person' || thread?.escalations.some(({ state }) => state === 'open')) return 'handed-over'
  if (firstAt === null) return 'silent'
  if (gold.kind === 'person') return 'wrong'
  if (gold.kind === 'answer') return accepted > 0 ? 'wrong' : 'answered'
  if (missing.length > 0) return 'incomplete'
  return questions > 0 ? 'asked' : 'straight'
}

function facts(
  { phone, message }: Talk,
  thread: ThreadView | null,
): Pick<Played, 'phone' | 'name' | 'message' | 'accepted' | 'wrong' | 'missing'> {
  const order = thread?.order ?? null
  return { phone, name: thread?.thread.name ?? `+${phone}`, message, ...judgeOrder(isOfToday(order, thread) ? order : null, message.gold) }
}

/** «Где мой заказ?» leaves an earlier order beside the conversation: it is not what the message made. */
const isOfToday = (order: ThreadView['order'], thread: ThreadView | null): boolean => {
  const asked = thread?.messages.findLast((message) => message.author === 'customer')
  const made = order?.facts.map((fact) => fact.at).toSorted()[0]
  return (
    order !== null &&
    (order.state === 'draft' || order.state === 'proposed' || (asked !== undefined && made !== undefined && made >= asked.at.slice(0, 10)))
  )
}
