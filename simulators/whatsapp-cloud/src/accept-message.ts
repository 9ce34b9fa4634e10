import type { ChatContent } from './chat.ts'
import { refuse } from './checks.ts'
import type { PlannedError } from './faults.ts'
import { type GraphError, graphError } from './graph-error.ts'
import type { SendContent, SendRequest } from './read-send.ts'
import type { Simulation } from './simulation.ts'
import { type StatusName, statusChange } from './webhook-payloads.ts'
import { newMessageId, type Person, type SentMessage } from './world.ts'

export interface Accepted {
  readonly id: string
  readonly person: Person
  /** Resolves when the statuses that come before the answer have been posted. */
  readonly early: Promise<void>
}

const WINDOW_MS = 24 * 60 * 60 * 1000

/** Takes a checked message for delivery or throws the Refusal Meta would answer. */
export function acceptMessage(simulation: Simulation, request: SendRequest): Accepted {
  const { world, chance } = simulation
  const planned = takePlanned(simulation, 'messages', request.to)
  if (planned !== null && !planned.late) return refuse(planned.code, graphError(planned.code).details)
  const person = personOf(simulation, request)
  const content = shown(simulation, request.content)
  const tooFast = simulation.rates.take(person.waId, world.now())
  if (tooFast !== null) return refuse(tooFast, graphError(tooFast).details)
  const late = planned === null ? obstacle(simulation, person, request.content) : graphError(planned.code)
  if (late !== null && planned === null && isToldInAnswer(simulation)) return refuse(late.code, late.details)
  const sent: SentMessage = {
    id: newMessageId(),
    person,
    reference: request.reference,
    toPhone: 'phone' in request.to,
    isRead: false,
    isDeliveredLate: simulation.faults.reorderStatuses && chance.happens(0.3),
  }
  world.sent.set(sent.id, sent)
  if (late !== null) return { id: sent.id, person, early: failLater(simulation, sent, late) }
  world.add(person, { id: sent.id, author: 'business', replyTo: request.replyTo, content, ticks: 'sent', tapped: null })
  return { id: sent.id, person, early: goThroughStatuses(simulation, sent) }
}

function isToldInAnswer({ faults, chance }: Simulation): boolean {
  return faults.refusals === 'answer' || (faults.refusals === 'mixed' && chance.happens(0.5))
}

/** The next planned error that fits, counted down. */
export function takePlanned(simulation: Simulation, on: PlannedError['on'], to: SendRequest['to'] | null): PlannedError | null {
  const recipient = to === null ? null : 'phone' in to ? to.phone : to.userId
  const found = simulation.faults.errors.find(
    (error) => error.on === on && error.times > 0 && (error.to === null || error.to === recipient),
  )
  if (found === undefined) return null
  const errors = simulation.faults.errors.map((error) => (error === found ? { ...error, times: error.times - 1 } : error))
  simulation.faults = { ...simulation.faults, errors }
  return found
}

function personOf({ world }: Simulation, { to }: SendRequest): Person {
  if ('phone' in to && to.phone === world.displayPhone) return refuse(131021, graphError(131021).details)
  const person = 'phone' in to ? world.person(to.phone) : world.personByUserId(to.userId)
  return person ?? refuse(131026, 'Nobody has this user id')
}

/** Why the person will never see it. */
function obstacle({ world }: Simulation, person: Person, content: SendContent): GraphError | null {
  if (!person.hasWhatsApp || person.hasBlockedUs) return graphError(131026)
  const isOpen = person.lastWroteAt !== null && world.now() - person.lastWroteAt < WINDOW_MS
  return content.kind === 'template' || isOpen ? null : graphError(131047)
}

/** The content as the phone shows it: uploaded files found, template texts filled in. */
function shown({ world }: Simulation, content: SendContent): ChatContent {
  if (content.kind === 'template')
    return { kind: 'text', text: templateText(world.templates.get(`${content.name}/${content.language}`), content) }
  if (content.kind !== 'upload') return content
  const media = world.media.get(content.mediaId)
  if (media === undefined || media.expiresAt < world.now()) return refuse(131009, `No media with id ${content.mediaId}`)
  return {
    kind: 'file',
    media: content.media,
    mediaId: media.id,
    url: `/_phone/media/${media.id}`,
    fileName: content.fileName ?? media.fileName,
    mimeType: media.mimeType,
    size: media.bytes.length,
    caption: content.caption,
  }
}

type TemplateContent = Extract<SendContent, { kind: 'template' }>

function templateText(template: { body: string; status: string } | undefined, { name, language, parameters }: TemplateContent): string {
  if (template === undefined) return refuse(132001, `template name (${name}) does not exist in ${language}`)
  if (template.status === 'PAUSED') return refuse(132015, graphError(132015).details)
  if (template.status === 'DISABLED') return refuse(132016, graphError(132016).details)
  const places = new Set(template.body.match(/\{\{\d+\}\}/g)).size
  if (places !== parameters.length) {
    return refuse(
      132000,
      `body: number of localizable_params (${parameters.length}) does not match the expected number of params (${places})`,
    )
  }
  return template.body.replace(/\{\{(\d+)\}\}/g, (_, place) => parameters[Number(place) - 1] ?? '')
}

function postStatus(simulation: Simulation, sent: SentMessage, status: StatusName, error?: GraphError): void {
  const identity = simulation.faults.identity
  simulation.courier.post(statusChange(simulation.world, sent, status, error === undefined ? { identity } : { identity, error }))
}

async function failLater(simulation: Simulation, sent: SentMessage, error: GraphError): Promise<void> {
  simulation.agenda.later(pause(simulation), () => postStatus(simulation, sent, 'failed', error))
}

const pause = ({ chance, paceMs }: Simulation): number => chance.between(Math.ceil(paceMs / 4), paceMs)

/** Posts `sent` and `delivered`, in an order that only sometimes is the natural one; reads at once where the phone is open. */
async function goThroughStatuses(simulation: Simulation, sent: SentMessage): Promise<void> {
  const { agenda, chance, faults, courier, world } = simulation
  const isSkipped = sent.isDeliveredLate || chance.happens(faults.skipDeliveredRate)
  const natural: readonly StatusName[] = isSkipped ? ['sent'] : ['sent', 'delivered']
  const order = faults.reorderStatuses && chance.happens(0.3) ? natural.toReversed() : natural
  const isEarly = chance.happens(faults.earlyStatusRate)
  let atMs = 0
  for (const [index, status] of order.entries()) {
    if (index === 0 && isEarly) continue
    atMs += pause(simulation)
    agenda.later(atMs, () => postStatus(simulation, sent, status))
  }
  if (sent.person.listeners.size > 0) agenda.later(atMs + pause(simulation), () => readMessages(simulation, sent.person))
  const [first] = order
  if (isEarly && first !== undefined) await courier.postNow(statusChange(world, sent, first, { identity: faults.identity }))
}

/** The person looks at the chat: every message of the business becomes read. */
export function readMessages(simulation: Simulation, person: Person): void {
  const { world, agenda } = simulation
  for (const sent of world.sent.values()) {
    if (sent.person !== person || sent.isRead || !person.chat.some((entry) => entry.id === sent.id)) continue
    sent.isRead = true
    world.change(person, sent.id, { ticks: 'read' })
    agenda.later(pause(simulation), () => {
      postStatus(simulation, sent, 'read')
      if (sent.isDeliveredLate) agenda.later(pause(simulation), () => postStatus(simulation, sent, 'delivered'))
    })
  }
}
