import { UNITS } from '../lexicon/units.ts'
import { tokenise } from '../text/tokens.ts'
import { scaleOf } from './scale.ts'

/** What a part of a message does to the basket. */
export type Operation =
  | { readonly kind: 'line'; readonly text: string; readonly isMore: boolean }
  | { readonly kind: 'remove'; readonly text: string }
  | { readonly kind: 'replace'; readonly what: string; readonly by: string }
  | { readonly kind: 'correct'; readonly text: string }
  | { readonly kind: 'vague'; readonly text: string }
  | { readonly kind: 'scale'; readonly text: string; readonly factor: number }
  | { readonly kind: 'delta'; readonly text: string; readonly sign: 1 | -1 }

/** Verbs that take a line out of the basket, as the source of a pattern. */
export const REMOVE_VERB = String.raw`убер\p{L}*|убрать|убира\p{L}*|удал\p{L}*|вычерк\p{L}*|исключ\p{L}*|минусу\p{L}*|отмена|убирай\p{L}*|отмен\p{L}*|выкин\p{L}*|выброс\p{L}*|не над[оа]|не нуж\p{L}+|ненадо|ненужн\p{L}+|не хоч\p{L}*|не буд\p{L}*|не возьм\p{L}*|не бер\p{L}*|отказ\p{L}*|сним\p{L}*|снять|алып таста\p{L}*|керек емес|ubrat|uberite|ne nado`
const REMOVE = new RegExp(`(?<!\\p{L})(?:${REMOVE_VERB}|кроме|исключая|минус(?=\\s\\p{L}))(?!\\p{L})`, 'u')
const WHOLLY = /(?<!\p{L})(?:полностью|совсем|вообще|целиком|пока|тоже|из (?:заказа|корзины|списка|заявки))(?!\p{L})/gu
const WITHOUT = /^\s*(?:(?:и|но|а|только|да|все|это)\s+)*без\s+/u
const REPLACE_VERB = /(?<!\p{L})(?:помен\p{L}*|замен\p{L}*|меняем|смен\p{L}*|обмен\p{L}*)(?!\p{L})/u
const INSTEAD = /(?<!\p{L})(?:вместо|взамен)\s+/u
const MORE =
  /(?:^|[,;]|(?<!\p{L})и)\s*плюс(?=\s)|(?<!\p{L})плюс(?=\s+\d)|(?<!\p{L})(?:еще|добав\p{L}*|докин\p{L}*|дополнительно|допол\p{L}*|добро?с\p{L}*|накин\p{L}*|подкин\p{L}*|кос(?:ыныз|ып)|тагы|eshe)(?!\p{L})|^\s*\+/u
const DELTA =
  /(?<=\p{L}\s)[+-](?=\d+\s*(?:шт\p{L}*|уп\p{L}*|меш\p{L}*|лист\p{L}*)?\s*[,.]?\s*$)|(?<!\p{L})на\s+(?:\d+|\p{L}+)(?:\s\p{L}+)?\s(?:больше|меньше)(?!\p{L})|(?<=\p{L}\s)(?:плюс|минус)\s+(?=\d)|(?<!\p{L})(?:увелич|прибав|подним|уменьш|сократ|убав|сбав|вычт)\p{L}*(?=.*?(?<!\p{L})на\s)/u
const CORRECT =
  /^\s*(?:(?:и|а|но)[\s,]+)?(?:ой|не(?=\s*,)|нет|погоди|погодите|подожди|вернее|точнее|хотя|стоп|пардон|извин\p{L}*|то есть|исправ\p{L}*|поправ\p{L}*|ошиб\p{L}*|описк\p{L}*|опечат\p{L}*|тьфу|упс|сорри|блин|погорячил\p{L}*|перепутал\p{L}*|прошу прощения|прощени\p{L}|каюсь|уточн\p{L}*|лучше|все-таки|все таки)(?!\p{L})[,\s]*/u
const VAGUE =
  /(?<!\p{L})(?:побольше|поменьше|чуть больше|чуть меньше|немного|несколько|сколько-нибудь|сколько есть|как можно больше|больше обычного|меньше обычного)(?!\p{L})/u
