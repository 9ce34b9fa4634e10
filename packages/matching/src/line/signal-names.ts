/** A signal of an accepted line: what a value above 0 means, and what is said to a person where it is the strongest doubt. */
export interface SignalName {
  readonly means: string
  /** Whether it can only speak against the line, only for it, or either way. */
  readonly speaks: 'against' | 'for' | 'either'
  readonly reason?: string
}

const against = (means: string, reason?: string): SignalName => ({ means, speaks: 'against', ...(reason === undefined ? {} : { reason }) })
const either = (means: string): SignalName => ({ means, speaks: 'either' })

/** How the words and numbers of the line itself fit the product. */
const OF_THE_LINE: Readonly<Record<string, SignalName>> = {
  misspelt: against('words that fit only as misspellings (weighed, up to 2)', 'слово совпало лишь с опечаткой'),
  bySound: against('words that fit only by sound', 'совпало только по звучанию'),
  shortened: against('words that fit as a shortening or as a beginning', 'слово совпало лишь началом'),
  derived: against('words that share only a root', 'совпал только корень слова'),
  synonym: against('words that fit as another word for the same', 'товар назван другим словом'),
  byGroup: against('words found only in the group of the product', 'совпала группа, а не название'),
  weakest: against('1 − strength of the weakest word', 'одно из слов совпало слабо'),
  unexplained: against('share of what was said that the product does not explain', 'совпала не вся строка'),
  leftOver: against('words that may be left out and that the name does not have', 'одно из слов не нашлось в названии'),
  noneLiteral: against('no word fits literally', 'ни одно слово не совпало точно'),
  oneWord: against('one word and no size', 'названо одно слово'),
  manyWords: either('words beyond four (logarithm)'),
  article: { means: 'the article was said', speaks: 'for' },
  otherScale: against('sizes fit only in another unit or role', 'размер совпал лишь в других единицах'),
  sizesSaid: either('sizes said that the product has (up to 3)'),
  sizesUnsaid: against('sizes of the product that were not said (up to 3)', 'размеры товара не названы'),
  partOfSize: against('a part of a size was said', 'размер назван не полностью'),
  noQuantity: against('no quantity', 'количество не названо'),
  weakQuantity: against('little speaks for the number taken as quantity', 'непонятно, какое число — количество'),
  bareQuantity: against('the quantity has no unit'),
  spoken: either('numbers in words'),
  takenApart: against('a number in words was taken apart', 'непонятно, где кончается размер и начинается количество'),
  sizeInQuantity: against(
    'the quantity in words begins with an unsaid size of the product',
    'непонятно, где кончается размер и начинается количество',
  ),
  quantityFirst: either('the quantity stands before the name'),
  manyNumbers: against('numbers that are neither size nor quantity', 'есть лишнее число'),
  counts: against('several numbers look like the quantity', 'названо несколько количеств'),
}

/** How the product was chosen among others. */
const OF_THE_CHOICE: Readonly<Record<string, SignalName>> = {
  headless: against('does not name what the goods are', 'не сказано, что это за товар'),
  byContext: against('named by the heading or the line before', 'товар понят по соседней строке'),
  offContext: against('fits nothing of the heading or the line before'),
  byLiteral: against('others fit as well, less literally (logarithm of how many)', 'похожих товаров несколько'),
  byNearness: against('others fit, not the heading or the packing', 'похожих товаров несколько, выбран по соседним строкам'),
  byPlainness: against('others fit, with marks nobody asked for', 'похожих товаров несколько, взят самый обычный'),
  byHistory: against('others fit, were not bought before', 'похожих товаров несколько, взят тот, что брали раньше'),
  wordsUnsaid: against('words of the name that were not said (up to 4, halved)', 'в названии есть слова, которых не говорили'),
  wordsUnsaidShare: either('their share of the words'),
  markUnsaid: against('the name carries a mark that was not said', 'у товара есть отметка, о которой не говорили'),
  aside: against('an adjective no name has', 'одно из слов не нашлось в названии'),
  optional: against('words of packing or purpose (up to 2)'),
  closeSecond: against('the second product is close', 'второй товар почти так же подходит'),
  otherSizeExists: either('the same goods exist in another size than said'),
  cut: either('the line was cut out of a longer part'),
  closeCut: against('the message could be cut into lines otherwise', 'непонятно, где кончается одна позиция и начинается другая'),
}

