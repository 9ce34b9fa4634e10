// Written by bench/matching/fit.ts: fitted, not chosen. What each unit of a signal adds to the log-odds that a line is right.
export type Kind = 'said' | 'changed' | 'kept' | 'asked'

type Weights = Readonly<Record<string, number>>

/** A line the message says. */
const SAID: Weights = {
  always: 3.77,
  misspelt: -0.28, // words that fit only as misspellings (weighed, up to 2)
  bySound: -0.07, // words that fit only by sound
  shortened: -0.26, // words that fit as a shortening or as a beginning
  derived: -0.08, // words that share only a root
  synonym: -0.29, // words that fit as another word for the same
  byGroup: -0.25, // words found only in the group of the product
  weakest: -0.52, // 1 − strength of the weakest word
  unexplained: -2.57, // share of what was said that the product does not explain
  leftOver: -1.19, // words that may be left out and that the name does not have
  noneLiteral: -0.37, // no word fits literally
  oneWord: -0.15, // one word and no size
  manyWords: -0.07, // words beyond four (logarithm)
  article: 0.4, // the article was said
  otherScale: -4.77, // sizes fit only in another unit or role
  sizesSaid: -0.03, // sizes said that the product has (up to 3)
  sizesUnsaid: -0.04, // sizes of the product that were not said (up to 3)
  noQuantity: -0.07, // no quantity
  weakQuantity: -0.5, // little speaks for the number taken as quantity
  spoken: 0.01, // numbers in words
  takenApart: -1.41, // a number in words was taken apart
  sizeInQuantity: -4.72, // the quantity in words begins with an unsaid size of the product
  quantityFirst: -0.77, // the quantity stands before the name
  offContext: -0.01, // fits nothing of the heading or the line before
  byLiteral: -0.77, // others fit as well, less literally (logarithm of how many)
  byNearness: -0.09, // others fit, not the heading or the packing
  byPlainness: -0.19, // others fit, with marks nobody asked for
  byHistory: -0.65, // others fit, were not bought before
  wordsUnsaid: -0.23, // words of the name that were not said (up to 4, halved)
  wordsUnsaidShare: -0.15, // their share of the words
  markUnsaid: -0.12, // the name carries a mark that was not said
  optional: -0.51, // words of packing or purpose (up to 2)
  closeSecond: -0.41, // the second product is close
  otherSizeExists: 0.18, // the same goods exist in another size than said
  cut: -0.09, // the line was cut out of a longer part
  closeCut: -1.97, // the message could be cut into lines otherwise
  negationIn: -0.85, // «не», «без», «вместо», «кроме» in the line
  negationNear: -0.66, // such a word right beside the line
  twice: -0.97, // the same product is in another line
  replaced: 0.35, // takes the place of another product
  unitOdd: -1.12, // the unit said is no unit of the product
  besideDoubt: -0.32, // lines beside it are asked or unknown
  besideCut: -0.13, // the line beside could be cut otherwise
  mixedOrder: -1.9, // quantity before the name where other lines have it behind, or the reverse
  closeClause: -3.45, // the clause about the line reads almost as well otherwise
  clausesOwn: -0.12, // more than one clause is about the line
  weakElsewhere: -0.26, // another clause explains little of itself
  basket: -0.23, // there was a basket before the message
  emptied: 0.33, // share of the basket that went out
  asked: -0.46, // share of the lines that are asked
  manyLines: 0.26, // lines (logarithm)
  longMessage: 0.2, // words that may name goods (logarithm)
  unpunctuated: -0.07, // five words or more without punctuation
  negations: -0.01, // «не», «нет», «вместо», «кроме» anywhere (up to 3)
  changes: -0.14, // words of change anywhere (up to 3)
  corrected: -0.13, // the message corrects itself
  doubts: -0.4, // reasons to ask beside that (up to 3)
}

/** A line that was in the basket and that the message changes. */
const CHANGED: Weights = {
  always: 2.82,
  unnamed: -0.05, // no word of the message names it
  named: -0.07, // words of the message that name it (up to 2)
  namedAlone: -0.33, // …and no changed or new line
  rivals: -0.17, // other lines of the basket are named by the same words
  weakClause: -0.8, // the clause about the line explains little of itself
  closeClause: -0.37, // the clause about the line reads almost as well otherwise
  clausesOwn: -0.31, // more than one clause is about the line
  together: -0.21, // the clause is about several lines (logarithm)
  weakElsewhere: -0.06, // another clause explains little of itself
  repeated: 0.2, // comes from an earlier order
  emptied: 0.41, // share of the basket that went out
  strayNumbers: -0.06, // numbers no line accounts for (up to 3)
  asked: -0.57, // share of the lines that are asked
  unknown: -0.68, // share of the lines that are unknown
  manyLines: -0.08, // lines (logarithm)
  longMessage: -0.05, // words that may name goods (logarithm)
  unpunctuated: -0.07, // five words or more without punctuation
  negations: -0.01, // «не», «нет», «вместо», «кроме» anywhere (up to 3)
  changes: -0.04, // words of change anywhere (up to 3)
}