/** Names what one part asks for. Without a basket to edit, «без» and «не» are words of the goods. */
export function operationOf(text: string, hasBase: boolean): Operation {
  const refused = hasBase ? refusedFor(text) : null
  if (refused) return refused
  const corrected = CORRECT.exec(text)
  if (corrected && hasBase) return { kind: 'correct', text: blank(text, corrected[0]) }
  const replaced = hasBase ? replacement(text) : null
  if (replaced) return replaced
  const scale = hasBase ? scaleOf(text, false) : null
  if (scale) return { kind: 'scale', text: scale.rest, factor: scale.factor }
  const shift = hasBase ? (DELTA.exec(text) ?? minusCount(text)) : null
  if (shift)
    return {
      kind: 'delta',
      sign: /^-|меньше|минус|убав|сбав|уменьш|сократ|вычт/.test(shift[0]) ? -1 : 1,
      text: text
        .replace(/(?<=(?<!\p{L})на\s+)\p{L}+(?=\s+(?:больше|меньше))/u, (word) => (UNITS.has(word) ? ' '.repeat(word.length) : word))
        .replace(
          /(?<!\p{L})(?:на(?=\s)|больше|меньше|плюс|минус|еще|(?:увелич|прибав|подним|уменьш|сократ|убав|сбав|вычт)\p{L}*)(?!\p{L})/gu,
          (match) => ' '.repeat(match.length),
        ),
    }
  if (hasBase && VAGUE.test(text)) return { kind: 'vague', text: text.replace(VAGUE, (match) => ' '.repeat(match.length)) }
  if (REMOVE.test(text) && (hasBase || !/\d/.test(text)))
    return {
      kind: 'remove',
      text: text.replace(REMOVE, (match) => ' '.repeat(match.length)).replace(WHOLLY, (match) => ' '.repeat(match.length)),
    }
  const without = WITHOUT.exec(text)
  if (without && hasBase) return { kind: 'remove', text: blank(text, without[0]) }
  if (/(?<!p{L})до\s+\d/.test(text)) return { kind: 'line', text, isMore: false }
  return { kind: 'line', text: text.replace(MORE, (match) => ' '.repeat(match.length)), isMore: MORE.test(text) }
}

/** «минус два кетчупа». */
function minusCount(text: string): RegExpExecArray | null {
  const match = /^\s*(?:и\s+)?минус\s+/u.exec(text)
  return match && tokenise(text.slice(match[0].length))[0]?.kind === 'number' ? match : null
}

function blank(text: string, lead: string): string {
  return ' '.repeat(lead.length) + text.slice(lead.length)
}

/** «графит не пойдёт, делаем кирпичный». */
const REFUSED =
  /^\s*(?:нет[,\s]+)?(.+?)\s+не\s+(?:пойд\p{L}+|подойд\p{L}+|подход\p{L}+|устраива\p{L}+|годится|катит)\s*,?\s*(?:а\s+)?(?:тогда\s+)?(?:дела\p{L}+|дава\p{L}+|лучше|бер\p{L}+|пусть будет|нуж\p{L}+|хот\p{L}+|сдела\p{L}+|постав\p{L}+)?\s*(.+)$/u
function refusedFor(text: string): Operation | null {
  const [, what, by] = REFUSED.exec(text) ?? []
  return what === undefined || by === undefined ? null : { kind: 'replace', what, by }
}

/** «бочка нужна 60 л, а не 48». */
const TURNED = /^(.*\d.*?)\s*,?\s+а\s+не\s+(\d[^,]{0,20})$/u

/** «затирку не серую, а белую», «цемент не м500 а м400», «маяки не шестёрка, десятка»: the named line with the other attribute. */
function notButThis(text: string): Operation | null {
  const turned = TURNED.exec(text)
  if (turned && !/^(?:над|нуж|буд|бер|хоч)/.test(turned[2] ?? '')) {
    const head = (turned[1] ?? '').replace(/\d+(?:[.,]\d+)?\s?\p{L}{0,3}(?!\p{L})/gu, ' ')
    return { kind: 'replace', what: `${head} ${turned[2]}`, by: turned[1] ?? '' }
  }
  const match = /^(.*?)(?<!\p{L})не\s+([^,]{1,30}?)(?:\s*,?\s+а\s+|\s*,\s*(?!но))(.+)$/u.exec(text)
  const [, lead = '', wrong = '', right = ''] = match ?? []
  if (!match || /^(?:над|нуж|буд|бер|хоч|меня|трог)/.test(wrong) || /^\d+\s*(?:шт|уп|меш|лист)\p{L}*$/u.test(wrong.trim())) return null
  if (/^\d+$/.test(wrong.trim()))
    return /^\s*\p{L}+\s*[.!]?$/u.test(right) ? { kind: 'replace', what: `${lead} ${wrong}`, by: right } : null
  return { kind: 'replace', what: `${lead} ${wrong}`, by: `${lead} ${right}` }
}

