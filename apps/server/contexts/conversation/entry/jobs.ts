import type { JobHandler, JsonObject } from '@skladno/platform'
import type { UnitOfWork } from '../../../db/types.ts'
import type { AdvisedRecognition } from '../../recognition/index.ts'
import { answerThread } from '../use-cases/answer-thread.ts'
import { applyEarlyStatuses } from '../use-cases/apply-early-statuses.ts'
import { type FetchDeps, fetchAttachment } from '../use-cases/fetch-attachment.ts'
import { receiveEvent } from '../use-cases/receive-event.ts'
import { type SendDeps, sendMessage } from '../use-cases/send-message.ts'
import { sendSignInCode } from '../use-cases/send-sign-in-code.ts'
import { releaseHeldMessage } from '../use-cases/staff-actions.ts'
import type { DialogueDeps } from '../use-cases/turn.ts'

export interface ConversationJobDeps {
  readonly uow: UnitOfWork
  readonly dialogue: DialogueDeps
  readonly recognition: AdvisedRecognition
  readonly send: SendDeps
  readonly fetch: FetchDeps
}

const id = (payload: JsonObject, key: string): string => {
  const value = payload[key]
  if (typeof value !== 'string') throw new Error(`The job's payload has no ${key}: ${JSON.stringify(payload)}`)
  return value
}

export function conversationJobs({ uow, dialogue, recognition, send, fetch }: ConversationJobDeps): Readonly<Record<string, JobHandler>> {
  return {
    'receive-event': (payload) => uow.run((tx) => receiveEvent(tx, id(payload, 'rawId'), fetch.quietMs)),
    'answer-thread': (payload) =>
      recognition.run((catalogIndex) => uow.run((tx) => answerThread(tx, { ...dialogue, catalogIndex }, id(payload, 'threadId')))),
    'fetch-attachment': (payload, job) => fetchAttachment(fetch, id(payload, 'messageId'), job.attempt),
    'send-message': (payload) => sendMessage(send, id(payload, 'effectId')),
    'send-sign-in-code': (payload) => uow.run((tx) => sendSignInCode(tx, id(payload, 'contactId'))),
    'release-held-message': (payload) => uow.run((tx) => releaseHeldMessage(tx, id(payload, 'messageId'))),
    'apply-early-statuses': (payload) => uow.run((tx) => applyEarlyStatuses(tx, id(payload, 'sourceId'))),
  }
}
