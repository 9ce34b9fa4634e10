/** What a number word adds: a unit or ten to add, a hundred or thousand to multiply by, or a group («десяток», «пара»). */
export interface NumberWord {
  readonly value: number
  readonly role: 'ones' | 'teens' | 'tens' | 'hundreds' | 'scale' | 'group' | 'half' | 'one-and-half'
  readonly isOrdinal: boolean
  readonly language: 'ru' | 'kk'
}

const words = new Map<string, NumberWord>()

function put(forms: string, value: number, role: NumberWord['role'], language: NumberWord['language'] = 'ru', isOrdinal = false): void {
  for (const form of forms.split(' ')) if (!words.has(form)) words.set(form, { value, role, isOrdinal, language })
}

put('ноль нуль', 0, 'ones')
put('один одна одно одну одного одной одни', 1, 'ones')
put('два две двух двум двумя двое', 2, 'ones')
put('три трех трем тремя трое', 3, 'ones')
put('четыре четырех четырем четырьмя четверо', 4, 'ones')
put('пять пяти пятью пятеро пят', 5, 'ones')
put('шесть шести шестью шест', 6, 'ones')
put('семь семи семью', 7, 'ones')
put('восемь восьми восемью', 8, 'ones')
put('девять девяти девятью девят', 9, 'ones')
put('десять десяти десятью десят', 10, 'teens')
put('одиннадцать одиннадцати одинадцать', 11, 'teens')
put('двенадцать двенадцати', 12, 'teens')
put('тринадцать тринадцати', 13, 'teens')
put('четырнадцать четырнадцати', 14, 'teens')
put('пятнадцать пятнадцати пятнацать', 15, 'teens')
put('шестнадцать шестнадцати', 16, 'teens')
put('семнадцать семнадцати', 17, 'teens')
put('восемнадцать восемнадцати', 18, 'teens')
put('девятнадцать девятнадцати', 19, 'teens')
put('двадцать двадцати двадцатью двацать двадцат', 20, 'tens')
put('тридцать тридцати тридцатью трицать', 30, 'tens')
put('сорок сорока', 40, 'tens')
put('пятьдесят пятидесяти пятдесят пядесят', 50, 'tens')
put('шестьдесят шестидесяти шестдесят', 60, 'tens')
put('семьдесят семидесяти', 70, 'tens')
put('восемьдесят восьмидесяти', 80, 'tens')
put('девяносто девяноста', 90, 'tens')
put('сто ста', 100, 'hundreds')
put('двести двухсот', 200, 'hundreds')
put('триста трехсот', 300, 'hundreds')
put('четыреста четырехсот', 400, 'hundreds')
put('пятьсот пятисот', 500, 'hundreds')
put('шестьсот шестисот', 600, 'hundreds')
put('семьсот семисот', 700, 'hundreds')
put('восемьсот восьмисот', 800, 'hundreds')
put('девятьсот девятисот', 900, 'hundreds')
put('тысяча тысячи тысяч тысячу тыс тыща тыщу тыщи', 1000, 'scale')
put('пара пару паре парочка парочку парочке', 2, 'group')
put('полдюжины', 6, 'group')
put('полдесятка', 5, 'group')
put('пяток пятка пяточек', 5, 'group')
put('десяток десятка десятков десяточек десятки', 10, 'group')
put('дюжина дюжину дюжины дюжин', 12, 'group')
put('полсотни', 50, 'group')
put('сотня сотню сотни сотен сотенку сотка сотку соточку', 100, 'group')
put('полтора полторы', 1.5, 'one-and-half')
put('полтораста', 150, 'hundreds')
put('пол половина половину половинка половинку полу', 0.5, 'half')

/** Stems of ordinals: «двадцать пятую», «сороковой», «сотый». Sizes are said with them, never quantities. */
const ORDINALS: readonly (readonly [string, number, NumberWord['role']])[] = [
  ['перв', 1, 'ones'],
  ['втор', 2, 'ones'],
  ['трет', 3, 'ones'],
  ['четверт', 4, 'ones'],
  ['пят', 5, 'ones'],
  ['шест', 6, 'ones'],
  ['седьм', 7, 'ones'],
  ['восьм', 8, 'ones'],
  ['девят', 9, 'ones'],
  ['десят', 10, 'teens'],
  ['одиннадцат', 11, 'teens'],
  ['двенадцат', 12, 'teens'],
  ['тринадцат', 13, 'teens'],
  ['четырнадцат', 14, 'teens'],
  ['пятнадцат', 15, 'teens'],
  ['шестнадцат', 16, 'teens'],
  ['семнадцат', 17, 'teens'],
  ['восемнадцат', 18, 'teens'],
  ['девятнадцат', 19, 'teens'],
  ['двадцат', 20, 'tens'],
  ['тридцат', 30, 'tens'],
  ['сороков', 40, 'tens'],
  ['пятидесят', 50, 'tens'],
  ['шестидесят', 60, 'tens'],
  ['семидесят', 70, 'tens'],
  ['восьмидесят', 80, 'tens'],
  ['девяност', 90, 'tens'],
  ['сот', 100, 'hundreds'],
  ['двухсот', 200, 'hundreds'],
  ['трехсот', 300, 'hundreds'],
  ['пятисот', 500, 'hundreds'],
  ['пятьсот', 500, 'hundreds'],
  ['четырехсот', 400, 'hundreds'],
  ['четыреста', 400, 'hundreds'],
  ['шестисот', 600, 'hundreds'],
]
const ORDINAL_ENDINGS = 'ый ая ое ые ого ой ую ых ым ыми ому'.split(' ')
for (const [stem, value, role] of ORDINALS) for (const ending of ORDINAL_ENDINGS) put(stem + ending, value, role, 'ru', true)
put('третий третья третье третьи третьего третьей третью третьих', 3, 'ones', 'ru', true)
put('второй шестой седьмой восьмой сороковой', 0, 'ones', 'ru', true)
words.set('второй', { value: 2, role: 'ones', isOrdinal: true, language: 'ru' })
words.set('шестой', { value: 6, role: 'ones', isOrdinal: true, language: 'ru' })
words.set('седьмой', { value: 7, role: 'ones', isOrdinal: true, language: 'ru' })
words.set('восьмой', { value: 8, role: 'ones', isOrdinal: true, language: 'ru' })
words.set('сороковой', { value: 40, role: 'tens', isOrdinal: true, language: 'ru' })
put('двадцатка двадцатку двадцатки двадцаток двадцатке', 20, 'tens', 'ru', true)
put('десятка десятку', 10, 'teens', 'ru', true)
for (const [forms, value] of [
  ['двушка двушку двушки двушек', 2],
  ['двойка двойку двойки', 2],
  ['тройка тройку тройки трешка трешку трешки трешек', 3],
  ['четверка четверку четверки', 4],
  ['пятерка пятерку пятерки', 5],
  ['шестерка шестерку шестерки шестерок', 6],
  ['семерка семерку', 7],
  ['восьмерка восьмерку восьмерки', 8],
  ['девятка девятку девятки', 9],
  ['полторашка полторашку полторашки', 1.5],
] as const)
  put(forms, value, 'ones', 'ru', true)