/** «X поменяйте на Y», «вместо X Y», «замените X на Y». */
function replacement(text: string): Operation | null {
  const verb = REPLACE_VERB.exec(text)
  const clean = verb ? `${text.slice(0, verb.index)} ${text.slice(verb.index + verb[0].length)}` : text
  if (verb) {
    const on = /(?<!\p{L}|\d)на(?!\p{L})/u.exec(clean)
    if (on) return { kind: 'replace', what: clean.slice(0, on.index), by: clean.slice(on.index + 2) }
    const [what, by] = [text.slice(0, verb.index), text.slice(verb.index + verb[0].length)]
    if (/[\p{L}\d]{2,}/u.test(what) && /^\s*\p{L}+(?:ыми|ими|ым|им|ой)(?!\p{L})/u.test(by)) return { kind: 'replace', what, by }
  }
  const instead = INSTEAD.exec(clean)
  if (!instead) return notButThis(clean)
  const rest = clean.slice(instead.index + instead[0].length)
  const before = clean.slice(0, instead.index)
  const cut =
    /,(?!\d)|\s-\s|(?<!\p{L})(?:давайте|давай|возьм\p{L}*|лучше|постав\p{L}*|полож\p{L}*|нуж\p{L}*|надо|пусть будет|сделайте)(?!\p{L})/u.exec(
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
    .replace(
      /(?<![\p{L}\d.,])\d+(?:\s?\p{L}{1,9}\.?)?\s+(?:мало|маловато|много|многовато|не хватит)\s*,?\s*(?:а\s+)?(?:дава\p{L}*|лучше|надо|нужно|сдела\p{L}*|пусть(?:\s+будет)?|бер\p{L}*|возьм\p{L}*)?\s*(?=\d)/gu,
      (match) => ' '.repeat(match.length),
    )
    .replace(/(?<!\p{L})не\s+(\d+(?:[.,]\d+)?)(\s?\p{L}{1,9}\.?)?\s*,?\s*(?:а|но)\s+(?=\d)/gu, (match) => ' '.repeat(match.length))
    .replace(
      /(?<!\p{L})(\d+(?:[.,]\d+)?)(\s?\p{L}{1,9}\.?)?\s*,?\s+(?:а )?не\s+\d+(?:[.,]\d+)?/gu,
      (match, value: string, unit: string | undefined) => `${value}${unit ?? ''}`.padEnd(match.length),
    )
    .replace(
      /(?<!\p{L})(?:было|вместо)\s+\d+(?:[.,]\d+)?(?![\d.,])\s*(?:шт\p{L}*)?\s*,?\s*(?:стало|станет|будет|надо|нужно|теперь|сделай\p{L}*|поставь\p{L}*|давай\p{L}*)?\s*(?=\d)/gu,
      (match, at: number, whole: string) => (/[,.;]\s*$/.test(whole.slice(0, at)) ? 'ой'.padEnd(match.length) : ' '.repeat(match.length)),
    )
    .replace(
      /(?<![\p{L}\d.,]|[хx*/])(\d+(?:\s?(?:шт|уп|меш|лист|пач|кор|рул|бан|вед|бут|кг|кило|метр|литр|м2|м|л)\p{L}*\.?)?)\s+вместо\s+\d+(?:\s?(?:шт|уп|меш|лист|пач|кор|рул|бан|вед|бут)\p{L}*)?\s*(?=$|[,;.]|\sи\s)/gu,
      (match, value: string) => value.padEnd(match.length),
    )
    .replace(
      /(?<=\p{L}\s)с\s\d+(?:\s?(?:шт|уп|меш|лист|пач|кор|рул|бан|вед|бут)\p{L}*)?\s+(?:поменя\p{L}*\s|увелич\p{L}*\s|уменьш\p{L}*\s)?(?:на|до)\s+(?=\d+(?:\s?(?:шт|уп|меш|лист|пач|кор|рул|бан|вед|бут)\p{L}*)?\s*(?:$|[,;.]|\sи\s))/gu,
      (match) => ' '.repeat(match.length),
    )
    .replace(/(?<![\d.,])\d+(?:[.,]\d+)?\s*->\s*(?=\d)/gu, (match) => ' '.repeat(match.length))
}
