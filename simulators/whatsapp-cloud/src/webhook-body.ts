import { createHmac } from 'node:crypto'
import type { Chance } from './chance.ts'
import type { Change } from './webhook-payloads.ts'

/** The envelope of one POST. Meta groups the same changes in several ways, and so do we. */
export function envelopeOf(changes: readonly Change[], accountId: string, chance: Chance): object {
  const shape = chance.oneOf(['entries', 'changes', 'merged'] as const)
  const entryOf = (some: readonly Change[]) => ({ id: accountId, changes: some.map(({ field, value }) => ({ value, field })) })
  const entry = shape === 'entries' ? changes.map((change) => entryOf([change])) : [entryOf(shape === 'merged' ? merged(changes) : changes)]
  return { object: 'whatsapp_business_account', entry }
}

/** Neighbouring message values become one value with several messages. */
function merged(changes: readonly Change[]): readonly Change[] {
  const done: Change[] = []
  for (const change of changes) {
    const before = done.at(-1)
    const both = before === undefined ? null : joined(before, change)
    if (both === null) done.push(change)
    else done[done.length - 1] = both
  }
  return done
}

function joined(one: Change, other: Change): Change | null {
  const list = isList(one.value.messages) && isList(other.value.messages) ? 'messages' : 'statuses'
  const [first, second] = [one.value[list], other.value[list]]
  if (one.field !== other.field || !isList(first) || !isList(second)) return null
  const contacts = uniqueJson([...listOrNone(one.value.contacts), ...listOrNone(other.value.contacts)])
  const named = contacts.length === 0 ? {} : { contacts }
  return { field: one.field, value: { ...one.value, ...named, [list]: [...first, ...second] } }
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
const listOrNone = (value: unknown): readonly unknown[] => (isList(value) ? value : [])
const uniqueJson = (values: readonly unknown[]): readonly unknown[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
]

/** The JSON as Meta writes it: ASCII only, `/` escaped; and as a proxy might leave it, with the letters back in UTF-8. */
export function serialise(payload: object): { readonly escaped: string; readonly plain: string } {
  const plain = JSON.stringify(payload).replaceAll('/', '\\/')
  const escaped = plain.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return { escaped, plain }
}

export const signatureOf = (body: string, appSecret: string): string =>
  `sha256=${createHmac('sha256', appSecret).update(body, 'utf8').digest('hex')}`
