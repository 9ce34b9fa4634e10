import { pluralOf } from '@skladno/platform'
import type { Locale } from './index.ts'

/** What the bot says while the last order is repeated. Amounts come formatted. */
export interface RepeatMessages {
  readonly buttons: {
    readonly newOrder: string
    readonly repeat: string
    readonly status: string
    readonly balance: string
    readonly placeAsIs: string
    readonly place: string
    readonly changeQuantity: string
    readonly changeMore: string
    readonly addGoods: string
    readonly drop: string
    line(name: string, quantity: string): string
  }
  menu(name: string): string
  lastOrder(day: string): string
  line(name: string, quantity: string, amount: string | null): string
  total(amount: string): string
  readonly whichLine: string
  readonly whichLineByWords: string
  /** `genitive`: the name declined, or null where that is not sure. */
  howMany(unit: string, name: string, genitive: string | null): string
  changed(name: string, quantity: string, amount: string | null, total: string | null): string
  removed(name: string, total: string | null): string
  readonly whatToAdd: string
  readonly whatToOrder: string
  readonly nothingToRepeat: string
  priceChanged(lines: readonly string[]): string
  notSold(names: readonly string[]): string
  /** «Внимание: сироп лаванда, 1 л временно отсутствует. Заменить на … или убрать из заказа?» */
  outOfStock(name: string, ways: readonly string[]): string
  belowMinimum(minimum: string, missing: string): string
  quantity(amount: string, unit: string): string
}

/** Units of counting after «сколько»: «штук», «упаковок». */
const COUNTED: Readonly<Record<string, string>> = {
  шт: 'штук',
  уп: 'упаковок',
  кор: 'коробок',
  ящ: 'ящиков',
  мешок: 'мешков',
  лист: 'листов',
  рул: 'рулонов',
  блок: 'блоков',
  банка: 'банок',
  ведро: 'вёдер',
  кг: 'килограммов',
  л: 'литров',
  м: 'метров',
}
const ABBREVIATED: readonly string[] = ['шт', 'уп', 'кор', 'ящ', 'рул', 'компл']
const lowerFirst = (text: string): string => text.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase())
const upperFirst = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())

const ru: RepeatMessages = {
  buttons: {
    newOrder: 'Новый заказ',
    repeat: 'Повторить последний',
    status: 'Статус заказа',
    balance: 'Баланс',
    placeAsIs: 'Оформить как есть',
    place: 'Оформить',
    changeQuantity: 'Изменить количество',
    changeMore: 'Ещё изменить',
    addGoods: 'Добавить товары',
    drop: 'Убрать из заказа',
    line: (name, quantity) => `${name} — ${quantity}`,
  },
  menu: (name) => `Здравствуйте, ${name}! Что хотите сделать?`,
  lastOrder: (day) => `Ваш последний заказ от ${day}:`,
  line: (name, quantity, amount) => (amount === null ? `• ${name} — ${quantity}` : `• ${name} — ${quantity} — ${amount}`),
  total: (amount) => `Итого: ${amount}`,
  whichLine: 'Какую позицию изменить?',
  whichLineByWords: 'Какую позицию изменить? Напишите, например: «молока 8».',
  howMany: (unit, name, genitive) => {
    const counted = COUNTED[unit]
    return counted === undefined || genitive === null ? `${name}: сколько нужно?` : `Сколько ${counted} ${genitive}?`
  },
  changed: (name, quantity, amount, total) =>
    `${name} — теперь ${quantity}${amount === null ? '' : ` (${amount})`}${total === null ? '' : `. Новый итог: ${total}`}`,
  removed: (name, total) => `${name} — убрал из заказа${total === null ? '' : `. Новый итог: ${total}`}`,
  whatToAdd: 'Что добавить? Напишите товары и количество своими словами или пришлите файл.',
  whatToOrder: 'Напишите, что нужно, своими словами или пришлите файл: соберу заказ и покажу цены.',
  nothingToRepeat: 'У вас пока нет оформленных заказов. Напишите, что нужно, и я соберу первый.',
  priceChanged: (lines) => ['Внимание: с прошлого раза изменилась цена.', ...lines].join('\n'),
  notSold: (names) =>
    `Внимание: ${names.map((name) => `«${name}»`).join(', ')} больше не ${pluralOf('ru', names.length, { one: 'продаётся', few: 'продаются', many: 'продаются' })}, в заказ не ${pluralOf('ru', names.length, { one: 'вошло', few: 'вошли', many: 'вошли' })}.`,
  outOfStock: (name, ways) =>
    `Внимание: ${lowerFirst(name)} временно отсутствует. ${upperFirst([...ways, 'убрать из заказа'].join(' или '))}?`,
  belowMinimum: (minimum, missing) =>
    `Минимальный заказ с доставкой — ${minimum}, не хватает ${missing}. Добавьте что-нибудь или напишите «заберём сами».`,
  quantity: (amount, unit) => `${amount}\u00a0${unit}${ABBREVIATED.includes(unit) ? '.' : ''}`,
}

const en: RepeatMessages = {
  buttons: {
    newOrder: 'New order',
    repeat: 'Repeat the last one',
    status: 'Order status',
    balance: 'Balance',
    placeAsIs: 'Order as it is',
    place: 'Place the order',
    changeQuantity: 'Change quantity',
    changeMore: 'Change more',
    addGoods: 'Add goods',
    drop: 'Take it out',
    line: (name, quantity) => `${name}: ${quantity}`,
  },
  menu: (name) => `Hello, ${name}! What would you like to do?`,
  lastOrder: (day) => `Your last order of ${day}:`,
  line: (name, quantity, amount) => (amount === null ? `• ${name}: ${quantity}` : `• ${name}: ${quantity}, ${amount}`),
  total: (amount) => `Total: ${amount}`,
  whichLine: 'Which line should change?',
  whichLineByWords: 'Which line should change? Write it, for example “milk 8”.',
  howMany: (_unit, name) => `${name}: how many?`,
  changed: (name, quantity, amount, total) =>
    `${name}: now ${quantity}${amount === null ? '' : ` (${amount})`}${total === null ? '' : `. New total: ${total}`}`,
  removed: (name, total) => `${name} is taken out${total === null ? '' : `. New total: ${total}`}`,
  whatToAdd: 'What shall I add? Write the goods and how many in your own words, or send a file.',
  whatToOrder: 'Write what you need in your own words or send a file: I will put the order together and show the prices.',
  nothingToRepeat: 'You have no orders yet. Write what you need and I will put the first one together.',
  priceChanged: (lines) => ['Please note: the price has changed since last time.', ...lines].join('\n'),
  notSold: (names) => `Please note: ${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} no longer sold and left out.`,
  outOfStock: (name, ways) =>
    `Please note: ${name} is out of stock for now. ${upperFirst([...ways, 'take it out of the order'].join(' or '))}?`,
  belowMinimum: (minimum, missing) =>
    `The smallest order with delivery is ${minimum}, ${missing} is missing. Add something or write “pick up”.`,
  quantity: (amount, unit) => `${amount}\u00a0${unit}`,
}

const MESSAGES: Readonly<Record<Locale, RepeatMessages>> = { ru, en }
export const repeatMessages = (locale: Locale): RepeatMessages => MESSAGES[locale]