put('полтинник', 50, 'tens')
for (const [stem, value, role] of [
  ['единич', 1, 'ones'],
  ['пятнадцат', 15, 'teens'],
  ['двенадцат', 12, 'teens'],
  ['пятидесят', 50, 'tens'],
  ['шестидесят', 60, 'tens'],
  ['семидесят', 70, 'tens'],
  ['восьмидесят', 80, 'tens'],
  ['девяност', 90, 'tens'],
  ['двадцатипят', 25, 'tens'],
  ['двадцатьпят', 25, 'tens'],
  ['двухсот', 200, 'hundreds'],
  ['трехсот', 300, 'hundreds'],
  ['четырехсот', 400, 'hundreds'],
  ['пятисот', 500, 'hundreds'],
  ['шестисот', 600, 'hundreds'],
] as const)
  for (const ending of ['ка', 'ку', 'ки', 'кой', 'ок']) put(stem + ending, value, role, 'ru', true)
put('тридцатка тридцатку тридцатки', 30, 'tens', 'ru', true)
put('сороковка сороковку сороковки', 40, 'tens', 'ru', true)
put('шестидесятка шестидесятку', 60, 'tens', 'ru', true)

/** Kazakh, letters folded to their closest Russian ones. Some are Russian words too («он», «бес»): context decides. */
for (const [form, value, role] of [
  ['бир', 1, 'ones'],
  ['еки', 2, 'ones'],
  ['уш', 3, 'ones'],
  ['торт', 4, 'ones'],
  ['бес', 5, 'ones'],
  ['алты', 6, 'ones'],
  ['жети', 7, 'ones'],
  ['сегиз', 8, 'ones'],
  ['тогыз', 9, 'ones'],
  ['он', 10, 'tens'],
  ['жиырма', 20, 'tens'],
  ['отыз', 30, 'tens'],
  ['кырык', 40, 'tens'],
  ['елу', 50, 'tens'],
  ['алпыс', 60, 'tens'],
  ['жетпис', 70, 'tens'],
  ['сексен', 80, 'tens'],
  ['токсан', 90, 'tens'],
  ['жуз', 100, 'scale'],
  ['мын', 1000, 'scale'],
] as const)
  put(form, value, role, 'kk')
for (const [forms, value, role] of [
  ['bir', 1, 'ones'],
  ['eki', 2, 'ones'],
  ['bes', 5, 'ones'],
  ['alty', 6, 'ones'],
  ['zheti', 7, 'ones'],
  ['segiz', 8, 'ones'],
  ['togyz', 9, 'ones'],
  ['zhiyrma', 20, 'tens'],
  ['otyz', 30, 'tens'],
  ['qyryq', 40, 'tens'],
  ['elu', 50, 'tens'],
  ['zhuz', 100, 'scale'],
  ['juz', 100, 'scale'],
] as const)
  put(forms, value, role, 'kk')

/** Russian number words typed in Latin letters. */
put('odin odna odnu', 1, 'ones')
put('dva dve', 2, 'ones')
put('tri', 3, 'ones')
put('chetyre', 4, 'ones')
put('pyat piat pjat', 5, 'ones')
put('shest', 6, 'ones')
put('sem', 7, 'ones')
put('vosem', 8, 'ones')
put('devyat deviat', 9, 'ones')
put('desyat desiat', 10, 'teens')
put('pyatnadcat pyatnadtsat', 15, 'teens')
put('dvadcat dvadtsat', 20, 'tens')
put('tridcat tridtsat', 30, 'tens')
put('sorok', 40, 'tens')
put('pyatdesyat pyatdesiat', 50, 'tens')
put('sto', 100, 'hundreds')
put('dvesti', 200, 'hundreds')
put('trista', 300, 'hundreds')
put('para paru', 2, 'group')

export const NUMBER_WORDS: ReadonlyMap<string, NumberWord> = words
