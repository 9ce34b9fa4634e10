import type { Catalog, MatchedLine, OtherKind, Understanding } from '@skladno/matching'
import type { MatchInput } from './match-input.ts'

const ATTRIBUTES: Readonly<Record<string, string>> = {
  size: 'размер',
  thickness: 'толщина',
  length: 'длина',
  diameter: 'диаметр',
  colour: 'цвет',
  brand: 'марка',
  pack: 'упаковка',
  type: 'вид',
  weight: 'вес',
  volume: 'объём',
}
const DECISIONS = { accept: 'принято', ask: 'нужно спросить', unknown: 'в каталоге нет' } as const
const OTHERS: Readonly<Record<OtherKind, string>> = {
  price: 'вопрос о цене',
  stock: 'вопрос о наличии',
  status: 'вопрос, где заказ',
  invoice: 'о счёте и документах',
  delivery: 'о доставке',
  calculation: 'просьба посчитать',
  request: 'просьба, которую решает человек',
  complaint: 'жалоба',
  manager: 'просит менеджера',
  question: 'вопрос о товаре',
  smalltalk: 'вежливость и разговор',
  noise: 'не товар и не количество',
}
const INTENTS: Readonly<Record<string, string>> = {
  ...OTHERS,
  order: 'заказ',
  edit: 'правка заказа',
  repeat: 'повтор заказа',
  cancel: 'отмена',
}
const OPERATIONS: Readonly<Record<string, string>> = { add: 'добавлено', set: 'изменено количество', replace: 'заменено', remove: 'убрано' }

const decimal = (value: number): string => String(value).replace('.', ',')
const percent = (p: number): string => `${Math.round(p * 100)}\u00a0%`

/** How a message was understood, in words for somebody who has never seen the engine. */
export function explanation(input: MatchInput, understanding: Understanding, catalog: Catalog): string {
  const nameOf = (id: string): string => {
    const index = catalog.indexOf(id)
    return index === undefined ? id : `${id} ${catalog.item(index).name}`
  }
  const lines = understanding.lines.map((line, i) => explainLine(line, i + 1, nameOf))
  const removed = understanding.removed.map((line) => `- убрано: ${nameOf(line.itemId)}, ${decimal(line.qty)} ${line.unit ?? ''}`.trimEnd())
  const other = understanding.other.map(({ text, kind }) => `- «${text}»: ${OTHERS[kind]}, строкой заказа не стало`)
  const what = understanding.intents.map((intent) => INTENTS[intent] ?? intent).join(', ')
  return [`${input.id ?? 'Сообщение'}: ${what}`, ...lines, ...removed, ...other].join('\n')
}

function explainLine(line: MatchedLine, place: number, nameOf: (id: string) => string): string {
  const goods = line.itemId === null ? '' : ` → ${nameOf(line.itemId)}`
  const amount = line.qty === null ? '' : `, ${decimal(line.qty)} ${line.unit ?? '(единица не названа)'}`
  const done = line.operation === undefined ? '' : ` (${OPERATIONS[line.operation]})`
  return [
    `${place}. «${line.text}»: ${DECISIONS[line.decision]}${goods}${amount}${done}`,
    `   почему: ${line.why.join('; ') || 'строка уже была в заказе'}`,
    ...(line.decision === 'accept'
      ? [`   уверенность ${percent(line.p)}: из ста таких строк верны примерно ${Math.round(line.p * 100)}`]
      : []),
    ...askedAbout(line),
    ...(line.decision === 'accept'
      ? []
      : line.candidates.map((candidate) => `   · ${nameOf(candidate.itemId)}: ${candidate.why.join('; ') || 'похожий товар'}`)),
  ].join('\n')
}

function askedAbout({ question }: MatchedLine): string[] {
  if (!question) return []
  const values = question.values.map(({ value }) => value).join(' или ')
  return [`   вопрос клиенту: ${ATTRIBUTES[question.attribute] ?? question.attribute} — ${values}?`]
}
