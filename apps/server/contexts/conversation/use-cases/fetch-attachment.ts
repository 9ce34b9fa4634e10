import { RetryLater } from '@skladno/platform'
import { sql } from 'kysely'
import type { UnitOfWork } from '../../../db/types.ts'
import { type FileStore, recordFile, type StoredBytes } from '../../../files.ts'
import type { MessengerChannel } from '../ports/messenger-channel.ts'
import type { StoredContent } from './stored-content.ts'

export interface FetchDeps {
  readonly uow: UnitOfWork
  readonly channels: ReadonlyMap<string, MessengerChannel>
  readonly files: FileStore
  /** How long to wait for more of the same order. */
  readonly quietMs: number
  /** Words of a file as lines to be understood, or why it could not be read, in words for the customer. */
  readOrderFile(bytes: Uint8Array, fileName: string, mimeType: string): Promise<{ readonly text: string } | { readonly problem: string }>
}

const MAX_TRIES = 6

/** Fetches a file the customer sent, keeps our own copy, reads it. Ends with words, or with a problem that a person sees; never with silence. */
export async function fetchAttachment(deps: FetchDeps, messageId: string, attempt: number): Promise<void> {
  const message = await deps.uow.read((db) =>
    db.selectFrom('message').select(['id', 'thread_id', 'content', 'file_id']).where('id', '=', messageId).executeTakeFirst(),
  )
  const content = message?.content as StoredContent | undefined
  if (message === undefined || content?.media === undefined || content.fileText !== undefined || content.fileProblem !== undefined) return
  const { media } = content
  const fetched = (await deps.channels.get(media.channel)?.fetchMedia(media)) ?? {
    kind: 'refused' as const,
    reason: 'channel-stopped' as const,
    detail: 'The channel is off',
  }
  if (fetched.kind === 'retry' && attempt < MAX_TRIES) throw new RetryLater(fetched.afterMs, fetched.detail)
  if (fetched.kind !== 'fetched')
    return finish(deps, message, { ...content, fileProblem: fetched.kind === 'refused' ? fetched.reason : fetched.detail }, null)
  const name = media.fileName ?? `${content.kind}-${messageId.slice(-6)}`
  const stored = await deps.files.put(fetched.bytes)
  const read = isReadable(content, fetched.mimeType)
    ? await deps.readOrderFile(fetched.bytes, name, fetched.mimeType)
    : { problem: content.kind }
  await finish(deps, message, 'text' in read ? { ...content, fileText: read.text } : { ...content, fileProblem: read.problem }, {
    ...stored,
    name,
    mimeType: fetched.mimeType,
  })
}

const isReadable = (content: StoredContent, mimeType: string): boolean =>
  content.kind === 'file' && !/^(?:image|audio|video)\//.test(mimeType)

interface StoredFile extends StoredBytes {
  readonly name: string
  readonly mimeType: string
}

async function finish(
  deps: FetchDeps,
  message: { readonly id: string; readonly thread_id: string },
  content: StoredContent,
  file: StoredFile | null,
): Promise<void> {
  await deps.uow.run(async (tx) => {
    const fileId = file === null ? null : await recordFile(tx, file, file)
    await tx.db
      .updateTable('message')
      .set({ content: sql`${JSON.stringify(content)}::jsonb`, ...(fileId === null ? {} : { file_id: fileId }) })
      .where('id', '=', message.id)
      .execute()
    tx.append({
      type: 'conversation.attachment-read',
      version: 1,
      subject: message.thread_id,
      partyId: null,
      data: { threadId: message.thread_id, messageId: message.id, quietMs: deps.quietMs },
    })
    tx.touch('thread', message.thread_id)
  })
}
