/**
 * How letters are called in Russian, and what each may stand for: the Russian letter, the Latin one that sounds so, the one that looks so.
 * «цэ эм» are C and M, «вэ вэ гэ» ВВГ, «аш ди эм ай» HDMI.
 */
const TABLE: readonly (readonly [string, string])[] = [
  ['а', 'аa'],
  ['бэ бе би', 'бb'],
  ['вэ ве ви', 'вvw'],
  ['гэ ге', 'гg'],
  ['джи', 'gj'],
  ['дэ де ди', 'дd'],
  ['е', 'еe'],
  ['жэ', 'жj'],
  ['зэ зет зэт', 'зz'],
  ['и', 'иie'],
  ['ай', 'i'],
  ['ка кэ кей', 'кk'],
  ['эл эль ел ель', 'лl'],
  ['эм ем', 'мm'],
  ['эн ен', 'нn'],
  ['о', 'оo'],
  ['пэ пе пи', 'пp'],
  ['эр ер ар', 'рr'],
  ['эс ес', 'сsc'],
  ['тэ те ти', 'тt'],
  ['у', 'уu'],
  ['ю', 'юu'],
  ['эф еф', 'фf'],
  ['ха хэ', 'хhx'],
  ['аш эйч', 'hн'],
  ['цэ це си', 'цcс'],
  ['че чэ', 'ч'],
  ['ша шэ', 'ш'],
  ['ща щэ', 'щ'],
  ['э', 'эe'],
  ['я', 'я'],
  ['икс', 'xх'],
  ['игрек вай', 'y'],
  ['кью ку', 'q'],
  ['джей', 'j'],
  ['дабл', 'w'],
]

export const LETTER_NAMES: ReadonlyMap<string, string> = new Map(
  TABLE.flatMap(([names, letters]) => names.split(' ').map((name) => [name, letters] as const)),
)

/** Names of letters that are words of their own as well: alone they spell nothing. */
export const ALSO_WORDS: ReadonlySet<string> = new Set(
  'а и о у е я э ю ка ха те де ем ел ель ен ар си ди ти би ви пи ку ша ве ти си по на же'.split(' '),
)

const NAMED = [...LETTER_NAMES.keys()].filter((name) => name.length > 1 && /э/.test(name)).sort((a, b) => b.length - a.length)
const WRITTEN_TOGETHER = new RegExp(`^(?:${NAMED.join('|')}){2,}$`)
const ONE_NAME = new RegExp(NAMED.join('|'), 'g')

/** «вэвэгэ», «кэгэ»: names of letters written as one word; none when it is another word. */
export const lettersIn = (word: string): readonly string[] => (WRITTEN_TOGETHER.test(word) ? (word.match(ONE_NAME) ?? []) : [])
