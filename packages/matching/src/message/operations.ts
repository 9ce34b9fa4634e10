/** What a part of a message does to the basket. */
export type Operation =
  | { readonly kind: 'line'; readonly text: string; readonly isMore: boolean }
  | { readonly kind: 'remove'; readonly text: string }
  | { readonly kind: 'replace'; readonly what: string; readonly by: string }
  | { readonly kind: 'correct'; readonly text: string }
  | { readonly kind: 'vague'; readonly text: string }
  | { readonly kind: 'scale'; readonly text: string; readonly factor: number }
  | { readonly kind: 'only'; readonly text: string }
  | { readonly kind: 'delta'; readonly text: string; readonly sign: 1 | -1 }

const REMOVE =
  /(?<!\p{L})(?:убер\p{L}*|убрать|убира\p{L}*|удал\p{L}*|вычерк\p{L}*|исключ\p{L}*|минусу\p{L}*|отмена|убирай\p{L}*|отмен\p{L}*|выкин\p{L}*|выброс\p{L}*|не над[оа]|не нуж\p{L}+|ненадо|ненужн\p{L}+|не хоч\p{L}*|не буд\p{L}*|не возьм\p{L}*|не бер\p{L}*|кроме|исключая|минус(?=\s\p{L})|отказ\p{L}*|сним\p{L}*|снять|алып таста\p{L}*|керек емес|ubrat|uberite|ne nado)(?!\p{L})/u
const WITHOUT = /^\s*(?:(?:и|но|а|только|да|все|это)\s+)*без\s+/u
const REPLACE_VERB = /(?<!\p{L})(?:помен\p{L}*|замен\p{L}*|меняем|смен\p{L}*|обмен\p{L}*)(?!\p{L})/u
const INSTEAD = /(?<!\p{L})(?:вместо|взамен)\s+/u
const MORE =
  /(?<!\p{L})(?:еще|добав\p{L}*|плюс|докин\p{L}*|дополнительно|допол\p{L}*|добро?с\p{L}*|накин\p{L}*|подкин\p{L}*|кос(?:ыныз|ып)|тагы|eshe)(?!\p{L})|^\s*\+/u
const DELTA =
  /(?<!\p{L})на\s+(?:\d+|\p{L}+)(?:\s\p{L}+)?\s(?:больше|меньше)(?!\p{L})|(?<=\p{L}\s)(?:плюс|минус)\s+(?=\d)|(?<!\p{L})(?:увелич|прибав|подним|уменьш|сократ|убав|сбав|вычт)\p{L}*(?=.*?(?<!\p{L})на\s)/u
const CORRECT =
  /^\s*(?:(?:и|а|но)[\s,]+)?(?:ой|не(?=\s*,)|нет|вернее|точнее|хотя|стоп|пардон|извин\p{L}*|то есть|исправ\p{L}*|поправ\p{L}*|ошиб\p{L}*|описк\p{L}*|опечат\p{L}*|тьфу|упс|сорри|блин|уточн\p{L}*|лучше|все-таки|все таки)(?!\p{L})[,\s]*/u
const VAGUE =
  /(?<!\p{L})(?:побольше|поменьше|чуть больше|чуть меньше|немного|несколько|сколько-нибудь|сколько есть|как можно больше|больше обычного|меньше обычного)(?!\p{L})/u
const TWICE: readonly (readonly [RegExp, number])[] = [
  [/(?<!\p{L})(?:в два раза больше|вдвое больше|удво\p{L}*|в двойном (?:размере|объеме|количестве)|двойной объем)(?!\p{L})/u, 2],
  [/(?<!\p{L})(?:в три раза больше|втрое больше|утро(?:им|йте))(?!\p{L})/u, 3],
  [/(?<!\p{L})(?:в два раза меньше|вдвое меньше|половину от)(?!\p{L})/u, 0.5],
]

const MARKERS =
  /(?:(?<=[\p{L}\d.)])\s+(?:и|но|а|только|также)?\s*(?=(?:без|кроме|убер\p{L}*|убира\p{L}*|удал\p{L}*|вычерк\p{L}*|добав\p{L}*(?!\s+(?:до|еще)?\s*\d)|докин\p{L}*(?!\s+\d)|вместо)\s)|(?<=(?:не надо|не нужн[оаы]|не нужен|не берем|не беру|убрать|уберите|убери|удалите|вычеркните)(?:[\s,.]))(?=\s*\p{L}))/gu

/** Where an edit begins or has ended, so that the parts can be read apart. */
export function editCuts(text: string): number[] {
  return [...text.matchAll(MARKERS)].map((match) => match.index + match[0].length).filter((at) => at > 0 && at < text.length)
}

