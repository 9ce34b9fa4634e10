import type { Brand } from './brand.ts'

/** Crockford's base32, lower case: sorts like the bytes it encodes. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** Every kind of id the product makes, by its visible prefix. */
export const ID_PREFIXES = {
  org: 'org',
  partner: 'ptn',
  entity: 'ent',
  contract: 'ctr',
  bank: 'bnk',
  agreement: 'agr',
  contact: 'cnt',
  employee: 'emp',
  session: 'ses',
  link: 'lnk',
  group: 'grp',
  product: 'prd',
  variant: 'var',
  lot: 'lot',
  pack: 'pck',
  warehouse: 'whs',
  receipt: 'rcp',
  priceType: 'prt',
  discount: 'dsc',
  order: 'ord',
  line: 'lin',
  edit: 'edt',
  reservation: 'rsv',
  fact: 'fct',
  task: 'tsk',
  shipment: 'shp',
  run: 'run',
  route: 'rte',
  window: 'win',
  zone: 'zon',
  site: 'sit',
  invoice: 'inv',
  payment: 'pay',
  document: 'doc',
  thread: 'thr',
  message: 'msg',
  identity: 'idn',
  question: 'qst',
  recognition: 'rec',
  effect: 'eff',
  event: 'evt',
  raw: 'raw',
  file: 'fil',
  exposure: 'exp',
  import: 'imp',
  alias: 'als',
  preference: 'prf',
  correction: 'crr',
  replay: 'rpl',
  submission: 'sub',
  escalation: 'esc',
  stockDocument: 'std',
  decision: 'dcs',
  statement: 'stm',
  return: 'ret',
  refund: 'rfd',
  approval: 'apr',
} as const

export type IdKind = keyof typeof ID_PREFIXES
export type Id<K extends IdKind> = Brand<string, K>

/** A UUIDv7's 16 bytes (RFC 9562 §5.7) from a time and 10 random bytes. */
export function uuidV7(nowMs: number, random: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(16)
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(nowMs / 2 ** (8 * (5 - i))) % 256
  bytes.set(random.subarray(0, 10), 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  return bytes
}

function base32(bytes: Uint8Array): string {
  let text = ''
  let buffer = 0
  let bits = 0
  for (const byte of bytes.toReversed()) {
    buffer |= byte << bits
    for (bits += 8; bits >= 5; bits -= 5) {
      text = ALPHABET.charAt(buffer & 31) + text
      buffer >>>= 5
    }
  }
  return bits > 0 ? ALPHABET.charAt(buffer) + text : text
}

/** A new id in its one form everywhere: prefix, `_`, 26 base32 characters; ids of one kind sort by the time they were made. */
export function makeId<K extends IdKind>(kind: K, nowMs: number, random: Uint8Array): Id<K> {
  return `${ID_PREFIXES[kind]}_${base32(uuidV7(nowMs, random))}` as Id<K>
}

/** Whether a text from outside has the shape of an id of that kind. */
export function isId<K extends IdKind>(kind: K, text: string): text is Id<K> {
  return new RegExp(`^${ID_PREFIXES[kind]}_[0-9a-hjkmnp-tv-z]{26}$`).test(text)
}
