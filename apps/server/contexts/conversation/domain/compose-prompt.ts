import type { LineView, OrderView, ShortageOption } from '@skladno/contracts'
import { formatDay, formatQuantity, formatUnitPrice } from '@skladno/platform/wording'
import type { ConversationMessages, Locale } from '../messages/index.ts'
import { repeatMessages } from '../messages/repeat.ts'
import type { ChoiceOption } from '../ports/messenger-channel.ts'
import { composeAmount } from './compose-amount.ts'
import { composeProposal } from './compose-proposal.ts'
import type { Prompt } from './next-prompt.ts'
import { optionId } from './option-id.ts'
import type { PromptContext } from './prompt-context.ts'
import type { Reply } from './reply.ts'

/** Says the prompt in the customer's language, with every answer as a tap. */
export function composePrompt(prompt: Prompt, context: PromptContext): Reply {
  const { words } = context
  const base = { orderId: context.order.id, draftVersion: context.order.draftVersion, pricesOf: null }
  switch (prompt.kind) {
    case 'choose-product':
      return { ...base, ...chooseProduct(prompt.line, words, context) }
    case 'quantity':
      return { ...base, text: withIntro(words, context, words.ask.quantity(prompt.line.candidates[0]?.name ?? prompt.line.requestedText)) }
    case 'amount':
      return { ...base, ...chooseAmount(prompt.line, context) }
    case 'unit':
      return { ...base, ...chooseUnit(prompt.line, words, context) }
    case 'shortage':
      return { ...base, ...chooseShortage(prompt.line, words, context) }
    case 'payer':
      return { ...base, text: words.ask.payer, options: payerOptions(context.order) }
    case 'price-on-request':
      return { ...base, text: words.say.priceOnRequest(prompt.lines.map(nameOf), context.managerName) }
    case 'nothing-found':
      return { ...base, text: words.ask.notFound(prompt.lines.map((line) => line.requestedText)), options: [personOption(words)] }
    case 'empty':
      return { ...base, text: words.say.emptyDraft }
    case 'proposal':
      return composeProposal(context, words)
  }
}

const nameOf = (line: LineView): string => line.product?.name ?? line.requestedText

export const personOption = (words: ConversationMessages): ChoiceOption => ({
  id: optionId({ kind: 'person' }),
  title: words.buttons.person,
})

/** The question stands alone when there is nothing else; otherwise it says how much is understood already. */
function withIntro(words: ConversationMessages, { order }: PromptContext, question: string): string {
  const understood = order.lines.filter((line) => line.state === 'open').length
  return understood === 0 ? question : `${words.ask.understood(understood)}\n\n${question}`
}

const MAX_CANDIDATES = 5
/** Up to this many options every messenger shows buttons; a longer list has room for calling a person as well. */
const BUTTONS = 3

function chooseProduct(line: LineView, words: ConversationMessages, context: PromptContext): Pick<Reply, 'text' | 'options'> {
  const { order } = context
  const attribute = line.question === null ? null : (words.attributes[line.question] ?? null)
  const base = { orderId: order.id, draftVersion: order.draftVersion, lineId: line.id }
  const candidates = line.candidates.slice(0, MAX_CANDIDATES)
  const titles = shortTitles(candidates.map((candidate) => candidate.name))
  const options: ChoiceOption[] = candidates.map((candidate, index) => ({
    id: optionId({ kind: 'pick', ...base, productId: candidate.productId }),
    title: titles[index] ?? candidate.name,
    ...(titles[index] === candidate.name ? {} : { description: candidate.name }),
  }))
  options.push({ id: optionId({ kind: 'none', ...base }), title: words.buttons.other })
  if (options.length > BUTTONS) options.push(personOption(words))
  const list = candidates.map((candidate, index) => `${index + 1}. ${candidate.name}`).join('\n')
  return { text: withIntro(words, context, `${words.ask.product(line.requestedText, attribute)}\n${list}`), options }
}

/**
 * What tells the names apart, so that a short button shows the difference: «Подвес прямой 60х27, 0,8 мм» among its kind is «0,8 мм». Words that all
 * names or all but one have are left out, unless nothing would remain or two titles would be the same. A title too long for a row of a messenger's list
 * keeps its end, where the size is.
 */
export function shortTitles(names: readonly string[]): string[] {
  if (names.length < 2) return [...names]
  const words = names.map((name) => name.split(/\s+/))
  const isTelling = (word: string): boolean => words.filter((list) => list.includes(word)).length < Math.max(2, names.length - 1)
  const titles = words.map((list) =>
    list
      .filter((word, index) => isTelling(word) || isUnitAfter(list, index, isTelling))
      .join(' ')
      .replace(/,$/, ''),
  )
  const telling = titles.every((title) => title.length > 1) && new Set(titles).size === titles.length ? titles : withoutSharedStart(words)
  const fitted = telling.map(withEndKept)
  return new Set(fitted).size === fitted.length ? fitted : telling
}

/** Characters of a row title that every messenger shows whole. */
const ROW_TITLE = 24
/** Characters left at least for the beginning of the first word. */
const FIRST_WORD = 6

