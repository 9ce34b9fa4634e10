import type { ImportKind } from './table-columns.ts'

export type TemplateKind = Exclude<ImportKind, 'bank'>

interface Template {
  readonly columns: readonly string[]
  /** Rows that show how to fill it in; they are meant to be replaced. */
  readonly examples: readonly (readonly string[])[]
}

/** Sample files of each kind: their headers are those the readers know, their rows load as they are. */
export const TEMPLATES: Readonly<Record<TemplateKind, Template>> = {
  catalog: {
    columns: ['Артикул', 'Наименование', 'Ед.', 'В упаковке', 'Опт', 'Розница', 'Остаток', 'Группа', 'Штрихкод', 'НДС'],
    examples: [
      ['ГКЛ-125', 'Гипсокартон 12,5х1200х2500 мм', 'лист', '', '415,50', '480', '300', 'Листовые материалы', '', '22'],
      ['СГМ-25', 'Саморез гипсокартон-металл 3,5х25', 'шт', '500', '0,64', '0,90', '50000', 'Крепёж', '', '22'],
    ],
  },
  aliases: {
    columns: ['Как называют', 'Артикул', 'Клиент', 'Телефон', 'Сегмент'],
    examples: [
      ['гипсушка', 'ГКЛ-125', '', '', ''],
      ['МТР-004512', 'СГМ-25', 'СтройМастер', '', ''],
    ],
  },
  customers: {
    columns: [
      'Код',
      'Клиент',
      'Юрлицо',
      'ИНН',
      'КПП',
      'Юридический адрес',
      'Договор',
      'Дата договора',
      'Контактное лицо',
      'Должность',
      'Телефон',
      'Почта',
      'Права',
      'Менеджер',
      'Вид цен',
      'Скидка, %',
      'Условия оплаты',
      'Кредитный лимит',
      'Долг на начало',
      'Сегмент',
      'Объект',
      'Адрес объекта',
      'Примечание',
    ],
    examples: [
      [
        'К-001',
        'СтройМастер',
        'ООО «СтройМастер»',
        '7701000019',
        '770101001',
        'Москва, Лесная, 5',
        '12/5',
        '10.01.2026',
        'Иван Петров',
        'снабженец',
        '+7 900 111-22-33',
        'ivan@stroymaster.example',
        'цены, заказ, подтверждение, документы',
        '',
        'Опт',
        '3',
        'отсрочка 14 дней',
        '500000',
        '120500,50',
        'строители',
        'ЖК «Лесной»',
        'Москва, Лесная, 7',
        '',
      ],
      [
        'К-001',
        'СтройМастер',
        '',
        '',
        '',
        '',
        '',
        '',
        'Пётр Сидоров',
        'прораб',
        '+7 900 222-33-44',
        '',
        'заказ, приёмка',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
      ],
    ],
  },
  orders: {
    columns: ['Дата', 'Номер', 'Клиент', 'ИНН', 'Артикул', 'Товар', 'Количество', 'Ед.', 'Цена', 'Сумма'],
    examples: [
      ['15.01.2026', '125', 'СтройМастер', '7701000019', 'ГКЛ-125', 'Гипсокартон 12,5х1200х2500 мм', '40', 'лист', '415,50', '16620'],
      ['15.01.2026', '125', 'СтройМастер', '7701000019', 'СГМ-25', 'Саморез гипсокартон-металл 3,5х25', '1000', 'шт', '0,64', '640'],
    ],
  },
}

export const isTemplateKind = (text: string): text is TemplateKind => Object.hasOwn(TEMPLATES, text)

/** The template as CSV that spreadsheets open as it is: byte order mark, semicolons, quotes where needed. */
export function templateCsv(kind: TemplateKind): string {
  const quoted = (cell: string): string => (/[";\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  const { columns, examples } = TEMPLATES[kind]
  return `\uFEFF${[columns, ...examples].map((row) => row.map(quoted).join(';')).join('\r\n')}\r\n`
}
