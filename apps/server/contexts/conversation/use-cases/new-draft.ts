import { startDraft } from '../../ordering/index.ts'
import { handOver } from './hand-over.ts'
import type { KnownTurn } from './turn.ts'

/** A new draft of the person who talks, or null: without terms of sale a person sees to it, and the customer is told. */
export async function newDraft(turn: KnownTurn): Promise<string | null> {
  const partner = turn.contact?.partners.find((candidate) => candidate.partnerId === turn.partner.id)
  const draft = await startDraft(turn.tx, {
    partnerId: turn.partner.id,
    channel: channelName(turn.identity.channel),
    contactId: turn.actor.contactId,
    threadId: turn.threadId,
    legalEntityId: partner?.lastLegalEntityId ?? null,
  })
  if (draft.ok) return draft.value.orderId
  turn.replies.push({ text: turn.words.say.noAgreement })
  await handOver(turn, { reason: 'no-agreement', text: draft.error.code, isSilent: true })
  return null
}

const channelName = (channel: string) =>
  channel === 'whatsapp' || channel === 'telegram' || channel === 'max' || channel === 'email' ? channel : 'web'