/** What surrounds the line. */
const OF_THE_PLACE: Readonly<Record<string, SignalName>> = {
  negationIn: against('«не», «без», «вместо», «кроме» in the line', 'в строке есть «не», «вместо» или «кроме»'),
  negationNear: against('such a word right beside the line', 'рядом сказано «не», «вместо» или «кроме»'),
  changeIn: against('a word of change in the line', 'похоже на правку, но непонятно, к чему относится'),
  changeNear: against('a word of change right beside the line', 'похоже на правку, но непонятно, к чему относится'),
  twice: against('the same product is in another line', 'этот товар уже есть в другой строке'),
  kinInBasket: against('the words name a line of the basket as well', 'похожий товар уже есть в заказе'),
  replaced: either('takes the place of another product'),
  unitOdd: against('the unit said is no unit of the product', 'товар не считают в таких единицах'),
  besideDoubt: against('lines beside it are asked or unknown', 'соседнюю строку не удалось понять'),
  besideCut: against('the line beside could be cut otherwise', 'непонятно, где кончается одна позиция и начинается другая'),
  cuts: against('how doubtful the cuts of the message are'),
  mixedOrder: against(
    'quantity before the name where other lines have it behind, or the reverse',
    'непонятно, к какой позиции относится количество',
  ),
  largeAmount: against('far more or less than the other lines (logarithm)', 'количество сильно отличается от остальных'),
}

/** Lines of the basket that were there before the message. */
const OF_THE_BASKET: Readonly<Record<string, SignalName>> = {
  unnamed: either('no word of the message names it'),
  named: either('words of the message that name it (up to 2)'),
  namedAlone: against('…and no changed or new line', 'товар упомянут, но непонятно, что с ним сделать'),
  namedLeft: either('named, and the rest of the basket went out'),
  rivals: against('other lines of the basket are named by the same words', 'так называются несколько строк заказа'),
  offered: against('offered in a question about another line', 'возможно, речь об этой строке'),
  weakClause: against('the clause about the line explains little of itself', 'похоже на правку, но непонятно, к чему относится'),
  closeClause: against('the clause about the line reads almost as well otherwise', 'правку можно понять двояко'),
  clausesOwn: either('more than one clause is about the line'),
  together: against('the clause is about several lines (logarithm)', 'непонятно, все ли эти строки изменить'),
  weakElsewhere: against('another clause explains little of itself', 'в сообщении есть правка, которую не удалось понять'),
  closeElsewhere: against('another clause reads almost as well otherwise', 'в сообщении есть правка, которую можно понять двояко'),
  idle: against('clauses that did nothing (up to 2)', 'в сообщении есть правка, которую не удалось понять'),
  noClause: either('no clause is about the line'),
  quiet: { means: 'the message is all questions or talk', speaks: 'for' },
  repeated: either('comes from an earlier order'),
  nothingElse: against('the message changed nothing at all', 'правку не удалось понять'),
}

/** What the whole message says. */
const OF_THE_MESSAGE: Readonly<Record<string, SignalName>> = {
  basket: either('there was a basket before the message'),
  emptied: either('share of the basket that went out'),
  strayWords: against('words of the catalog no line accounts for (up to 3)', 'в сообщении упомянут ещё какой-то товар'),
  strayNumbers: against('numbers no line accounts for (up to 3)', 'в сообщении есть число, которое ни к чему не отнесено'),
  unreadWords: against('unknown words outside the lines (logarithm)', 'часть сообщения не удалось понять'),
  unreadParts: against('parts that are neither goods nor known talk (up to 3)', 'часть сообщения не удалось понять'),
  asked: against('share of the lines that are asked', 'другие строки сообщения непонятны'),
  unknown: against('share of the lines that are unknown', 'другие строки сообщения непонятны'),
  manyLines: either('lines (logarithm)'),
  longMessage: either('words that may name goods (logarithm)'),
  unpunctuated: against('five words or more without punctuation'),
  negations: against('«не», «нет», «вместо», «кроме» anywhere (up to 3)', 'в сообщении есть правка, которую не удалось понять'),
  changes: against('words of change anywhere (up to 3)', 'в сообщении есть правка, которую не удалось понять'),
  corrected: against('the message corrects itself', 'в сообщении есть поправка'),
}

/** Lines that are asked: what the best guess is worth. */
const OF_A_QUESTION: Readonly<Record<string, SignalName>> = {
  rivalsLeft: against('products that fit equally (logarithm)'),
  doubts: against('reasons to ask beside that (up to 3)'),
  unweighed: either('asked without a comparison of products'),
}

/** The signals by what they look at. */
export const SIGNAL_GROUPS: Readonly<Record<string, Readonly<Record<string, SignalName>>>> = {
  line: OF_THE_LINE,
  choice: OF_THE_CHOICE,
  place: OF_THE_PLACE,
  basket: OF_THE_BASKET,
  message: OF_THE_MESSAGE,
  question: OF_A_QUESTION,
}

/** Every signal the probability is made of. */
export const SIGNAL_NAMES: Readonly<Record<string, SignalName>> = Object.assign({}, ...Object.values(SIGNAL_GROUPS))
