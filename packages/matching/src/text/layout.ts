const QWERTY = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
const JCUKEN = 'ёйцукенгшщзхъфывапролджэячсмитьбю'
const toRussian = new Map([...QWERTY].map((ch, i) => [ch, JCUKEN[i] === 'ё' ? 'е' : (JCUKEN[i] ?? ch)] as const))
for (const [ch, russian] of [
  ['<', 'б'],
  ['>', 'ю'],
  ['{', 'х'],
  ['}', 'ъ'],
  [':', 'ж'],
  ['"', 'э'],
  ['~', 'е'],
] as const)
  toRussian.set(ch, russian)

/** What the same keys give in the Russian layout: «hjnfyl» → «ротанд»; keys of punctuation are letters there. */
export function asRussianKeys(text: string): string {
  let result = ''
  for (const ch of text) result += toRussian.get(ch) ?? ch
  return result
}
