import type { Figures, ReplayReport, ShareRow } from '../domain/replay-report.ts'

export type ReplayLanguage = 'ru' | 'en'

interface Words {
  readonly usage: string
  readonly nothing: string
  readonly noFile: (path: string) => string
  readonly badLine: (path: string, line: number, problem: string) => string
  readonly figures: (figures: Figures) => readonly string[]
  readonly basis: (period: string | null) => string
  readonly before: string
  readonly risk: (amount: string) => string
  readonly groups: string
  readonly customers: string
  readonly noGroup: string
  readonly advice: Readonly<Record<ShareRow['advice'], string>>
  readonly row: (row: ShareRow) => string
  readonly curve: string
  readonly point: (accept: string, withoutQuestion: string, wrong: string) => string
  readonly misses: string
  readonly miss: Readonly<Record<ReplayReport['misses'][number]['kind'], string>>
  readonly nobody: string
  readonly skipped: (reason: string, count: number) => string
}

const ru: Words = {
  usage: `Как пользоваться: skladno replay [ФАЙЛ.jsonl | --from ГГГГ-ММ-ДД] [--last ЧИСЛО] [--json]
  без файла         прошлые сообщения из базы с заказами, которые из них вышли
  --from ГГГГ-ММ-ДД только заказы с этого дня
  --last ЧИСЛО      только столько последних заказов
  ФАЙЛ.jsonl        строка на сообщение: {"message","customer"?,"at","lines":[{"sku","qty","unit"?}]}
  --json            отчёт целиком, для программ`,
  nothing: 'Сравнивать не с чем: нет подтверждённых заказов, сделанных из сообщений. Принесите файл: skladno replay ФАЙЛ.jsonl',
  noFile: (path) => `${path}: файл не открылся`,
  badLine: (path, line, problem) => `${path}, строка ${line}: ${problem}`,
  figures: ({ orders, lines, accepted, wrong, asked, ordered, reached, straight, missed, ...shares }) => [
    `Заказов: ${orders}, строк: ${lines}`,
    `Ошибочных на 100 строк: ${number(shares.wrongPer100)} (${wrong} из ${lines}); из принятых верно ${number(shares.precision)} % (${accepted - wrong} из ${accepted})`,
    `С вопросом: ${number(shares.askedPer100)} на 100 строк (${asked} из ${lines}), верный товар найден или предложен: ${number(shares.reach)} % (${reached} из ${ordered} заказанных), не услышано строк: ${missed}`,
    `Заказов без единого вопроса и ошибки: ${number(shares.straightThrough)} % (${straight} из ${orders})`,
  ],
  basis: (period) =>
    `${period === null ? '' : `Сообщения за ${period}. `}Товары и пороги сегодняшние, история и выученное — на день сообщения, без сервиса модели.`,
  before: 'Без выученного:',
  risk: (amount) => `Под риском из-за ошибочных строк: ${amount}`,
  groups: 'Группы товаров, с каких начать пилот:',
  customers: 'Клиенты, с каких начать пилот:',
  noGroup: 'без группы',
  advice: { start: 'начать', watch: 'под присмотром', wait: 'подождать', few: 'мало данных' },
  row: (row) =>
    `строк ${row.lines}, ошибочных ${row.wrong} (${number(row.wrongPer100)} на 100), с вопросом ${number(row.askedPer100)}${row.atRiskMinor > 0 ? `, под риском ${number(Math.round(row.atRiskMinor) / 100)}` : ''}`,
  curve: 'Если принимать только уверенные строки:',
  point: (accept, withoutQuestion, wrong) => `порог ${accept}: из 100 строк ${withoutQuestion} без вопроса, ${wrong} ошибочных`,
  misses: 'Промахи:',
  miss: { product: 'не тот товар', quantity: 'не то количество', extra: 'лишняя строка', missed: 'не услышано' },
  nobody: 'ничего',
  skipped: (reason, count) => `Пропущено (${SKIPPED_RU[reason] ?? reason}): ${count}`,
}

const SKIPPED_RU: Readonly<Record<string, string>> = {
  'no-words': 'слова не сохранились',
  'nothing-ordered': 'заказ пуст',
  'unknown-article': 'артикула нет в каталоге',
}

