/** A document that the purpose of a payment names. */
export interface PurposeReference {
  readonly kind: 'invoice' | 'order' | 'contract' | 'account' | 'unsaid'
  /** as written: «ХИМ-ММР286», «125», «Щ150/2» */
  readonly number: string
  /** `YYYY-MM-DD`, where the purpose gives one */
  readonly date: string | null
}

/** Gross of a payment that came net of the bank's commission. */
export interface GrossAmount {
  readonly grossMinor: number
  readonly commissionMinor: number
}

const WORDS: readonly (readonly [PurposeReference['kind'], string])[] = [
  ['account', String.raw`(?:л\/?с|лс|лицев\p{L}* сч[её]т\p{L}*)`],
  ['invoice', String.raw`(?:сч[её]т(?:у|а|ам|ов|ом|фактур\p{L}*)?(?:[- ]?фактур\p{L}*)?|сч(?:-|\/)?ф|сч\.|сч|инвойс\p{L}*|invoice)`],
  ['order', '(?:заказ(?:у|а|ам|ов|ом)?|заявк[аеиу]|order)'],
  ['contract', String.raw`(?:договор(?:у|а|ам|ом)?|дог\.|дог(?!\p{L})|контракт\p{L}*|contract)`],
]

const SIGN = String.raw`(?:\s*(?:на оплату|покупателя|клиента))?\s*(?:[№#:]|n[o°]?\.?(?=[\s\d])|ном(?:ер)?\.?)?\s*`
/** A number holds a digit and no blanks: «125», «СО-000126», «34/1», «Ек2Тюм003221». */
const NUMBER = String.raw`(?=[\p{L}\d\/_-]*\d)[\p{L}\d]+(?:[\/_-][\p{L}\d]+)*`
const NEXT = String.raw`(?:\s*(?:от|\(от)\s*(?<date>\d{1,2}[.\/]\d{1,2}[.\/]\d{2,4}|\d{1,2}\s+\p{L}{3,9}\s+\d{4}))?`
const LIST_GLUE = /^(?:\s*г(?:ода)?\.?)?\s*(?:,|;|и(?=\s)|\+)\s*(?:[№#]|сч\.|счет\p{L}*|n)?\s*/iu

const FIRST = new RegExp(WORDS.map(([kind, words]) => `(?<![\\p{L}])(?<${kind}>${words})(?![\\p{L}])`).join('|'), 'giu')
const ONE = new RegExp(`^(?<number>${NUMBER})${NEXT}`, 'iu')
const SIGNED = new RegExp(`^${SIGN}`, 'iu')

/** Sums and rates are no numbers of documents: «в т.ч. НДС 22% – 834.02», «Без НДС», «Сумма 2 999-00 руб». */
const SUMS =
  /(?:в\s*т\.?\s*ч\.?|в том числе)?\s*ндс\s*\(?\d{0,2}\s*%?\)?\s*[-–—:=]*\s*[\d\s.,'-]*|сумма\s*:?\s*[\d\s.,-]+(?:руб\p{L}*|тг|тенге)?/giu

/** The documents a purpose names, in its own order, each once. */
export function referencesIn(purpose: string): readonly PurposeReference[] {
  const text = purpose.replace(SUMS, ' ').replace(/[\s\u00a0]+/g, ' ')
  const found: PurposeReference[] = []
  for (const match of text.matchAll(FIRST)) {
    const kind = WORDS.find(([name]) => match.groups?.[name] !== undefined)?.[0] ?? 'unsaid'
    for (const reference of listAfter(text.slice(match.index + match[0].length), kind)) addOnce(found, reference)
  }
  if (found.length === 0) for (const reference of loneNumbers(text)) addOnce(found, reference)
  return found
}

function addOnce(found: PurposeReference[], reference: PurposeReference): void {
  if (!found.some(({ number }) => number === reference.number)) found.push(reference)
}

/** «125 от 01.02.2026, 126 и 127» */
function listAfter(text: string, kind: PurposeReference['kind']): PurposeReference[] {
  const found: PurposeReference[] = []
  let rest = text.replace(SIGNED, '')
  for (;;) {
    const one = ONE.exec(rest)
    const number = one?.groups?.number
    if (one === null || number === undefined || isDate(number)) return found
    found.push({ kind, number, date: isoDay(one.groups?.date ?? '') })
    rest = rest.slice(one[0].length)
    const glue = LIST_GLUE.exec(rest)
    if (glue === null) return found
    rest = rest.slice(glue[0].length)
  }
}

/** «Щ150/2. Оплата за …», «№ 125»: a number at the very start or after its sign, without a word for what it is. */
function loneNumbers(text: string): PurposeReference[] {
  const start = new RegExp(`^\\s*(?:оплата\\s*)?(?<number>${NUMBER})(?=[.,;\\s]|$)`, 'iu').exec(text)?.groups?.number
  const signed = [...text.matchAll(new RegExp(`[№#]\\s*(?<number>${NUMBER})${NEXT}`, 'giu'))]
  const first = start === undefined || isDate(start) ? [] : [{ kind: 'unsaid' as const, number: start, date: null }]
  return [
    ...first,
    ...signed.map(({ groups }) => ({ kind: 'unsaid' as const, number: groups?.number ?? '', date: isoDay(groups?.date ?? '') })),
  ]
}

const isDate = (number: string): boolean => /^\d{1,2}[./]\d{1,2}[./]\d{2,4}$/.test(number)

const MONTHS = ['янв', 'фев', 'мар', 'апр', 'ма', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек']

function isoDay(text: string): string | null {
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})[./](\d{1,2})[./](\d{2,4})$/.exec(text) ?? /^(\d{1,2})\s+(\p{L}+)\s+(\d{4})$/u.exec(text) ?? []
  if (day === '') return null
  const named = MONTHS.findIndex((start) => month.toLowerCase().startsWith(start)) + 1
  const number = /^\d+$/.test(month) ? Number(month) : named
  const full = year.length === 2 ? `20${year}` : year
  return number >= 1 && number <= 12 ? `${full}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}` : null
}

/** Letters that look alike in both alphabets become one, so that «CO-126» typed in Latin is «СО-126». */
const LOOKALIKES: Readonly<Record<string, string>> = {
  A: 'А',
  B: 'В',
  C: 'С',
  E: 'Е',
  H: 'Н',
  K: 'К',
  M: 'М',
  O: 'О',
  P: 'Р',
  T: 'Т',
  X: 'Х',
  Y: 'У',
}

/** A number as it is compared: capitals of one alphabet, no separators, no zeros in front of digits. */
export const numberKey = (number: string): string =>
  Array.from(number.toUpperCase(), (char) => LOOKALIKES[char] ?? char)
    .join('')
    .replace(/[^\p{L}\d/]/gu, '')
    .replace(/(?<!\d)0+(?=\d)/g, '')

/** The last digits of a number, what people call it by: «СО-000126» → «126»; of «34/1» all of it. */
export const numberTail = (number: string): string => /(\d+(?:\/\d+)*)$/.exec(numberKey(number))?.[1]?.replace(/^0+(?=\d)/, '') ?? ''

const AMOUNT = String.raw`(\d[\d\s\u00a0]*(?:[.,-]\d{2})?)`

/** «ком. 74.30 тг. … Общая сумма платежей 7820.00»: what the customers paid when the bank passed on less. */
export function grossIn(purpose: string, amountMinor: number): GrossAmount | null {
  const commission = new RegExp(`ком(?:исси\\p{L}*)?\\.?\\s*(?:банка)?\\s*:?\\s*${AMOUNT}`, 'iu').exec(purpose)?.[1]
  const gross = new RegExp(`общ\\p{L}*\\s+сумм\\p{L}*(?:\\s+\\p{L}+)?\\s*:?\\s*${AMOUNT}`, 'iu').exec(purpose)?.[1]
  if (commission === undefined) return null
  const commissionMinor = minorIn(commission)
  const grossMinor = gross === undefined ? amountMinor + commissionMinor : minorIn(gross)
  return grossMinor === amountMinor + commissionMinor && commissionMinor > 0 ? { grossMinor, commissionMinor } : null
}

function minorIn(text: string): number {
  const [whole = '', fraction = ''] = text.replace(/[\s\u00a0]/g, '').split(/[.,-]/)
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
}

/** Whether the purpose calls the payment a return of money. */
export const isRefundPurpose = (purpose: string): boolean => /возврат|вернуть|refund|қайтару/iu.test(purpose)
