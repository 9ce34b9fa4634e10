import type { Faults } from './faults.ts'
import { errorInStatus, type GraphError } from './graph-error.ts'
import type { Person, SentMessage, World } from './world.ts'

/** One `changes[]` element of a webhook. */
export interface Change {
  readonly field: string
  readonly value: Readonly<Record<string, unknown>>
}

export type StatusName = 'sent' | 'delivered' | 'read' | 'failed'

/** Which ids of a person a webhook shows. */
function idsShown(person: Person, identity: Faults['identity']): { phone: boolean; userId: boolean } {
  const onlyUserId = identity === 'user-id' || person.hidesNumber
  return { phone: !onlyUserId, userId: onlyUserId || identity === 'both' }
}

function head(world: World) {
  return {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: world.displayPhone, phone_number_id: world.phoneNumberId },
  }
}

function contactOf(person: Person, identity: Faults['identity']) {
  const shown = idsShown(person, identity)
  return {
    profile: { name: person.name, ...(person.username === null ? {} : { username: person.username }) },
    ...(shown.phone ? { wa_id: person.waId } : {}),
    ...(shown.userId ? { user_id: person.userId } : {}),
  }
}

export interface WrittenMessage {
  readonly id: string
  readonly body: Readonly<Record<string, unknown>> & { readonly type: string }
  readonly context?: Readonly<Record<string, unknown>>
}

/** Messages a person wrote, all in one value. */
export function messagesChange(world: World, person: Person, messages: readonly WrittenMessage[], identity: Faults['identity']): Change {
  const shown = idsShown(person, identity)
  const written = messages.map(({ id, body, context }) => ({
    ...(context === undefined ? {} : { context }),
    ...(shown.phone ? { from: person.waId } : {}),
    ...(shown.userId ? { from_user_id: person.userId } : {}),
    id,
    timestamp: seconds(world.now()),
    ...body,
  }))
  return { field: 'messages', value: { ...head(world), contacts: [contactOf(person, identity)], messages: written } }
}

export function statusChange(
  world: World,
  sent: SentMessage,
  status: StatusName,
  { identity, error }: { identity: Faults['identity']; error?: GraphError },
): Change {
  const shown = idsShown(sent.person, identity)
  // A failed message sent to a phone does not tell the user id; one sent to a user id never tells the phone.
  const tellsUserId = shown.userId && !(status === 'failed' && sent.toPhone)
  const body = {
    id: sent.id,
    status,
    timestamp: seconds(world.now()),
    ...(sent.toPhone ? { recipient_id: sent.person.waId } : {}),
    ...(tellsUserId ? { recipient_user_id: sent.person.userId } : {}),
    ...(sent.reference === null ? {} : { biz_opaque_callback_data: sent.reference }),
    ...(status === 'failed'
      ? {}
      : { pricing: { billable: false, pricing_model: 'PMP', category: 'service', type: 'free_customer_service' } }),
    ...(error === undefined ? {} : { errors: [errorInStatus(error)] }),
  }
  const contacts = status === 'failed' ? {} : { contacts: [contactOf(sent.person, identity)] }
  return { field: 'messages', value: { ...head(world), ...contacts, statuses: [body] } }
}

/** The number changed and the user id with it; such webhooks bring no contacts. */
export function numberChange(world: World, id: string, before: { waId: string; userId: string }, person: Person): Change {
  const message = {
    from: before.waId,
    from_user_id: person.userId,
    id,
    timestamp: seconds(world.now()),
    type: 'system',
    system: {
      type: 'user_changed_number',
      body: `User ${person.name} changed from ${before.waId} to ${person.waId}`,
      wa_id: person.waId,
      user_id: person.userId,
      previous_user_id: before.userId,
    },
  }
  return { field: 'messages', value: { ...head(world), messages: [message] } }
}

const seconds = (ms: number): string => String(Math.floor(ms / 1000))
