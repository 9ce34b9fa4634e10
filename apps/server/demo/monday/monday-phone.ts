import * as xlsx from '@e965/xlsx'
import type { MondaySheet } from './monday-messages.ts'

/** A button or a row of a list. */
export interface PhoneOption {
  readonly id: string
  readonly title: string
}

interface Entry {
  readonly seq: number
  readonly id: string
  readonly author: 'person' | 'business'
  readonly at: string
  readonly content: {
    readonly kind: string
    readonly text?: string | null
    readonly caption?: string | null
    readonly buttons?: readonly PhoneOption[]
    readonly sections?: readonly { readonly rows: readonly PhoneOption[] }[]
  }
}

/** What the business said, as the person sees it. */
export interface Heard {
  readonly seq: number
  readonly id: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly text: string
  readonly isFile: boolean
  readonly options: readonly PhoneOption[]
}

/** A customer's phone at the messenger beside the demo. */
export interface MondayPhone {
  /** Resolves to the moment the message left the phone, milliseconds since 1970, and its place in the chat. */
  writes(text: string | MondaySheet): Promise<{ readonly at: number; readonly seq: number }>
  taps(messageId: string, optionId: string): Promise<void>
  heardAfter(seq: number): Promise<readonly Heard[]>
}

const MIME = { csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const

function fileOf({ fileName, rows }: MondaySheet): { readonly fileName: string; readonly mimeType: string; readonly base64: string } {
  const bookType = fileName.endsWith('.csv') ? 'csv' : 'xlsx'
  const book = xlsx.utils.book_new(xlsx.utils.aoa_to_sheet(rows.map((row) => [...row])), 'Лист1')
  const bytes: unknown = xlsx.write(book, { type: 'buffer', bookType, FS: ';' })
  if (!Buffer.isBuffer(bytes)) throw new Error('The spreadsheet was not written')
  return { fileName, mimeType: MIME[bookType], base64: bytes.toString('base64') }
}

export interface Messenger {
  readonly ask: typeof fetch
  readonly messengerUrl: string
}

/** The phone of `waId` (digits) at the simulated messenger. Throws when nobody answers there. */
export function mondayPhone({ ask, messengerUrl }: Messenger, waId: string): MondayPhone {
  const at = `${messengerUrl.replace(/\/$/, '')}/_phone/${waId}/messages`
  const post = async (body: unknown): Promise<readonly Entry[]> => {
    const response = await ask(at, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`The messenger beside the demo answers ${response.status}: ${(await response.text()).slice(0, 200)}`)
    return entriesOf(response)
  }
  return {
    writes: async (text) => {
      const [sent] = await post(typeof text === 'string' ? { text } : { file: fileOf(text) })
      if (sent === undefined) throw new Error('The messenger kept nothing of the message')
      return { at: Date.parse(sent.at), seq: sent.seq }
    },
    taps: async (messageId, optionId) => void (await post({ tap: { messageId, optionId } })),
    heardAfter: async (seq) => {
      const response = await ask(`${at}?after=${seq}`)
      return (await entriesOf(response)).flatMap((entry) => (entry.author === 'business' ? [heard(entry)] : []))
    },
  }
}

/** The messenger of the demo is ours: what it says has the form it has. */
const entriesOf = async (response: Response): Promise<readonly Entry[]> =>
  ((await response.json()) as { readonly messages: readonly Entry[] }).messages

function heard({ seq, id, at, content }: Entry): Heard {
  const options = content.buttons ?? content.sections?.flatMap(({ rows }) => rows) ?? []
  return { seq, id, at: Date.parse(at), text: content.text ?? content.caption ?? '', isFile: content.kind === 'file', options }
}
