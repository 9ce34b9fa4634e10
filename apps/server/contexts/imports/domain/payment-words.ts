/** A payment schedule as agreements keep it; percentages sum to 100. */
export interface PaymentSchedule {
  readonly advancePercent: number
  readonly prepaymentPercent: number
  readonly creditPercent: number
  readonly creditDays: number
}

const prepayment = (percent = 100): PaymentSchedule => ({
  advancePercent: 0,
  prepaymentPercent: percent,
  creditPercent: 100 - percent,
  creditDays: 0,
})

const LONGEST_CREDIT_DAYS = 365

/** An ordinary number of days: «14 дней», «14 к.д.», «две недели», «месяц». */
const DAYS =
  /(\d{1,3})\s*(?:-?х\s*)?(?:календ\p{L}*\.?|банк\p{L}*\.?|рабоч\p{L}*\.?|к\.?|б\.?|р\.?)?\s*(?:дн\p{L}*|день|суток|сут|д\.?|days?)(?!\p{L})/u
const WORDED_DAYS: readonly (readonly [RegExp, number])[] = [
  [/две недели|2 недели|2-х недел/u, 14],
  [/три недели|3 недели/u, 21],
  [/недел/u, 7],
  [/два месяца|2 месяца/u, 60],
  [/месяц/u, 30],
]

/**
 * Words for how a customer pays: «предоплата», «отсрочка 14 дней», «30 % предоплата, остальное через 10 дней», «50/50», «по факту».
 * Null when they mean nothing certain: a schedule is never guessed.
 */
export function parsePaymentWords(text: string): PaymentSchedule | null {
  const words = text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
  if (words === '') return null
  const days = daysIn(words)
  if (days !== null && days > LONGEST_CREDIT_DAYS) return null
  const isCredit = /отсроч|кредит|постоплат|после (отгруз|получ|постав)|по факту|net|в течение|через/u.test(words)
  const isPrepaid = /предоплат|предварит|аванс|до отгруз|вперед|prepa|наличн|при получении/u.test(words)
  const [first, second] = percentsIn(words)
  if (first !== undefined && first > 100) return null
  if (/аванс/u.test(words) && !/предоплат/u.test(words) && first !== undefined && first < 100)
    return withAdvance(first, isCredit || days !== null ? (days ?? 0) : null)
  if (first !== undefined && first < 100 && (isPrepaid || second !== undefined)) return split(first, isCredit, days, words)
  if (isPrepaid && !isCredit && days === null) return prepayment()
  if (isPrepaid && first === 100) return prepayment()
  if (isCredit && !isPrepaid) return { advancePercent: 0, prepaymentPercent: 0, creditPercent: 100, creditDays: days ?? 0 }
  if (days !== null && words.replace(DAYS, '').replace(/[^\p{L}\d]/gu, '') === '')
    return { advancePercent: 0, prepaymentPercent: 0, creditPercent: 100, creditDays: days }
  return null
}

function daysIn(words: string): number | null {
  const number = DAYS.exec(words)?.[1]
  if (number !== undefined) return Number(number)
  return WORDED_DAYS.find(([pattern]) => pattern.test(words))?.[1] ?? null
}

const percentsIn = (words: string): readonly number[] => {
  const halves = /^(\d{1,3}) ?[/:x×] ?(\d{1,3})(?!\d)/u.exec(words)
  if (halves && Number(halves[1]) + Number(halves[2]) === 100) return [Number(halves[1]), Number(halves[2])]
  return [...words.matchAll(/(\d{1,3}) ?(?:%|процент)/gu)].map((match) => Number(match[1]))
}

/** «Аванс 30 %»: before the goods are secured; the rest before shipment, or after it where days are named. */
const withAdvance = (percent: number, creditDays: number | null): PaymentSchedule =>
  creditDays === null
    ? { advancePercent: percent, prepaymentPercent: 100 - percent, creditPercent: 0, creditDays: 0 }
    : { advancePercent: percent, prepaymentPercent: 0, creditPercent: 100 - percent, creditDays }

function split(percent: number, isCredit: boolean, days: number | null, words: string): PaymentSchedule | null {
  const isLeading = /^\D{0,30}\d/u.test(words)
  if (!isLeading) return null
  return { ...prepayment(percent), creditDays: isCredit || days !== null ? (days ?? 0) : 0 }
}
