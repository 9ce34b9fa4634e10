import type { CatalogFileCode } from '../catalog-file-error.ts'
import type { RejectCode, WarningCode } from '../catalog-file-set.ts'

/** Texts of the import; {name} is replaced by a fact. */
export interface ImportMessages {
  readonly errors: Readonly<Record<CatalogFileCode, string>>
  readonly warnings: Readonly<Record<WarningCode, string>>
  readonly rejects: Readonly<Record<RejectCode, string>>
  readonly labels: Readonly<
    Record<
      | 'dryRun'
      | 'schema'
      | 'products'
      | 'groups'
      | 'offers'
      | 'deleted'
      | 'withoutArticle'
      | 'prices'
      | 'stock'
      | 'warnings'
      | 'rejected'
      | 'line'
      | 'more'
      | 'usage'
      | 'noDatabase',
      string
    >
  >
}

export const ru: ImportMessages = {
  errors: {
    'catalog.file-not-found': 'Файл «{file}» не найден. Проверьте путь и имя.',
    'catalog.file-empty': 'Файл «{file}» пуст: в нём нет данных. Выгрузите его ещё раз.',
    'catalog.file-too-large':
      'Файл «{file}» слишком велик: {bytes} байт, предел — {maxBytes}. Разделите его на части или выгрузите в CSV либо CommerceML.',
    'catalog.file-encrypted': 'Файл «{file}» защищён паролем. Снимите пароль (Файл → Сведения → Защита книги) и загрузите снова.',
    'catalog.file-bomb':
      'Архив «{file}» распаковывается в подозрительно большой объём, он не принят. Сохраните файл заново из программы учёта.',
    'catalog.file-broken':
      'Файл «{file}» повреждён{place}{detail}. Выгрузите его заново; если ошибка повторится, пришлите файл тому, кто настраивал выгрузку.',
    'catalog.file-cut-off': 'Файл «{file}» обрывается{place}: похоже, он загружен не полностью. Загрузите его ещё раз целиком.',
    'catalog.file-unsupported': 'Файл «{file}» не похож на каталог. Подходят CSV, XLSX, XLS и XML в формате CommerceML.',
    'catalog.file-too-many-cells': 'В таблице «{file}» слишком много ячеек. Удалите лишние листы и пустые строки или выгрузите её в CSV.',
    'catalog.file-timeout': 'Файл «{file}» читался дольше {seconds} с и был остановлен. Сохраните его в CSV и загрузите снова.',
    'catalog.file-image': '«{file}» — это картинка. Для загрузки каталога нужна таблица (CSV, XLSX, XLS) или выгрузка CommerceML.',
    'catalog.file-pdf': '«{file}» — это PDF. Попросите тот же прайс-лист таблицей: CSV, XLSX или XLS.',
    'catalog.file-word': '«{file}» — документ Word. Скопируйте таблицу в Excel и сохраните как XLSX.',
    'catalog.file-archive': '«{file}» — архив RAR, 7z или GZ. Распакуйте его; архив ZIP с файлами XML подходит и так.',
    'catalog.file-binary': '«{file}» — не таблица и не XML. Подходят CSV, XLSX, XLS и CommerceML.',
    'catalog.file-bank-statement': '«{file}» — банковская выписка, а не каталог. Загрузите её на экране «Банк» или командой skladno bank.',
    'catalog.file-orders': '«{file}» — заказы из 1С, а не каталог: товаров и цен в нём нет. Нужны файлы import.xml и offers.xml.',
    'catalog.file-counterparties':
      '«{file}» — контрагенты из 1С, а не каталог: товаров и цен в нём нет. Нужны файлы import.xml и offers.xml.',
    'catalog.file-foreign-xml':
      '«{file}» — XML с корнем <{root}>, а не CommerceML. Нужна выгрузка «Обмен с сайтом» из 1С: корень <КоммерческаяИнформация>.',
    'catalog.file-no-header':
      'В таблице «{file}» не нашлось строки с названиями столбцов. Назовите столбцы в первой строке, например: Артикул, Наименование, Ед., Цена, Остаток, Группа.',
  },
  warnings: {
    'same-file-twice': 'один и тот же файл указан дважды, второй пропущен',
    'encoding-differs': 'кодировка не та, что объявлена в файле; прочитано по содержимому',
    'nothing-in-file': 'в файле нет ни товаров, ни предложений, ни справочников',
    'sheet-hidden': 'скрытый лист пропущен',
    'sheet-without-table': 'на листе не нашлось таблицы с названиями столбцов',
    'no-name': 'у товара нет наименования, взято полное имя, артикул или код',
    'id-from-article': 'у товара нет идентификатора, взят артикул',
    'duplicate-ids': 'строка с тем же идентификатором уже была, действует последняя',
    'duplicate-articles': 'артикул повторяется у разных товаров',
    'price-repeated': 'две цены одного вида у одного предложения, действует последняя',
    'price-missing': 'цены нет: будет «по запросу»',
    'price-zero': 'цена равна нулю',
    'stock-not-a-number': 'остаток не число, пропущен',
    'stock-negative': 'отрицательный остаток',
    'order-rule-unread': 'кратность или минимальный заказ не прочитать, нужно число: «6» или «12 шт»',
    'stock-differs': 'общий остаток не равен сумме по складам',
    'offer-without-product': 'предложения без товара в этих файлах',
    'product-without-offer': 'товары без предложения: ни цены, ни остатка',
  },
  rejects: {
    'no-id': 'у товара нет ни идентификатора, ни артикула',
    'no-name': 'нет наименования',
    'bad-price': 'цена не число: «{value}»',
    'negative-price': 'цена отрицательная: «{value}»',
    'no-offer-id': 'у предложения нет идентификатора',
    'price-unit': 'цена за «{value}», а сколько это в единицах товара, неизвестно',
    'unknown-product': 'такого товара нет в каталоге: «{value}»; поправьте артикул или сначала загрузите каталог',
    'price-currency': 'валюта цены не та, что у вида цен, или не поддерживается: «{value}»',
  },
  labels: {
    dryRun: 'Проверка без записи',
    schema: 'Формат',
    products: 'Товары',
    groups: 'Группы',
    offers: 'Предложения',
    deleted: 'Помечены на удаление',
    withoutArticle: 'Без артикула',
    prices: 'Цены',
    stock: 'Остаток всего',
    warnings: 'Предупреждения',
    rejected: 'Не принято',
    line: 'строка',
    more: 'и ещё {count}',
    usage:
      'Как пользоваться: skladno import ФАЙЛ… [--dry-run] [--json]\nФАЙЛ — CSV, XLSX, XLS или CommerceML (несколько файлов, папка или ZIP — один набор).',
    noDatabase: 'База данных недоступна. Проверить файлы без базы: skladno import ФАЙЛ… --dry-run',
  },
}