/** Names what one part asks for. Without a basket to edit, «без» and «не» are words of the goods. */
export function operationOf(text: string, hasBase: boolean): Operation {
  const corrected = CORRECT.exec(text)
  if (corrected && hasBase) return { kind: 'correct', text: blank(text, corrected[0]) }
  const replaced = hasBase ? replacement(text) : null
  if (replaced) return replaced
  for (const [pattern, factor] of TWICE)
    if (hasBase && pattern.test(text)) return { kind: 'scale', text: text.replace(pattern, (match) => ' '.repeat(match.length)), factor }
  const shift = hasBase ? DELTA.exec(text) : null
  if (shift)
    return {
      kind: 'delta',
      sign: /меньше|минус|убав|сбав|уменьш|сократ|вычт/.test(shift[0]) ? -1 : 1,
      text: text.replace(
        /(?<!\p{L})(?:на(?=\s)|больше|меньше|плюс|минус|еще|(?:увелич|прибав|подним|уменьш|сократ|убав|сбав|вычт)\p{L}*)(?!\p{L})/gu,
        (match) => ' '.repeat(match.length),
      ),
    }
  if (hasBase && VAGUE.test(text)) return { kind: 'vague', text: text.replace(VAGUE, (match) => ' '.repeat(match.length)) }
  if (REMOVE.test(text) && (hasBase || !/\d/.test(text)))
    return { kind: 'remove', text: text.replace(REMOVE, (match) => ' '.repeat(match.length)) }
  const without = WITHOUT.exec(text)
  if (without && hasBase) return { kind: 'remove', text: blank(text, without[0]) }
  if (hasBase && /(?<!\p{L})остав(?:ь|ьте|им|ляем)\s+только(?!\p{L})|(?<!\p{L})только\s+остав\p{L}*/u.test(text))
    return { kind: 'only', text: text.replace(/остав\p{L}*|только/gu, (match) => ' '.repeat(match.length)) }
  if (/(?<!p{L})до\s+\d/.test(text)) return { kind: 'line', text, isMore: false }
  return { kind: 'line', text: text.replace(MORE, (match) => ' '.repeat(match.length)), isMore: MORE.test(text) }
}

function blank(text: string, lead: string): string {
  return ' '.repeat(lead.length) + text.slice(lead.length)
}

/** «затирку не серую, а белую», «цемент не м500 а м400», «маяки не шестёрка, десятка»: the named line with the other attribute. */
function notButThis(text: string): Operation | null {
  const match = /^(.*?)(?<!\p{L})не\s+([^,]{1,30}?)(?:\s*,?\s+а\s+|\s*,\s*(?!но))(.+)$/u.exec(text)
  const [, lead = '', wrong = '', right = ''] = match ?? []
  if (!match || /^(?:над|нуж|буд|бер|хоч|меня|трог)/.test(wrong) || /^\d+(?:\s*(?:шт|уп|меш|лист)\p{L}*)?$/u.test(wrong.trim())) return null
  return { kind: 'replace', what: `${lead} ${wrong}`, by: `${lead} ${right}` }
}

/** «X поменяйте на Y», «вместо X Y», «замените X на Y». */
function replacement(text: string): Operation | null {
  const verb = REPLACE_VERB.exec(text)
  const clean = verb ? `${text.slice(0, verb.index)} ${text.slice(verb.index + verb[0].length)}` : text
  if (verb) {
    const on = /(?<!\p{L}|\d)на(?!\p{L})/u.exec(clean)
    if (on) return { kind: 'replace', what: clean.slice(0, on.index), by: clean.slice(on.index + 2) }
  }
  const instead = INSTEAD.exec(clean)
  if (!instead) return notButThis(clean)
  const rest = clean.slice(instead.index + instead[0].length)
  const before = clean.slice(0, instead.index)
  const cut =
    /,|\s-\s|(?<!\p{L})(?:давайте|давай|возьм\p{L}*|лучше|постав\p{L}*|полож\p{L}*|нуж\p{L}*|надо|пусть будет|сделайте)(?!\p{L})/u.exec(
      rest,
    )
  if (/[\p{L}\d]{2,}/u.test(before)) return { kind: 'replace', what: rest, by: before }
  return cut
    ? { kind: 'replace', what: rest.slice(0, cut.index), by: rest.slice(cut.index + cut[0].length) }
    : { kind: 'replace', what: '', by: rest }
}

/** «не 5 а 8», «было 5 стало 8»: the new number only. */
export function lastWord(text: string): string {
  return text
    .replace(/(?<!\p{L})не\s+(\d+(?:[.,]\d+)?)(\s?\p{L}{1,9}\.?)?\s*,?\s*(?:а|но)\s+(?=\d)/gu, (match) => ' '.repeat(match.length))
    .replace(
      /(?<!\p{L})(\d+(?:[.,]\d+)?)(\s?\p{L}{1,9}\.?)?\s*,?\s+(?:а )?не\s+\d+(?:[.,]\d+)?/gu,
      (_match, value: string, unit: string | undefined) => `${value}${unit ?? ''}`,
    )
    .replace(
      /(?<!\p{L})(?:было|вместо)\s+\d+(?:[.,]\d+)?\s*(?:шт\p{L}*)?\s*,?\s*(?:стало|станет|будет|надо|нужно|теперь|сделай\p{L}*|поставь\p{L}*|давай\p{L}*)?\s*(?=\d)/gu,
      (match) => ' '.repeat(match.length),
    )
    .replace(/(?<![\d.,])\d+(?:[.,]\d+)?\s*->\s*(?=\d)/gu, (match) => ' '.repeat(match.length))
}
