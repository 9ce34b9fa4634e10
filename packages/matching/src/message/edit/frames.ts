import { FILLER } from '../../lexicon/words.ts'
import { scaleOf } from '../scale.ts'
import { numberChanges } from './number-changes.ts'
import { shiftOf } from './shifts.ts'
import { blanked, mix, only, SIGNS, says, shadowOf, without } from './signs.ts'

/** One way to read a clause: an operation, the words for its target and the words for its value. Texts keep their places. */
export type Frame =
  | {
      readonly kind: 'line'
      readonly text: string
      readonly isMore: boolean
      readonly isAdd: boolean
      readonly keepsAmount: boolean /** Words of editing are left that this reading does not use. */
      readonly hasRest?: boolean
    }
  /** `isTorn`: goods stand before the verb and after it. */
  | { readonly kind: 'remove'; readonly target: string; readonly isTorn: boolean }
  | {
      readonly kind: 'change'
      /** Words that name the line beside what changes; may be empty. */
      readonly about: string
      readonly old: string
      readonly by: string
      readonly keepsAmount: boolean
      /** «профиль нужен четырёхметровый»: nothing but the order of words says that it is a change. */
      readonly isImplied?: boolean
      /** «вместо них», «на её место»: of what has just gone out. */
      readonly isOfTaken?: boolean
    }
  | { readonly kind: 'shift'; readonly target: string; readonly by: number; readonly unit: string }
  | { readonly kind: 'scale'; readonly target: string; readonly factor: number }
  | { readonly kind: 'each'; readonly target: string; readonly amount: string; readonly isMore: boolean }
  | { readonly kind: 'same'; readonly target: string; readonly source: string; readonly isMore: boolean }
  | { readonly kind: 'keep'; readonly target: string }
  | { readonly kind: 'only'; readonly target: string }
  | { readonly kind: 'restore'; readonly target: string }
  /** `isCut`: a verb of replacement without what to replace by: rather a part of a longer clause. */
  | { readonly kind: 'vague'; readonly target: string; readonly isCut?: boolean; readonly isWeak?: boolean }

export type FrameKind = Frame['kind']

const has = (text: string, pattern: RegExp): boolean => text.search(pattern) >= 0

const blank = (match: string): string => ' '.repeat(match.length)
/** «нет,», «ой,», «а»: what a clause may begin with and what changes nothing in it. */
const LEAD = /^\s*(?:(?:и|а|но|ну|да|так|нет|ой|стоп|вернее|точнее|хотя|блин|тьфу|упс|сорри|слушай(?:те)?)(?!\p{L})[\s,.]*)+(?=[\p{L}\d])/u
const PLACE =
  /(?<!\p{L})(?:цвет(?:а|е|ом)?|оттенк\p{L}|из (?:заказа|заявки|корзины|списка)|в (?:заказ|заявку|корзину)|полностью|совсем|вообще|целиком|пока)(?!\p{L})/gu

/** All ways to read a clause, by the words of editing it holds. */
export function framesOf(said: string): Frame[] {
  const coloured = colourOf(said)
  if (coloured) return [coloured]
  const text = without(said.replace(LEAD, blank), PLACE)
  const keepsAmount = has(text, SIGNS.sameAmount)
  const plain = keepsAmount ? without(text, SIGNS.sameAmount) : text
  if (has(text, SIGNS.restore)) return [{ kind: 'restore', target: without(text, SIGNS.restore) }]
  const only = keepOnly(text)
  if (only) return [only]
  const zero = /(?<=\p{L}\s*[:-]?\s)0(?![\d.,\p{L}])/u.exec(text)
  if (zero && !/\d/.test(blanked(text, zero.index, zero.index + 1)))
    return [{ kind: 'remove', target: blanked(text, zero.index, zero.index + 1), isTorn: false }]
  const scale = scaled(text)
  if (scale) return [scale]
  const same = sameAs(text)
  const shift = shiftOf(text)
  const changes = [...replacements(plain, keepsAmount), ...numberChanges(plain), ...notThis(plain, keepsAmount)]
  const implied = onPairs(plain, keepsAmount)
  if (shift && changes.length === 0) return [shift]
  if (
    has(plain, SIGNS.vague) ||
    (/(?<!\p{L})(?:больше|меньше)(?!\p{L})/u.test(plain) && !/\d/.test(shadowOf(plain)) && !has(plain, SIGNS.remove))
  )
    return [
      {
        kind: 'vague',
        target: without(without(plain, SIGNS.vague), /(?<!\p{L})(?:больше|меньше)(?!\p{L})/gu),
        ...(has(plain, SIGNS.vague) ? {} : { isWeak: true }),
      },
    ]
  const each = eachOf(text)
  if (has(plain, SIGNS.remove) || has(plain, SIGNS.without)) return [removal(plain), ...refusals(plain, keepsAmount), ...changes]
  if (has(plain, SIGNS.replace) || has(plain, SIGNS.instead))
    return changes.length > 0 ? changes : [{ kind: 'vague', target: without(plain, SIGNS.replace), isCut: true }]
  const guessed = changes.length > 0 ? [] : [...implied, ...topics(plain, keepsAmount)]
  return [...changes, ...guessed, ...each, ...same, ...keeps(text, plain), lineOf(plain, keepsAmount)]
}

