import type { Clock } from '@skladno/kernel'
import type { UnitOfWork } from '../../db/types.ts'
import type { CatalogIndex } from '../catalog/index.ts'
import { createWebChannel } from './adapters/channels/web/web-channel.ts'
import type { InboundContent, InboundMessage } from './ports/messenger-channel.ts'
import { listMessages } from './queries/threads.ts'
import { answerThread } from './use-cases/answer-thread.ts'
import { receiveEvent } from './use-cases/receive-event.ts'
import { takeIn } from './use-cases/take-in.ts'
import type { DialogueDeps } from './use-cases/turn.ts'

export interface Said {
  readonly text: string
  readonly options: readonly string[]
  readonly delivery: string
}

/** A customer's side of a conversation in tests: says something, gets what the bot said back. */
export interface Talk {
  say(text: string): Promise<readonly Said[]>
  /** Says several things before the bot has answered any of them. */
  burst(texts: readonly string[]): Promise<readonly Said[]>
  /** Taps the option whose title contains the words; `from` picks it from an older message. */
  tap(words: string, from?: readonly Said[]): Promise<readonly Said[]>
  readonly threadId: string
}

export interface TalkOptions {
  readonly uow: UnitOfWork
  readonly clock: Clock & { advance(ms: number): void }
  readonly index: CatalogIndex
  /** WhatsApp number in E.164. */
  readonly phone: string
}

/** Talks over the WhatsApp road without the network: stored event → message → answer, each step as its job would do it. */
export function talkAs({ uow, clock, index, phone }: TalkOptions): Talk {
  const deps: DialogueDeps = {
    catalogIndex: index,
    channels: new Map([['whatsapp', { ...createWebChannel(() => Promise.resolve(null)), name: 'whatsapp' }]]),
    orderLink: () => Promise.resolve('https://example.com/chat'),
    nextPromise: () => Promise.resolve('завтра с 9:00 до 12:00'),
    companyName: () => Promise.resolve('СтройОпт'),
    duplicateHours: () => Promise.resolve(4),
  }
  let threadId = ''
  let count = 0
  let last: readonly (Said & { readonly ids: readonly string[] })[] = []
  const hear = async (...contents: readonly InboundContent[]): Promise<readonly Said[]> => {
    clock.advance(1_000)
    const known = new Set(threadId === '' ? [] : (await messagesOf(uow, threadId)).map((message) => message.id))
    for (const content of contents) {
      const rawId = await uow.run(async (tx) => {
        const event = inbound(content, { phone, at: tx.now, key: `${phone}:${++count}` })
        await takeIn(tx, 'whatsapp', 'acc', [event])
        const row = await tx.db.selectFrom('raw_event').select('id').where('source_id', '=', event.key).executeTakeFirstOrThrow()
        return row.id
      })
      await uow.run((tx) => receiveEvent(tx, rawId))
    }
    threadId = (
      await uow.read((db) =>
        db
          .selectFrom('thread as t')
          .innerJoin('channel_identity as i', 'i.id', 't.identity_id')
          .select('t.id')
          .where('i.phone', '=', phone.slice(1))
          .executeTakeFirstOrThrow(),
      )
    ).id
    await uow.run((tx) => answerThread(tx, deps, threadId))
    const answers = (await messagesOf(uow, threadId)).filter((message) => message.direction === 'out' && !known.has(message.id))
    last = answers.map((message) => ({
      text: message.text.replaceAll('\u00a0', ' '),
      options: message.options.map((option) => option.title.replaceAll('\u00a0', ' ')),
      ids: message.options.map((option) => option.id),
      delivery: message.delivery,
    }))
    return last
  }
  return {
    say: (text) => hear({ kind: 'text', text }),
    burst: (texts) => hear(...texts.map((text) => ({ kind: 'text' as const, text }))),
    tap: (words, from = last) => {
      for (const message of from) {
        const index = message.options.findIndex((title) => title.toLowerCase().includes(words.toLowerCase()))
        const ids = 'ids' in message && Array.isArray(message.ids) ? (message.ids as string[]) : []
        if (index >= 0) return hear({ kind: 'button', id: ids[index] ?? '', title: message.options[index] ?? '' })
      }
      throw new Error(`No option “${words}” among ${from.flatMap((message) => message.options).join(', ')}`)
    },
    get threadId() {
      return threadId
    },
  }
}

const messagesOf = (uow: UnitOfWork, threadId: string) => uow.read((db) => listMessages(db, threadId, { for: 'staff' }))

function inbound(
  content: InboundContent,
  { phone, at, key }: { readonly phone: string; readonly at: Date; readonly key: string },
): InboundMessage {
  return {
    kind: 'message',
    key,
    messageId: `wamid.${key}`,
    from: { channel: 'whatsapp', account: 'acc', userId: null, phone: phone.slice(1) },
    profileName: 'Иван',
    at,
    replyTo: null,
    isForwarded: false,
    about: null,
    content,
  }
}
