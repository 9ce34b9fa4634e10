import type { JobRequest, RecordedEvent } from '@skladno/platform'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const answer = (threadId: string, runAt?: Date): JobRequest => ({
  task: 'answer-thread',
  payload: { threadId },
  queue: `thread:${threadId}`,
  jobKey: `answer:${threadId}`,
  ...(runAt === undefined ? {} : { runAt }),
})

/** Which of our jobs follow from which event. */
export const conversationSubscriptions: Readonly<Record<string, (event: RecordedEvent) => readonly JobRequest[]>> = {
  'conversation.raw-received': ({ data }) => [
    { task: 'receive-event', payload: { rawId: text(data.rawId) }, ...(typeof data.queue === 'string' ? { queue: data.queue } : {}) },
  ],
  'conversation.message-received': ({ data, at }) => {
    const threadId = text(data.threadId)
    if (data.hasFile === true) return [{ task: 'fetch-attachment', payload: { messageId: text(data.messageId) } }]
    return [answer(threadId, new Date(at.getTime() + Number(data.quietMs ?? 0)))]
  },
  'conversation.attachment-read': ({ data, at }) => [answer(text(data.threadId), new Date(at.getTime() + Number(data.quietMs ?? 0)))],
  'conversation.thread-linked': ({ data }) => [answer(text(data.threadId))],
  'parties.sign-in-code-requested': ({ subject }) => [{ task: 'send-sign-in-code', payload: { contactId: subject } }],
  'conversation.message-queued': ({ data }) => [
    {
      task: 'send-message',
      payload: { messageId: text(data.messageId) },
      queue: `out:${text(data.threadId)}`,
      effect: { key: `send:${text(data.messageId)}`, kind: 'send-message' },
    },
  ],
  'conversation.message-held': ({ data }) =>
    typeof data.releaseAt === 'string'
      ? [{ task: 'release-held-message', payload: { messageId: text(data.messageId) }, runAt: new Date(data.releaseAt) }]
      : [],
  'conversation.message-sent': ({ data }) => [{ task: 'apply-early-statuses', payload: { sourceId: text(data.sourceId) } }],
}