const COLOUR =
  /^(\s*(?:(?:и|а)\s+)?(?:цвет|оттенок)\s+(?:у\s+)?)(.+?)[,\s]+(?:друг\p{L}+[,\s]+|на\s+|сдела\p{L}+\s+|нуж\p{L}+\s+|пусть будет\s+|дава\p{L}+\s+|должен быть\s+|такой\s+|помен\p{L}+\s+(?:на\s+)?)*([\p{L}\d]+)\s*[.!]?\s*$/u

/** «цвет всех позиций бежевый», «цвет у листов и саморезов другой, 7024». */
function colourOf(text: string): Frame | null {
  const match = COLOUR.exec(text)
  if (!match) return null
  const from = (match[1] ?? '').length
  const at = text.lastIndexOf(match[3] ?? '')
  const old = only(text, from, from + (match[2] ?? '').length)
  return { kind: 'change', about: '', old, by: only(text, at, at + (match[3] ?? '').length), keepsAmount: true }
}

/** What is wanted, without the words that only say that it is wanted. */
function lineOf(text: string, keepsAmount: boolean): Frame {
  const isAdd = has(text, SIGNS.add) && !/(?<!\p{L})до\s+\d/u.test(shadowOf(text))
  const isMore = has(text, SIGNS.more) || /^\s*\+/.test(text)
  const taken = without(without(text, SIGNS.add), isMore ? SIGNS.more : SIGNS.add)
  const rest = without(taken, /(?<!\p{L})(?:больше|меньше)(?!\p{L})/gu)
  const hasRest = /(?<!\p{L})(?:вместо|не(?=\s+\d)|не\s*[,.!]*\s*$)(?!\p{L})/u.test(rest)
  return { kind: 'line', text: without(rest, SIGNS.correct), isMore, isAdd, keepsAmount, ...(hasRest ? { hasRest } : {}) }
}

function removal(text: string): Frame {
  const target = without(without(without(text, SIGNS.remove), SIGNS.without), SIGNS.correct)
  const [verb] = text.matchAll(SIGNS.remove)
  const isTorn = verb !== undefined && names(target.slice(0, verb.index)) && names(target.slice(verb.index + verb[0].length))
  return { kind: 'remove', target, isTorn }
}

function names(text: string): boolean {
  return (text.match(/[\p{L}\d]{2,}/gu) ?? []).some((word) => !FILLER.has(word))
}

/** «графит не пойдёт, делаем кирпичный», «3,2 не надо, давайте 2,5»: refused, and what is wanted instead. */
function refusals(text: string, keepsAmount: boolean): Frame[] {
  const [match] = text.matchAll(SIGNS.remove)
  if (!match) return []
  const old = only(text, 0, match.index)
  const by = only(text, match.index + match[0].length, text.length)
  const follows = without(by, SIGNS.prefer)
  const [wanted] = by.matchAll(SIGNS.prefer)
  if (
    !says(old) ||
    !says(follows) ||
    has(by, SIGNS.remove) ||
    !wanted ||
    says(by.slice(0, wanted.index).replace(/(?<!\p{L})(?:а|и|то|мне|нам|уже)(?!\p{L})/gu, ' '))
  )
    return []
  return [{ kind: 'change', about: '', old, by: without(by, SIGNS.prefer), keepsAmount }]
}

const ON = /(?<![\p{L}\d])на(?!\p{L})/gu