const en: Words = {
  usage: `Usage: skladno replay [FILE.jsonl | --from YYYY-MM-DD] [--last NUMBER] [--json]
  without a file    past messages of the database with the orders made of them
  --from YYYY-MM-DD only orders since that day
  --last NUMBER     only so many of the newest orders
  FILE.jsonl        a message a line: {"message","customer"?,"at","lines":[{"sku","qty","unit"?}]}
  --json            the whole report, for programs`,
  nothing: 'Nothing to compare with: there are no confirmed orders made of messages. Bring a file: skladno replay FILE.jsonl',
  noFile: (path) => `${path}: the file does not open`,
  badLine: (path, line, problem) => `${path}, line ${line}: ${problem}`,
  figures: ({ orders, lines, accepted, wrong, asked, ordered, reached, straight, missed, ...shares }) => [
    `Orders: ${orders}, lines: ${lines}`,
    `Wrong of 100 lines: ${shares.wrongPer100} (${wrong} of ${lines}); of accepted ${shares.precision} % right (${accepted - wrong} of ${accepted})`,
    `Asked: ${shares.askedPer100} of 100 lines (${asked} of ${lines}), the right product found or offered: ${shares.reach} % (${reached} of ${ordered} ordered), lines not heard: ${missed}`,
    `Orders without a question or a mistake: ${shares.straightThrough} % (${straight} of ${orders})`,
  ],
  basis: (period) =>
    `${period === null ? '' : `Messages of ${period}. `}Products and thresholds are today’s, history and learned names those of the message’s day, no model service.`,
  before: 'Without what was learned:',
  risk: (amount) => `At risk through wrong lines: ${amount}`,
  groups: 'Groups of goods to pilot first:',
  customers: 'Customers to pilot first:',
  noGroup: 'no group',
  advice: { start: 'start', watch: 'watch', wait: 'wait', few: 'too few' },
  row: (row) =>
    `${row.lines} lines, ${row.wrong} wrong (${row.wrongPer100} of 100), asked ${row.askedPer100}${row.atRiskMinor > 0 ? `, at risk ${Math.round(row.atRiskMinor) / 100}` : ''}`,
  curve: 'When only sure lines are accepted:',
  point: (accept, withoutQuestion, wrong) => `threshold ${accept}: of 100 lines ${withoutQuestion} without a question, ${wrong} wrong`,
  misses: 'Misses:',
  miss: { product: 'another product', quantity: 'another quantity', extra: 'a line too many', missed: 'not heard' },
  nobody: 'nothing',
  skipped: (reason, count) => `Skipped (${reason}): ${count}`,
}

const number = (value: number): string => String(value).replace('.', ',')

export const replayTexts = (language: ReplayLanguage): Words => (language === 'ru' ? ru : en)

const SHOWN = 10
const SHOWN_MISSES = 40

const periodText = (period: ReplayReport['period']): string | null =>
  period === null ? null : `${period.from.slice(0, 10)} — ${period.to.slice(0, 10)}`

/** The report for a terminal. */
export function replayReportText(report: ReplayReport, language: ReplayLanguage): string {
  const words = replayTexts(language)
  const say = (value: number): string => (language === 'ru' ? number(value) : String(value))
  const rows = (title: string, list: readonly ShareRow[]): string[] =>
    list.length === 0
      ? []
      : ['', title, ...list.slice(0, SHOWN).map((row) => `  ${words.advice[row.advice]}: ${row.name || words.noGroup}: ${words.row(row)}`)]
  return [
    ...words.figures(report.now),
    words.basis(periodText(report.period)),
    ...(report.before === null
      ? []
      : [
          '',
          words.before,
          ...words
            .figures(report.before)
            .slice(1)
            .map((line) => `  ${line}`),
        ]),
    ...(report.atRiskMinor > 0 ? [words.risk(say(Math.round(report.atRiskMinor) / 100))] : []),
    ...rows(words.groups, report.byGroup),
    ...rows(words.customers, report.byCustomer),
    ...(report.curve.length === 0
      ? []
      : [
          '',
          words.curve,
          ...report.curve.slice(0, SHOWN).map((at) => `  ${words.point(say(at.accept), say(at.withoutQuestion), say(at.wrong))}`),
        ]),
    ...(report.misses.length === 0 ? [] : ['', words.misses]),
    ...report.misses.slice(0, SHOWN_MISSES).map((miss) => {
      const [understood, ordered] = [miss.understood?.name ?? words.nobody, miss.ordered?.name ?? words.nobody]
      return `  ${miss.at.slice(0, 10)} ${miss.customer} «${miss.said}»: ${words.miss[miss.kind]}: ${understood} → ${ordered}`
    }),
    ...Object.entries(report.skipped).map(([reason, count]) => words.skipped(reason, count)),
  ].join('\n')
}
