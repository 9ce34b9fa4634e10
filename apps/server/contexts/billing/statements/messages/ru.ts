import type { StatementRefusal, StatementWarningCode } from '../bank-statement.ts'

/** Texts of reading bank statements; {name} is replaced by a fact. */
export interface StatementMessages {
  readonly refusals: Readonly<Record<StatementRefusal, string>>
  readonly warnings: Readonly<Record<StatementWarningCode, string>>
  readonly labels: Readonly<
    Record<'accounts' | 'documents' | 'in' | 'out' | 'start' | 'end' | 'warnings' | 'version' | 'usage' | 'noDatabase', string>
  >
}

export const ru: StatementMessages = {
  refusals: {
    'billing.statement-empty': 'Файл «{file}» пуст. Выгрузите выписку из банка ещё раз.',
    'billing.statement-too-large': 'Файл «{file}» слишком велик: {bytes} байт, предел — {maxBytes}. Выгрузите выписку за меньший период.',
    'billing.statement-cut-off': 'Выписка «{file}» обрывается{place}: похоже, она загружена не полностью. Загрузите файл ещё раз целиком.',
    'billing.statement-broken': 'Выписка «{file}» повреждена{place}{detail}. Выгрузите её из банка заново.',
    'billing.statement-no-accounts': 'В файле «{file}» нет ни одной выписки по счёту. Выгрузите выписку за нужный период.',
    'billing.statement-catalog':
      '«{file}» — каталог товаров, а не выписка. Загрузите его командой skladno import или на экране «Загрузка каталога».',
    'billing.statement-spreadsheet':
      '«{file}» — таблица. Выгрузите выписку в формате «1С» (файл kl_to_1c.txt): он есть в каждом интернет-банке рядом с Excel.',
    'billing.statement-pdf': '«{file}» — PDF. Выгрузите выписку в формате «1С» (файл kl_to_1c.txt): он есть в каждом интернет-банке.',
    'billing.statement-image': '«{file}» — картинка. Выгрузите выписку в формате «1С» (файл kl_to_1c.txt).',
    'billing.statement-unknown': '«{file}» не похож на выписку. Подходят формат «1С» (первая строка 1CClientBankExchange) и camt.053.',
    'billing.statement-not-found': 'Файл «{file}» не найден. Проверьте путь и имя.',
  },
  warnings: {
    'encoding-differs': 'кодировка не та, что объявлена; прочитано по содержимому',
    'totals-differ': 'итоги банка не равны сумме документов: возможно, это часть выписки',
    'balance-differs': 'начальный остаток с оборотами не даёт конечного',
    'direction-unknown': 'неясно, приход это или расход: ни один счёт не наш',
    'bad-amount': 'сумма не читается, документ пропущен',
    'bad-date': 'дата не читается',
    'payments-for-bank': 'это платёжки для отправки в банк, а не выписка: своих счетов в файле нет',
    'end-mark-missing': 'нет строки «КонецФайла»: проверьте, что файл загружен целиком',
    'pending-entry': 'операция ещё не проведена банком, пропущена',
    'amount-rounded': 'сумма точнее копейки, округлена',
    'equal-documents': 'одинаковые документы в одном файле, считаются разными',
  },
  labels: {
    accounts: 'Счета',
    documents: 'Документы',
    in: 'Приход',
    out: 'Расход',
    start: 'Остаток на начало',
    end: 'Остаток на конец',
    warnings: 'Предупреждения',
    version: 'Формат',
    usage: 'Как пользоваться: skladno bank ФАЙЛ… [--dry-run] [--json]\nФАЙЛ — выписка в формате 1CClientBankExchange или camt.053.',
    noDatabase: 'База данных недоступна. Проверить файлы без базы: skladno bank ФАЙЛ… --dry-run',
  },
}