/** A line that was in the basket and that the message leaves as it was. */
const KEPT: Weights = {
  always: 1.6,
  unnamed: 0.84, // no word of the message names it
  named: -0.44, // words of the message that name it (up to 2)
  namedAlone: -0.13, // …and no changed or new line
  namedLeft: 0.27, // named, and the rest of the basket went out
  rivals: -0.13, // other lines of the basket are named by the same words
  offered: -0.78, // offered in a question about another line
  weakElsewhere: -0.15, // another clause explains little of itself
  closeElsewhere: -0.22, // another clause reads almost as well otherwise
  idle: -0.06, // clauses that did nothing (up to 2)
  noClause: 1.18, // no clause is about the line
  repeated: 0.3, // comes from an earlier order
  emptied: 0.78, // share of the basket that went out
  strayNumbers: -0.29, // numbers no line accounts for (up to 3)
  unreadWords: -0.11, // unknown words outside the lines (logarithm)
  unreadParts: -0.03, // parts that are neither goods nor known talk (up to 3)
  asked: -0.89, // share of the lines that are asked
  unknown: -2.45, // share of the lines that are unknown
  manyLines: 0.03, // lines (logarithm)
  longMessage: -0.46, // words that may name goods (logarithm)
  negations: -0.06, // «не», «нет», «вместо», «кроме» anywhere (up to 3)
  changes: -0.06, // words of change anywhere (up to 3)
}

/** The best guess behind a question. */
const ASKED: Weights = {
  always: 0.1,
  shortened: -0.45, // words that fit as a shortening or as a beginning
  derived: -0.46, // words that share only a root
  synonym: -0.25, // words that fit as another word for the same
  byGroup: -0.14, // words found only in the group of the product
  weakest: -0.43, // 1 − strength of the weakest word
  noneLiteral: -0.12, // no word fits literally
  oneWord: -0.16, // one word and no size
  manyWords: 0.23, // words beyond four (logarithm)
  sizesSaid: 0.1, // sizes said that the product has (up to 3)
  sizesUnsaid: -0.03, // sizes of the product that were not said (up to 3)
  noQuantity: -0.5, // no quantity
  weakQuantity: -0.04, // little speaks for the number taken as quantity
  spoken: 0.5, // numbers in words
  quantityFirst: -0.06, // the quantity stands before the name
  byLiteral: -0.19, // others fit as well, less literally (logarithm of how many)
  wordsUnsaid: -0.09, // words of the name that were not said (up to 4, halved)
  wordsUnsaidShare: -0.06, // their share of the words
  markUnsaid: -0.17, // the name carries a mark that was not said
  closeSecond: -0.48, // the second product is close
  otherSizeExists: -0.1, // the same goods exist in another size than said
  cut: 0.17, // the line was cut out of a longer part
  closeCut: -0.56, // the message could be cut into lines otherwise
  negationIn: -0.29, // «не», «без», «вместо», «кроме» in the line
  changeIn: -0.37, // a word of change in the line
  changeNear: -0.15, // a word of change right beside the line
  kinInBasket: -0.45, // the words name a line of the basket as well
  replaced: 0.2, // takes the place of another product
  unitOdd: -0.69, // the unit said is no unit of the product
  besideDoubt: -0.13, // lines beside it are asked or unknown
  besideCut: -0.36, // the line beside could be cut otherwise
  cuts: -0.44, // how doubtful the cuts of the message are
  mixedOrder: -0.61, // quantity before the name where other lines have it behind, or the reverse
  largeAmount: -0.2, // far more or less than the other lines (logarithm)
  unnamed: 1.32, // no word of the message names it
  named: -0.42, // words of the message that name it (up to 2)
  namedAlone: -0.43, // …and no changed or new line
  namedLeft: -0.86, // named, and the rest of the basket went out
  rivals: -0.13, // other lines of the basket are named by the same words
  weakClause: -0.11, // the clause about the line explains little of itself
  closeClause: -0.52, // the clause about the line reads almost as well otherwise
  clausesOwn: -0.02, // more than one clause is about the line
  weakElsewhere: -0.12, // another clause explains little of itself
  closeElsewhere: -0.62, // another clause reads almost as well otherwise
  noClause: 0.63, // no clause is about the line
  nothingElse: -0.49, // the message changed nothing at all
  basket: -0.18, // there was a basket before the message
  emptied: 0.51, // share of the basket that went out
  strayWords: -0.68, // words of the catalog no line accounts for (up to 3)
  strayNumbers: -0.05, // numbers no line accounts for (up to 3)
  unreadWords: -0.07, // unknown words outside the lines (logarithm)
  asked: -0.62, // share of the lines that are asked
  manyLines: 0.1, // lines (logarithm)
  longMessage: 0.23, // words that may name goods (logarithm)
  rivalsLeft: -0.39, // products that fit equally (logarithm)
  unweighed: -0.29, // asked without a comparison of products
}

export const WEIGHTS: Readonly<Record<Kind, Weights>> = { said: SAID, changed: CHANGED, kept: KEPT, asked: ASKED }