function replacements(text: string, keepsAmount: boolean): Frame[] {
  const frames: Frame[] = []
  const change = (about: string, old: string, by: string): void => {
    if (says(by)) frames.push({ kind: 'change', about, old, by: by.replace(/^(\s*)на(?!\p{L})/u, '$1  '), keepsAmount })
  }
  const clean = without(text, SIGNS.replace)
  const [instead] = clean.matchAll(SIGNS.instead)
  if (instead) return insteadOf(clean, instead, keepsAmount)
  if (!has(text, SIGNS.replace)) return []
  const [verb] = text.matchAll(SIGNS.replace)
  for (const match of clean.matchAll(ON)) {
    const by = only(clean, match.index + 2, clean.length)
    const isTorn = verb !== undefined && verb.index > match.index && names(by.slice(0, verb.index)) && names(by.slice(verb.index))
    if (!isTorn) change('', only(clean, 0, match.index), by)
  }
  if (verb && frames.length === 0) {
    const before = only(text, 0, verb.index)
    const after = only(text, verb.index + verb[0].length, text.length)
    if (says(before)) change('', before, after)
  }
  return frames
}

/** «вместо A B», «B вместо A», «вместо них B», «на её место B». */
function insteadOf(text: string, match: RegExpExecArray, keepsAmount: boolean): Frame[] {
  const before = without(only(text, 0, match.index), SIGNS.prefer)
  const from = match.index + match[0].length
  const after = (at: number): string => without(only(text, at, text.length), SIGNS.prefer)
  const pronoun = /^\s*(?:их|него|нее|них|этого|этих|того|тех)(?!\p{L})/u.exec(text.slice(from))
  if (pronoun || /^на\s/.test(match[0])) {
    const by = mix(without(before, SIGNS.pronoun), after(from + (pronoun?.[0].length ?? 0)))
    return says(by) ? [{ kind: 'change', about: '', old: '', by, keepsAmount, isOfTaken: true }] : []
  }
  return wordEnds(text, from).flatMap((at) => {
    const old = without(only(text, from, at), SIGNS.prefer)
    const rest = after(at)
    const frames: Frame[] = []
    if (says(before)) frames.push({ kind: 'change', about: '', old, by: mix(before, rest), keepsAmount })
    if (says(rest)) frames.push({ kind: 'change', about: before, old, by: rest, keepsAmount })
    return frames
  })
}

/** «…и саморезы на 3,5х25», after a replacement or beside it. */
function onPairs(text: string, keepsAmount: boolean): Frame[] {
  return [...text.matchAll(ON)]
    .map((match) => ({ old: only(text, 0, match.index), by: only(text, match.index + 2, text.length) }))
    .filter(({ old, by }) => says(old) && says(by))
    .map(({ old, by }) => ({ kind: 'change', about: '', old, by, keepsAmount, isImplied: true }))
}

function wordEnds(text: string, from: number): number[] {
  return [...text.matchAll(/[\p{L}\d]+(?=[^\p{L}\d]|$)/gu)]
    .map((match) => match.index + match[0].length)
    .filter((at) => at > from && !/^[.,/хx*-]\d/.test(text.slice(at)))
}

const NOT_VERB =
  'над[оа]|нуж|буд|бер[еу]|хоч|хот|меня|трог|возьм|убир|удал|забуд|забыв|знаю|поня|помн|ли(?!\\p{L})|очень|позднее|позже|только|хват|пойд|подойд|подход|устраив|год|позвон|звон|\\p{L}+(?:ет|ут|ют|ит|ат|ят|ите|йте|ться|ешь|ишь|ем|им|ал|ала|али|ло)(?!\\p{L})'

/** «затирку не серую, а белую», «не W11102/36, а W11102/34», «бочка 60 л, а не 48», «крышки белые, не чёрные». */
function notThis(text: string, keepsAmount: boolean): Frame[] {
  const frames: Frame[] = []
  const forward = new RegExp(`(?<!\\p{L})не\\s+(?!${NOT_VERB})`, 'gu')
  for (const match of text.matchAll(forward)) {
    const lead = only(text, 0, match.index)
    const from = match.index + match[0].length
    for (const cut of text.slice(from).matchAll(/\s*,?\s+а\s+|,(?!\d)\s*|\s+-\s+/gu)) {
      const at = from + cut.index
      const by = only(text, at + cut[0].length, text.length)
      if (says(by) && says(text.slice(from, at)))
        frames.push({ kind: 'change', about: without(lead, SIGNS.prefer), old: only(text, from, at), by, keepsAmount })
    }
    const old = only(text, from, text.length)
    const by = lead.replace(/[,\s-]*(?:а\s*)?$/u, '').padEnd(lead.length)
    if (says(by) && says(old) && !/(?<!\p{L})а\s|,/u.test(text.slice(from)))
      frames.push({ kind: 'change', about: '', old, by, keepsAmount })
  }
  return frames
}

