import type { Tx } from '../../../db/types.ts'
import type { OpenQuestion } from '../domain/thread.ts'
import type { ChoiceOption } from '../ports/messenger-channel.ts'

/** A notice asked something: it may be answered in words too, unless the bot waits for another answer already. */
export async function rememberQuestion(
  tx: Tx,
  asked: { readonly threadId: string; readonly orderId: string; readonly options: readonly ChoiceOption[] },
): Promise<void> {
  const question: OpenQuestion = { kind: 'options', orderId: asked.orderId, options: asked.options.map(({ id, title }) => ({ id, title })) }
  await tx.db
    .updateTable('thread')
    .set({ question: JSON.stringify(question) })
    .where('id', '=', asked.threadId)
    .where('question', 'is', null)
    .execute()
}
