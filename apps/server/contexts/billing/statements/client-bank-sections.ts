/** The raw text of 1CClientBankExchange cut into sections; keys in lower case, the first value of a repeated key wins. */
export interface ClientBankSections {
  readonly header: RawSection
  /** every РасчСчет of the header: statements of several accounts list them */
  readonly headerAccounts: readonly string[]
  readonly accounts: readonly RawSection[]
  readonly documents: readonly RawSection[]
  readonly hasEndMark: boolean
  /** name and line of a section that never closed */
  readonly unclosed: { readonly name: string; readonly line: number } | null
}

export interface RawSection {
  /** value of the opening line: «СекцияДокумент=Платежное поручение» */
  readonly title: string
  readonly line: number
  readonly values: ReadonlyMap<string, string>
}

interface OpenSection {
  readonly title: string
  readonly line: number
  readonly values: Map<string, string>
  lastKey: string
}

const open = (title: string, line: number): OpenSection => ({ title, line, values: new Map(), lastKey: '' })

/** Cuts the text; tolerates mixed line ends, any case of keys, quoted values and values broken over lines. Never throws. */
export function cutSections(text: string): ClientBankSections {
  const header = open('', 1)
  const headerAccounts: string[] = []
  const found: Record<'accounts' | 'documents', OpenSection[]> = { accounts: [], documents: [] }
  let current: { section: OpenSection; list: 'accounts' | 'documents' } | null = null
  let hasEndMark = false
  const lines = text.split(/\r\n|\n|\r/)
  lines.forEach((raw, index) => {
    const { key, value } = keyAndValue(raw)
    const start = SECTION_STARTS[key]
    if (start) {
      // A section that was not closed before the next one starts is kept: banks forget the closing line.
      if (current) found[current.list].push(current.section)
      current = { section: open(unquoted(value), index + 1), list: start }
    } else if (current && key === SECTION_ENDS[current.list]) {
      found[current.list].push(current.section)
      current = null
    } else if (key === 'конецфайла' || raw === MISDECODED_END) hasEndMark = true
    else if (!current && key === 'расчсчет') headerAccounts.push(value.trim())
    else store(current?.section ?? header, raw, key, value)
  })
  const rest: { section: OpenSection; list: string } | null = current
  return { header, headerAccounts, ...found, hasEndMark, unclosed: rest === null ? null : unclosedOf(rest) }
}

const unclosedOf = (rest: { section: OpenSection; list: string }): { name: string; line: number } => ({
  name: rest.list === 'documents' ? 'СекцияДокумент' : 'СекцияРасчСчет',
  line: rest.section.line,
})

const SECTION_STARTS: Readonly<Record<string, 'accounts' | 'documents' | undefined>> = {
  секциярасчсчет: 'accounts',
  секциядокумент: 'documents',
}
const SECTION_ENDS = { accounts: 'конецрасчсчет', documents: 'конецдокумента' } as const
/** Some accounting programs append the last line in UTF-8 to a windows-1251 file. */
const MISDECODED_END = 'РљРѕРЅРµС†Р¤Р°Р№Р»Р°'

function keyAndValue(raw: string): { key: string; value: string } {
  const equals = raw.indexOf('=')
  return equals < 0
    ? { key: raw.trim().toLowerCase(), value: '' }
    : { key: raw.slice(0, equals).trim().toLowerCase(), value: raw.slice(equals + 1) }
}

const KNOWN_KEY =
  /^(версия|кодировка|отправитель|получатель|дата|время|расчсчет|документ|номер|сумма|плательщик|назначение|вид|код|срок|очередность|статус|показатель|окато|октмо|квитанция|начальный|конечный|всего|валюта|приоритет|условие|акцепт|платеж|окп|уип|уин|кнп|курс|содержание|основание|инн|бин)/

/** A line is a key of its own when it is known or at least spelled like one («НомерСчетаКарты»); else it continues the value above. */
function store(section: OpenSection, raw: string, key: string, value: string): void {
  const isKey = raw.includes('=') && (KNOWN_KEY.test(key) || /^\s*\p{Lu}[\p{L}\d_]*\p{Ll}[\p{L}\d_]*\s*=/u.test(raw)) && !/\s/.test(key)
  if (isKey) {
    if (!section.values.has(key)) section.values.set(key, value.trim())
    section.lastKey = key
  } else if (section.lastKey !== '' && raw.trim() !== '') {
    section.values.set(section.lastKey, `${section.values.get(section.lastKey) ?? ''} ${raw.trim()}`.trim())
  }
}

/** «"ТОО "Тест-2""» → «ТОО "Тест-2"»; a name that only begins and ends with its own quotes keeps them. */
export function unquoted(text: string): string {
  const clean = text.trim().replace(/\s+/g, ' ')
  const quotes = clean.split('"').length - 1
  const isWrapped = clean.length > 1 && clean.startsWith('"') && clean.endsWith('"')
  return isWrapped && (quotes === 2 || clean.endsWith('""')) ? clean.slice(1, -1).replaceAll('""', '"').trim() : clean
}