/** «Шпатлёвка полимерная Паста, 18 кг» → «Шпатлёвка… Паста, 18 кг». */
function withEndKept(title: string): string {
  if (title.length <= ROW_TITLE) return title
  const [first = '', ...rest] = title.split(' ')
  let end = ''
  for (const word of rest.reverse()) {
    if (word.length + end.length + FIRST_WORD + 3 > ROW_TITLE) break
    end = ` ${word}${end}`
  }
  return end === '' ? title : `${first.slice(0, ROW_TITLE - end.length - 1)}…${end}`
}

/** «мм» stays beside a number that stays. */
const isUnitAfter = (list: readonly string[], index: number, isTelling: (word: string) => boolean): boolean =>
  index > 0 && /^\p{L}{1,4}[²³23]?[,.]?$/u.test(list[index] ?? '') && /^\d/.test(list[index - 1] ?? '') && isTelling(list[index - 1] ?? '')

function withoutSharedStart(words: readonly (readonly string[])[]): string[] {
  const shortest = Math.min(...words.map((list) => list.length))
  let shared = 0
  while (shared < shortest - 1 && words.every((list) => list[shared] === words[0]?.[shared])) shared += 1
  return words.map((list) => list.slice(shared).join(' '))
}

function chooseAmount(line: LineView, context: PromptContext): Pick<Reply, 'text' | 'options'> {
  const { order, words, locale } = context
  const name = line.candidates[0]?.name ?? line.requestedText
  const asked = composeAmount({ orderId: order.id, draftVersion: order.draftVersion, lineId: line.id, name, line }, words, locale)
  return { ...asked, text: withIntro(words, context, asked.text) }
}

function chooseUnit(line: LineView, words: ConversationMessages, context: PromptContext): Pick<Reply, 'text' | 'options'> {
  const { order, locale } = context
  const [candidate] = line.candidates
  const options = (candidate?.units ?? []).slice(0, 9).map((unit) => ({
    id: optionId({ kind: 'unit', orderId: order.id, draftVersion: order.draftVersion, lineId: line.id, unit }),
    title: formatQuantity({ amount: line.said?.amount ?? 1, unit }, locale),
  }))
  return { text: withIntro(words, context, words.ask.unit(line.requestedText, candidate?.name ?? '')), options }
}

function chooseShortage(line: LineView, words: ConversationMessages, context: PromptContext): Pick<Reply, 'text' | 'options'> {
  const { order, locale } = context
  const shortage = line.shortage
  const unit = line.product?.baseUnit ?? ''
  const wanted = formatQuantity({ amount: line.base?.amount ?? 0, unit }, locale)
  const free = (line.base?.amount ?? 0) - (shortage?.missing.amount ?? 0)
  const ways = (shortage?.options ?? []).flatMap((option) => shortageWay(option, words, context) ?? [])
  const isGone = context.isRepeat === true && free <= 0
  const question = isGone
    ? repeatMessages(locale).outOfStock(nameOf(line), ways)
    : words.ask.shortage(nameOf(line), free > 0 ? formatQuantity({ amount: free, unit }, locale) : null, wanted, ways)
  const options = (shortage?.options ?? []).map((option) => ({
    id: optionId({ kind: 'shortage', orderId: order.id, draftVersion: order.draftVersion, lineId: line.id, option: option.key }),
    title: isGone && option.kind === 'drop' ? repeatMessages(locale).buttons.drop : shortageTitle(option, line, words, locale),
  }))
  return { text: isGone ? question : withIntro(words, context, question), options }
}

/** What the way out means, in words; dropping the line needs none. */
function shortageWay(option: ShortageOption, words: ConversationMessages, { locale, seesPrices }: PromptContext): string | null {
  switch (option.kind) {
    case 'partial': {
      const take = formatQuantity(option.take, locale)
      if (option.later === null || option.expectedOn === null) return words.ask.takePartial(take)
      return words.ask.takePartialLater(take, formatQuantity(option.later, locale), formatDay(option.expectedOn, locale))
    }
    case 'analogue': {
      const price = option.samePrice
        ? words.ask.samePrice
        : option.price === null || !seesPrices
          ? null
          : formatUnitPrice(option.price, locale)
      return words.ask.analogue(option.name, formatQuantity(option.free, locale), price)
    }
    case 'warehouse':
      return words.ask.warehouse(formatQuantity(option.take, locale), option.warehouse.name)
    case 'wait':
      return words.ask.wait(formatDay(option.expectedOn, locale))
    case 'drop':
      return null
  }
}

function shortageTitle(option: ShortageOption, line: LineView, words: ConversationMessages, locale: Locale): string {
  switch (option.kind) {
    case 'partial':
      return words.buttons.take(formatQuantity(option.take, locale))
    case 'analogue':
      return shortTitles([nameOf(line), option.name])[1] ?? option.name
    case 'warehouse':
      return words.buttons.from(option.warehouse.name)
    case 'wait':
      return words.buttons.wait(formatDay(option.expectedOn, locale))
    case 'drop':
      return words.buttons.drop
  }
}

function payerOptions(order: OrderView): readonly ChoiceOption[] {
  return order.legalEntityChoices.slice(0, 9).map((entity) => ({
    id: optionId({ kind: 'payer', orderId: order.id, draftVersion: order.draftVersion, legalEntityId: entity.id }),
    title: entity.name,
  }))
}