/** «профиль нужен четырёхметровый», «гкл лучше влагостойкий»: first what is spoken of, then what it shall be. */
function topics(text: string, keepsAmount: boolean): Frame[] {
  const frames: Frame[] = []
  for (const match of text.matchAll(SIGNS.prefer)) {
    const about = only(text, 0, match.index)
    const by = only(text, match.index + match[0].length, text.length)
    if (says(about) && says(by) && !has(about, SIGNS.add) && !has(about, SIGNS.more))
      frames.push({ kind: 'change', about, old: '', by: without(by, SIGNS.prefer), keepsAmount, isImplied: true })
  }
  return frames
}

const KEEP_ONLY: readonly RegExp[] = [
  /^(.*?)(?<!\p{L})(?:остав\p{L}*|пусть остан\p{L}*|нуж\p{L}+|надо|оста[ею]тся)\s+(?:только|лишь|одн[оуи])(?!\p{L})(.*)$/u,
  /^(.*?)(?<!\p{L})(?:только|лишь)\s+(.+?)\s+(?:остав\p{L}*|оста[ею]тся|нуж\p{L}+)\s*[.!]?$/u,
]

function keepOnly(text: string): Frame | null {
  for (const pattern of KEEP_ONLY) {
    const match = pattern.exec(text)
    if (
      match &&
      !says(
        without(
          match[1] ?? '',
          /(?<!\p{L})(?:и|а|но|тогда|давай\p{L}*|пожалуйста|из|всего|все|заказа|этого|мне|нам|пусть|в|заказе)(?!\p{L})/gu,
        ),
      )
    )
      return { kind: 'only', target: ' '.repeat(text.indexOf(match[2] ?? '', (match[1] ?? '').length)) + (match[2] ?? '') }
  }
  return null
}

function scaled(text: string): Frame | null {
  const scale = scaleOf(text, has(text, SIGNS.all) || !/\p{L}{3,}/u.test(text))
  return scale ? { kind: 'scale', target: without(scale.rest, SIGNS.prefer), factor: scale.factor } : null
}

/** «всё по 10», «кирпич и блоки по 20»: one quantity for each. */
function eachOf(text: string): Frame[] {
  const shadow = shadowOf(text)
  const match = /(?<!\p{L})по\s+(?=\d[^-]*(?!-))/u.exec(shadow.replace(/(?<=\p{L})-\p{L}+/gu, blank))
  if (!match) return []
  const amount = /^\d+(?:[.,]\d+)?·*\s*(?:\p{L}+\.?)?/u.exec(shadow.slice(match.index + match[0].length))?.[0] ?? ''
  const from = match.index + match[0].length
  const target = blanked(text, match.index, from + amount.length)
  const stripped = [SIGNS.prefer, SIGNS.correct, SIGNS.more, SIGNS.add].reduce(without, target)
  return [
    {
      kind: 'each',
      target: stripped,
      amount: text.slice(from, from + amount.length),
      isMore: has(text, SIGNS.more) || has(text, SIGNS.add),
    },
  ]
}

/** «ротбанда столько же, сколько гкл», «ещё столько же». */
function sameAs(text: string): Frame[] {
  const match = /(?<!\p{L})(?:столько[\s-]же|столько ж|такое же количество)(?:(?:\s\p{L}+)?\s*,?\s*(?:сколько|как)(?:\s+и)?\s+(.+))?/u.exec(
    text,
  )
  if (!match) return []
  const target = match[1] === undefined ? blanked(text, match.index, match.index + match[0].length) : only(text, 0, match.index)
  const isMore = has(text, SIGNS.more)
  return [{ kind: 'same', target: without(without(target, SIGNS.more), SIGNS.prefer), source: match[1] ?? '', isMore }]
}

/** «не девятку»: something else than what there is. */
const DENIED = /(?<!\p{L})не\s+(?!меня|трог|трож|над|нуж|забуд)/u

function keeps(text: string, plain: string): Frame[] {
  if (!has(text, SIGNS.keep) || DENIED.test(plain)) return []
  return [{ kind: 'keep', target: without(without(plain, SIGNS.keep), SIGNS.correct) }]
}
