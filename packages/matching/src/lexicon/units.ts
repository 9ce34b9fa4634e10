/** How a unit behaves: things are counted in it, a property is measured in it, or both. */
export type UnitRole = 'sale' | 'measure' | 'both'
export type Dimension =
  | 'length'
  | 'mass'
  | 'volume'
  | 'area'
  | 'space'
  | 'power'
  | 'voltage'
  | 'current'
  | 'pressure'
  | 'angle'
  | 'inch'
  | 'percent'
  | 'piece'
  | 'temperature'
  | 'density'
  | 'section'

/** `code` is what we print («шт», «уп»…); `factor` turns a value into the base of its dimension (mm, g, ml, W…). */
export interface Unit {
  readonly code: string
  readonly role: UnitRole
  readonly dimension: Dimension
  readonly factor: number
}

const unit = (code: string, role: UnitRole, dimension: Dimension, factor = 1): Unit => ({ code, role, dimension, factor })

const TABLE: readonly (readonly [Unit, string])[] = [
  [
    unit('шт', 'sale', 'piece'),
    'шт штук штука штуки штуку штука штучек штучки ед единиц единица единицы дана данасы pcs pc piece pieces sht shtuk shtuki shtuka хлыст хлыста хлыстов хлысты палка палок палки бутылка бутылки бутылок бутылку бут бутыль бутыли бутылей флакон флакона флаконов туба тубы туб тубу тюбик тюбика тюбиков бухта бухты бухт бухту бочка бочки бочек бочку bottle bottles экз экземпляров отрезок пакет пакета пакетов баллончик баллончика баллончиков',
  ],
  [
    unit('лист', 'sale', 'piece'),
    'лист листа листов листы листу листами листах листик листика листиков парак парагы sheet sheets list lista listov',
  ],
  [
    unit('уп', 'sale', 'piece'),
    'уп упак упаковка упаковки упаковок упаковку упаковками пач пачка пачки пачек пачку пачками пачек пачечка пачечки пачечек упаков связка связки связок связку рукав рукава рукавов бума бумасы pack packs package packages up upak upakovok upakovki upakovka pachek pachki pachka',
  ],
  [
    unit('мешок', 'sale', 'piece'),
    'меш мешок мешка мешков мешки мешку мешком мешками мешках мешочек мешочка мешочков кап кабы bag bags meshok meshkov meshka',
  ],
  [
    unit('рул', 'sale', 'piece'),
    'рул рулон рулона рулонов рулоны рулончик рулончика рулончиков орам орамы roll rolls rulon rulonov rulona',
  ],
  [unit('пал', 'sale', 'piece'), 'пал палета палеты палет палету паллета паллеты паллет паллету поддон поддона поддонов поддоны'],
  [unit('ведро', 'sale', 'piece'), 'вед ведро ведерочко ведерочка ведерочек ведра ведер ведерко ведерка ведерок шелек bucket buckets'],
  [unit('бал', 'sale', 'piece'), 'бал баллон баллона баллонов баллоны balon ballon ballonov'],
  [unit('пара', 'sale', 'piece'), 'пар пары жуп'],
  [
    unit('кор', 'sale', 'piece'),
    'кор короб короба коробов коробка коробки коробок коробку коробок коробочка коробочку коробочки коробочек корап корабы box boxes korobka korobok korobki korobku',
  ],
  [unit('ящ', 'sale', 'piece'), 'ящ ящик ящика ящиков ящики жашик yashik yashikov'],
  [unit('блок', 'sale', 'piece'), 'бл блок блока блоков блоки блочок блочка blok bloka blokov'],
  [unit('банка', 'sale', 'piece'), 'бан банка банки банок банку баночка баночки баночек баночку куты can cans jar jars banok banki banka'],
  [unit('канистра', 'sale', 'piece'), 'кан канистра канистры канистр канистру канистрочка kanistra kanistr'],
  [unit('компл', 'sale', 'piece'), 'компл комплект комплекта комплектов комплекты набор набора наборов к-т кт жиынтык'],
  [unit('уп', 'sale', 'piece'), 'упк каптама каптамасы'],
  [unit('шт', 'sale', 'piece'), 'карт карты'],
  [
    unit('м', 'both', 'length', 1000),
    'м метр метра метров метры метрик метрика пм мп погм погметр погонка погонки погонных погонного погонный m metr metrov metra',
  ],
  [unit('м2', 'both', 'area', 1), 'м2 кв квадрат квадрата квадратов квадраты квадратный квадратных квм m2'],
  [unit('м3', 'both', 'space', 1), 'м3 куб куба кубов кубы кубик кубика кубиков кубометр кубометров кубических m3'],
  [unit('кг', 'both', 'mass', 1000), 'кг килограмм килограмма килограммов килограмма кило келi кели kg kilo'],
  [unit('л', 'both', 'volume', 1000), 'л литр литра литров литры l litr litrov litra'],
  [unit('т', 'both', 'mass', 1_000_000), 'т тонна тонны тонн тонну tonn'],
  [unit('секц', 'both', 'section', 1), 'секц секция секции секций секцию секциялы'],
  [unit('мм', 'measure', 'length', 1), 'мм мэмэ эмэм миллиметр миллиметра миллиметров миллиметровый миллиметровая mm'],
  [unit('см', 'measure', 'length', 10), 'см сантиметр сантиметра сантиметров cm sm'],
  [unit('мкм', 'measure', 'length', 0.001), 'мкм микрон микрона микронов мк mkm um'],
  [unit('г', 'measure', 'mass', 1), 'г гр грамм грамма граммов граммовый g gr gramm'],
  [unit('мг', 'measure', 'mass', 0.001), 'мг mg'],
  [unit('мл', 'measure', 'volume', 1), 'мл миллилитр миллилитра миллилитров ml'],
  [unit('Вт', 'measure', 'power', 1), 'вт ватт ватта ваттный w vt watt'],
  [unit('кВт', 'measure', 'power', 1000), 'квт киловатт киловатта kw kvt'],
  [unit('В', 'measure', 'voltage', 1), 'в вольт вольта v volt'],
  [unit('А', 'measure', 'current', 1), 'а ампер ампера a amper ач ah'],
  [unit('мА', 'measure', 'current', 0.001), 'ма ma миллиампер миллиампера'],
  [unit('кА', 'measure', 'current', 1000), 'ka'],
  [unit('бар', 'measure', 'pressure', 1), 'бар бара баров атм bar'],
  [unit('°', 'measure', 'angle', 1), 'градус градуса градусов град °'],
  [unit('K', 'measure', 'temperature', 1), 'кельвин kelvin'],
  [unit('дюйм', 'measure', 'inch', 1), 'дюйм дюйма дюймов дюймовый дюймовая inch "'],
  [unit('%', 'measure', 'percent', 1), '% процент процента процентов процентный'],
  ...adjectives('л', 'volume', 1000, 'литров'),
  [unit('л', 'measure', 'volume', 1000), 'литрлик литрлы'],
  [unit('кг', 'measure', 'mass', 1000), 'килолык келилик килограмдык'],
  [unit('м', 'measure', 'length', 1000), 'метрлик'],
  [unit('г', 'measure', 'mass', 1), 'грамдык граммдык'],
  ...adjectives('м', 'length', 1000, 'метров'),
  ...adjectives('кг', 'mass', 1000, 'килограммов кг'),
  ...adjectives('г', 'mass', 1, 'граммов'),
  ...adjectives('мм', 'length', 1, 'миллиметров'),
  ...adjectives('см', 'length', 10, 'сантиметров'),
  ...adjectives('Вт', 'power', 1, 'ваттн ваттов'),
  ...adjectives('А', 'current', 1, 'амперн'),
]

/** «20-литровая», «трёхметровый»: with the number they are a property, never a quantity. */
function adjectives(code: string, dimension: Dimension, factor: number, stems: string): [Unit, string][] {
  const forms = stems.split(' ').flatMap((stem) => 'ый ая ое ые ого ой ую ых ым ыми'.split(' ').map((ending) => stem + ending))
  return [[unit(code, 'measure', dimension, factor), forms.join(' ')]]
}

/** Every written form → its unit. */
export const UNITS: ReadonlyMap<string, Unit> = new Map(
  TABLE.flatMap(([value, forms]) => forms.split(' ').map((form) => [form, value] as const)),
)

/** The unit a printed code means («упаков» of a price list, «рул» of an earlier order). */
export function unitOf(printed: string): Unit | undefined {
  const word = printed.toLowerCase().replace(/ё/g, 'е').replace(/\s+/g, '').replace(/\.$/, '')
  return UNITS.get(word) ?? UNITS.get(word.replace(/\./g, ''))
}

/** Codes that count packs rather than pieces: a buyer who says one of these means the case where a case is sold. */
export const PACK_CODES: ReadonlySet<string> = new Set(['уп', 'кор', 'ящ', 'блок'])
