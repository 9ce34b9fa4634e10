/** «Повторить последний заказ», «как обычно»: the whole message and nothing else; with goods beside it the words are an edit of the past order. */
const REPEAT =
  /^(?:(?:привет|здравствуйте|добр(?:ый|ое) (?:день|утро|вечер)|пожалуйста|давайте|hello|hi|please)[\s,!.]+)*(?:повтор(?:и(?:ть|те|м)?|яем|ите)|как (?:обычно|всегда)|то же самое|repeat|same as (?:last time|usual)|the usual)(?:[\s,]+(?:мой|наш|последн(?:ий|его)|прошл(?:ый|ого)|предыдущ(?:ий|его)|заказ|пожалуйста|the|my|last|order|please))*[\s!.]*$/iu

export const asksToRepeat = (text: string): boolean => REPEAT.test(text.trim())

const INDECLINABLE: readonly string[] = ['кофе', 'какао', 'пюре', 'желе', 'эспрессо', 'капучино']

/**
 * A noun at the head of a product's name in the genitive: «молоко» → «молока», «сливки» → «сливок». Null where the plain rules of Russian
 * may be wrong (a soft sign, a fleeting vowel, an adjective, a foreign word): better another sentence than a wrong one.
 */
export function genitive(word: string): string | null {
  const noun = word.toLowerCase()
  if (!/^[а-яё]{3,}$/.test(noun)) return null
  if (INDECLINABLE.includes(noun)) return noun
  if (/(?:[оеё]к|ец|ень|ол|ел|[ыи]й|ой|[ая]я|[оеи]е|ь|й)$/.test(noun)) return noun === 'сок' || noun === 'рулон' ? `${noun}а` : null
  if (/[^аеёиоуыэюя]ки$/.test(noun)) return `${noun.slice(0, -2)}ок`
  if (/[гкхжчшщ]и$/.test(noun)) return null
  if (/[бвдзлмнпрст]ы$/.test(noun)) return noun === 'чипсы' ? 'чипсов' : `${noun.slice(0, -1)}ов`
  if (/о$/.test(noun)) return `${noun.slice(0, -1)}а`
  if (/[гкхжчшщ]а$/.test(noun)) return `${noun.slice(0, -1)}и`
  if (/[^аеёиоуыэюя]а$/.test(noun)) return `${noun.slice(0, -1)}ы`
  return /[бвгджзклмнпрстфхцчшщ]$/.test(noun) ? `${noun}а` : null
}

/** «молока 3,2%, 10 л» of «Молоко 3,2%, 10 л», or null when its first word is not surely declined. */
export function nameInGenitive(name: string): string | null {
  const [first = '', ...rest] = name.split(' ')
  const head = first.replace(/,$/, '')
  const declined = genitive(head)
  return declined === null ? null : [`${declined}${first.slice(head.length)}`, ...rest].join(' ')
}

/** What tells the names of one order apart with the fewest words: «Молоко», «Сироп ваниль», «Сироп карамель». */
export function shortNames(names: readonly string[]): string[] {
  const words = names.map((name) => name.split(/\s+/).map((word) => word.replace(/,$/, '')))
  return names.map((name, i) => {
    const own = words[i] ?? []
    for (let count = 1; count < own.length; count++) {
      const isAlone = words.every(
        (other, j) => j === i || names[j] === name || other.slice(0, count).join(' ') !== own.slice(0, count).join(' '),
      )
      // A number is told with its unit.
      if (isAlone && !/\d$/.test(own[count - 1] ?? '')) return name.split(/\s+/).slice(0, count).join(' ').replace(/,$/, '')
    }
    return name
  })
}
