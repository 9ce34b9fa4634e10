import { createHash, randomBytes } from 'node:crypto'
import type { ChatEntry } from './chat.ts'

/** A person with a phone. Chats live as long as the process. */
export interface Person {
  waId: string
  /** Business-scoped user id: `CC.` and digits. Changes with the number. */
  userId: string
  name: string
  username: string | null
  /** Behind a username: webhooks carry the user id alone. */
  hidesNumber: boolean
  hasWhatsApp: boolean
  hasBlockedUs: boolean
  /** Opens the 24-hour window. */
  lastWroteAt: number | null
  readonly chat: ChatEntry[]
  /** Open phones that look at the chat: what arrives there is read at once. */
  readonly listeners: Set<PhoneListener>
  /** Those that only listen. */
  readonly onlookers: Set<PhoneListener>
}

export type PhoneListener = (event: PhoneEvent) => void

export type PhoneEvent =
  | { readonly kind: 'message'; readonly message: ChatEntry }
  | { readonly kind: 'changed'; readonly message: ChatEntry }
  | { readonly kind: 'typing'; readonly forMs: number }

export interface Media {
  readonly id: string
  readonly bytes: Uint8Array
  readonly mimeType: string
  readonly fileName: string | null
  readonly expiresAt: number
}

export interface Template {
  readonly name: string
  readonly language: string
  /** With `{{1}}`, `{{2}}` … in it. */
  readonly body: string
  readonly status: 'APPROVED' | 'PAUSED' | 'DISABLED'
}

/** A message of the business on its way. */
export interface SentMessage {
  readonly id: string
  readonly person: Person
  readonly reference: string | null
  readonly toPhone: boolean
  isRead: boolean
  /** `delivered` is held back until the message is read. */
  readonly isDeliveredLate: boolean
}

export interface World {
  readonly phoneNumberId: string
  readonly displayPhone: string
  readonly accountId: string
  now(): number
  advance(ms: number): void
  readonly people: Map<string, Person>
  readonly media: Map<string, Media>
  readonly templates: Map<string, Template>
  readonly sent: Map<string, SentMessage>
  /** The person with this phone; a stranger gets a phone on first sight. */
  person(waId: string): Person
  personByUserId(userId: string): Person | undefined
  keep(bytes: Uint8Array, mimeType: string, fileName: string | null, days: number): Media
  add(person: Person, entry: Omit<ChatEntry, 'seq' | 'at'>): ChatEntry
  change(person: Person, id: string, patch: Partial<Pick<ChatEntry, 'ticks' | 'tapped'>>): void
}

const DAY = 24 * 60 * 60 * 1000

export function createWorld(phoneNumberId: string, displayPhone: string): World {
  let skewMs = 0
  let seq = 0
  const people = new Map<string, Person>()
  const media = new Map<string, Media>()
  const now = (): number => Date.now() + skewMs
  return {
    phoneNumberId,
    displayPhone,
    accountId: '419561257915477',
    now,
    advance: (ms) => {
      skewMs += ms
    },
    people,
    media,
    templates: new Map(),
    sent: new Map(),
    person(waId) {
      const person = people.get(waId) ?? newPerson(waId)
      people.set(waId, person)
      return person
    },
    personByUserId: (userId) => [...people.values()].find((person) => person.userId === userId),
    keep(bytes, mimeType, fileName, days) {
      const item = { id: newMediaId(), bytes, mimeType, fileName, expiresAt: now() + days * DAY }
      media.set(item.id, item)
      return item
    },
    add(person, entry) {
      seq += 1
      const added = { ...entry, seq, at: new Date(now()).toISOString() }
      person.chat.push(added)
      tell(person, { kind: 'message', message: added })
      return added
    },
    change(person, id, patch) {
      const index = person.chat.findIndex((entry) => entry.id === id)
      const entry = person.chat[index]
      if (entry === undefined) return
      seq += 1
      const changed = { ...entry, ...patch }
      person.chat[index] = changed
      tell(person, { kind: 'changed', message: changed })
    },
  }
}

export function tell(person: Person, event: PhoneEvent): void {
  for (const listener of [...person.listeners, ...person.onlookers]) listener(event)
}

function newPerson(waId: string): Person {
  return {
    waId,
    userId: userIdOf(waId),
    name: 'Контакт WhatsApp',
    username: null,
    hidesNumber: false,
    hasWhatsApp: true,
    hasBlockedUs: false,
    lastWroteAt: null,
    chat: [],
    listeners: new Set(),
    onlookers: new Set(),
  }
}

/** Twenty digits after the country, the same for the same number. */
export function userIdOf(waId: string): string {
  const country = /^77/.test(waId) ? 'KZ' : /^7/.test(waId) ? 'RU' : 'US'
  const digits = BigInt(`0x${createHash('sha256').update(waId).digest('hex').slice(0, 20)}`)
  return `${country}.${digits.toString().padStart(20, '1').slice(0, 20)}`
}

/** Base64 with `=`, `+` and `/` in it, as Meta's are. */
export const newMessageId = (): string => `wamid.HBgL${randomBytes(26).toString('base64')}`

const newMediaId = (): string =>
  BigInt(`0x${randomBytes(6).toString('hex')}`)
    .toString()
    .padStart(16, '1')

export const sha256 = (bytes: Uint8Array, form: 'hex' | 'base64'): string => createHash('sha256').update(bytes).digest(form)
