/** What short answers mean. Only whole messages count: «да» confirms, «да, и ещё 5 мешков» is an edit. */
const YES_WORD =
  'да+|ага|угу|ок(?:ей)?|ok|okay|yes|correct|confirm|верно|вс[её] (?:верно|правильно|так)|правильно|именно|подтверждаю|подтвердить|оформляй(?:те)?|оформляем|оформить|согласен|согласна|давай(?:те)?|годится|подходит|иә|ия|дұрыс|жарайды|болады|\\+|👍|✅'
const COURTESY = 'спасибо|пожалуйста|заказ|тогда|ну|thanks|thank you|please|рахмет'
/** «Да, всё верно, спасибо»: any number of such words and nothing else. */
const YES = new RegExp(`^(?:(?:${COURTESY})[\\s,!.]+)*(?:${YES_WORD})(?:[\\s,!.)—-]+(?:${YES_WORD}|${COURTESY}))*[\\s!.)]*$`, 'iu')
const NO = /^(?:нет|не надо|не нужно|отмена|отменить|отмените|отбой|no|cancel|жоқ|керек емес)[\s!.)]*$/iu
const PERSON =
  /(?:(?:позов|позва|соедин|переключ|свяж|связа|хочу говорить|нужен|нужна|дайте|можно)\p{L}*[^.?!\n]{0,40}(?:менеджер|человек|оператор|сотрудник|живо)\p{L}*)|^(?:менеджер|оператор|человек|manager|operator|human)[\s!.?)]*$/iu

const CANCEL =
  /^(?:(?:здравствуйте|добрый день|пожалуйста|прошу|хочу|хотим|нужно|надо|давайте|please)[\s,!.]+)*(?:отмен\p{L}+|аннулир\p{L}+|cancel)\s+(?:(?:мой|наш|этот|весь|my|the|this)\s+)?(?:заказ\p{L}*|order)[\s,]*(?:№?\s*[\p{L}\d-]*\d)?[\s,]*(?:пожалуйста|please)?[\s!.]*$/iu

/** «Сколько мы должны?», «какой у нас баланс»: settlements, not the price of goods. */
const BALANCE =
  /(?<!\p{L})(?:(?:сколько|что|какой|какая|есть ли|скиньте|пришлите|подскажите)[^.?!\n]{0,40}(?:должн|долг|задолженност|к оплате|баланс|сальдо|взаиморасч[её]т)|(?:наш|мой|наша|моя)\s+(?:долг|баланс|задолженность|сальдо)|how much (?:do|did) (?:we|i) owe|(?:our|my) balance|қарызымыз|қанша қарыз)/iu

export const asksForBalance = (text: string): boolean => BALANCE.test(text)
export const saysYes = (text: string): boolean => YES.test(text.trim())
export const saysNo = (text: string): boolean => NO.test(text.trim())
/** «Отмените заказ № 12847, пожалуйста»: the whole order, not a line of it. */
export const asksToCancel = (text: string): boolean => CANCEL.test(text.trim())
/** «Хочу связаться с менеджером» in any state, before anything else is understood. */
export const asksForPerson = (text: string): boolean => PERSON.test(text.trim())

const ORDINALS: readonly RegExp[] = [
  /^(?:перв\p{L}*|бірінші)$/iu,
  /^(?:втор\p{L}*|екінші)$/iu,
  /^(?:трет\p{L}*|үшінші)$/iu,
  /^(?:четв[её]рт\p{L}*|төртінші)$/iu,
  /^(?:пят\p{L}*|бесінші)$/iu,
]

/**
 * Which of the offered options a typed answer means: its number, an ordinal, or words that only one title has. Null when none or several fit.
 * A number that also stands in a title («9,5» of «ГКЛ 9,5») is read as the title's.
 */
export function chosenOption(answer: string, titles: readonly string[]): number | null {
  const text = answer.trim().replace(/[.)!]+$/, '')
  const byWords = uniqueMatch(text, titles)
  if (byWords !== null) return byWords
  const ordinal = ORDINALS.findIndex((pattern) => pattern.test(text))
  if (ordinal >= 0) return ordinal < titles.length ? ordinal : null
  const number = /^(?:№\s*)?(\d)$/.exec(text)
  const index = number ? Number(number[1]) - 1 : -1
  return index >= 0 && index < titles.length ? index : null
}

const tokens = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/(\d),(\d)/g, '$1.$2')
    .replace(/[×хx*](?=\d)/g, 'x')
    .split(/[^\p{L}\d.]+/u)
    .filter((token) => token.length > 0)

function uniqueMatch(answer: string, titles: readonly string[]): number | null {
  const wanted = tokens(answer)
  if (wanted.length === 0 || wanted.length > 6) return null
  const fits = titles.flatMap((title, index) => {
    const have = tokens(title)
    return wanted.every((word) =>
      have.some((token) => token === word || (word.length >= 4 && !/\d/.test(word) && token.startsWith(word.slice(0, -1)))),
    )
      ? [index]
      : []
  })
  return fits.length === 1 ? (fits[0] ?? null) : null
}
