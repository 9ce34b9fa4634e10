import { editOrder, type Operation, type Order } from '../../ordering/index.ts'
import { noteUse, pilotGate, type Recognised } from '../../recognition/index.ts'
import { handOver } from './hand-over.ts'
import { newDraft } from './new-draft.ts'
import type { KnownTurn } from './turn.ts'

/** Whether the bot may answer this alone: the customer, the channel, and the goods in the draft and in the words. */
export async function isBeyondPilot(turn: KnownTurn, base: Order | null, recognised: Recognised | null): Promise<boolean> {
  const gate = await pilotGate(turn.tx.db)
  const said = (recognised?.operations ?? []).flatMap((operation) => {
    if (operation.kind === 'add') return operation.productId
    return operation.kind === 'unclear' ? (operation.line.candidates[0]?.productId ?? []) : []
  })
  const drafted = base === null ? [] : base.lines.filter(({ state }) => state === 'open').flatMap((line) => line.productId ?? [])
  const beyond = await gate({ partnerId: turn.partner.id, channel: turn.identity.channel, productIds: [...new Set([...said, ...drafted])] })
  return beyond !== null
}

export interface BeyondPilot {
  readonly base: Order | null
  readonly recognised: Recognised
  readonly operations: readonly Operation[]
  readonly text: string
}

/** Beyond what is tried with the bot: the draft is prepared as ever, the manager gets it with the words, and the customer is told who answers. */
export async function leaveToManager(turn: KnownTurn, { base, recognised, operations, text }: BeyondPilot): Promise<void> {
  turn.question = null
  const draft = base?.state === 'confirmed' ? null : base
  if (
    operations.length > 0 &&
    (base === null || draft !== null || operations.every(({ kind }) => kind === 'add-line' || kind === 'add-unclear'))
  ) {
    const draftId = draft?.id ?? (await newDraft(turn))
    if (draftId === null) return
    turn.orderId = draftId
    const edited = await editOrder(turn.tx, { orderId: draftId, draftVersion: null, operations, actor: turn.actor })
    if (edited.ok) await noteUse(turn.tx, recognised)
  }
  await handOver(turn, { reason: 'outside-pilot', text })
}
