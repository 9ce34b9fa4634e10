// Written by bench/matching/fit.ts: fitted, not chosen. What each unit of a signal adds to the log-odds that a line is right.
export type Kind = 'said' | 'changed' | 'kept' | 'asked'

type Weights = Readonly<Record<string, number>>

/** A line the message says. */
const SAID: Weights = {
  always: 2.84,
  bySound: -0.05, // words that fit only by sound
  derived: -0.03, // words that share only a root
  synonym: -0.62, // words that fit as another word for the same
  unexplained: -0.09, // share of what was said that the product does not explain
  leftOver: -0.24, // words that may be left out and that the name does not have
  noneLiteral: -0.13, // no word fits literally
  oneWord: -0.05, // one word and no size
  manyWords: -0.91, // words beyond four (logarithm)
  article: 0.14, // the article was said
  otherScale: -1.93, // sizes fit only in another unit or role
  noQuantity: -0.01, // no quantity
  weakQuantity: -0.17, // little speaks for the number taken as quantity
  spoken: 0.03, // numbers in words
  takenApart: -1.27, // a number in words was taken apart
  sizeInQuantity: -2.44, // the quantity in words begins with an unsaid size of the product
  quantityFirst: -0.29, // the quantity stands before the name
  byLiteral: -0.58, // others fit as well, less literally (logarithm of how many)
  byNearness: -0.01, // others fit, not the heading or the packing
  byPlainness: -0.07, // others fit, with marks nobody asked for
  byHistory: -0.23, // others fit, were not bought before
  wordsUnsaid: -0.12, // words of the name that were not said (up to 4, halved)
  wordsUnsaidShare: -0.08, // their share of the words
  markUnsaid: -0.01, // the name carries a mark that was not said
  aside: -1.09, // an adjective no name has
  optional: -0.06, // words of packing or purpose (up to 2)
  closeSecond: -0.23, // the second product is close
  otherSizeExists: -0.03, // the same goods exist in another size than said
  closeCut: -1.44, // the message could be cut into lines otherwise
  negationIn: -0.52, // «не», «без», «вместо», «кроме» in the line
  negationNear: -0.15, // such a word right beside the line
  changeIn: -0.28, // a word of change in the line
  twice: -2.55, // the same product is in another line
  kinInBasket: -0.65, // the words name a line of the basket as well
  replaced: 0.52, // takes the place of another product
  unitOdd: -0.54, // the unit said is no unit of the product
  besideDoubt: -0.09, // lines beside it are asked or unknown
  besideCut: -0.3, // the line beside could be cut otherwise
  mixedOrder: -1.53, // quantity before the name where other lines have it behind, or the reverse
  weakClause: -0.66, // the clause about the line explains little of itself
  closeClause: -2.86, // the clause about the line reads almost as well otherwise
  clausesOwn: 0.44, // more than one clause is about the line
  idle: -1.1, // clauses that did nothing (up to 2)
  basket: 0.16, // there was a basket before the message
  emptied: 0.63, // share of the basket that went out
  strayNumbers: -0.07, // numbers no line accounts for (up to 3)
  unreadWords: -0.05, // unknown words outside the lines (logarithm)
  unreadParts: -0.04, // parts that are neither goods nor known talk (up to 3)
  unknown: -0.16, // share of the lines that are unknown
  manyLines: 0.28, // lines (logarithm)
  longMessage: 0.1, // words that may name goods (logarithm)
  unpunctuated: -0.13, // five words or more without punctuation
  negations: -0.05, // «не», «нет», «вместо», «кроме» anywhere (up to 3)
  changes: -0.19, // words of change anywhere (up to 3)
  corrected: -0.16, // the message corrects itself
}

/** A line that was in the basket and that the message changes. */
const CHANGED: Weights = {
  always: 3.12,
  unnamed: -0.06, // no word of the message names it
  named: 0.03, // words of the message that name it (up to 2)
  namedAlone: -0.11, // …and no changed or new line
  namedLeft: 0.05, // named, and the rest of the basket went out
  weakClause: -0.17, // the clause about the line explains little of itself
  closeClause: -0.06, // the clause about the line reads almost as well otherwise
  clausesOwn: 0.07, // more than one clause is about the line
  together: -0.02, // the clause is about several lines (logarithm)
  weakElsewhere: -0.04, // another clause explains little of itself
  closeElsewhere: -0.06, // another clause reads almost as well otherwise
  repeated: 0.05, // comes from an earlier order
  emptied: 0.1, // share of the basket that went out
  asked: -0.79, // share of the lines that are asked
  unknown: -0.31, // share of the lines that are unknown
  manyLines: -0.02, // lines (logarithm)
}

/** A line that was in the basket and that the message leaves as it was. */
const KEPT: Weights = {
  always: 4.09,
  unnamed: 0.04, // no word of the message names it
  named: -0.03, // words of the message that name it (up to 2)
  namedAlone: -0.26, // …and no changed or new line
  namedLeft: 0.22, // named, and the rest of the basket went out
  rivals: -0.05, // other lines of the basket are named by the same words
  offered: -0.72, // offered in a question about another line
  weakElsewhere: -0.23, // another clause explains little of itself
  closeElsewhere: -0.03, // another clause reads almost as well otherwise
  idle: -0.23, // clauses that did nothing (up to 2)
  noClause: -0.22, // no clause is about the line
  quiet: 0.16, // the message is all questions or talk
  repeated: -0.1, // comes from an earlier order
  emptied: 0.69, // share of the basket that went out
  unreadWords: -0.15, // unknown words outside the lines (logarithm)
  unreadParts: -0.19, // parts that are neither goods nor known talk (up to 3)
  asked: -1.94, // share of the lines that are asked
  manyLines: -0.13, // lines (logarithm)
  longMessage: -0.04, // words that may name goods (logarithm)
  changes: -0.18, // words of change anywhere (up to 3)
}

/** The best guess behind a question. */
const ASKED: Weights = {
  always: -0.01,
  shortened: -0.22, // words that fit as a shortening or as a beginning
  derived: -0.06, // words that share only a root
  byGroup: -0.74, // words found only in the group of the product
  weakest: -0.71, // 1 − strength of the weakest word
  oneWord: -0.54, // one word and no size
  manyWords: 0.53, // words beyond four (logarithm)
  otherScale: -0.6, // sizes fit only in another unit or role
  sizesSaid: 0.13, // sizes said that the product has (up to 3)
  sizesUnsaid: -0.03, // sizes of the product that were not said (up to 3)
  noQuantity: -0.71, // no quantity
  weakQuantity: -0.24, // little speaks for the number taken as quantity
  spoken: 0.28, // numbers in words
  takenApart: -0.26, // a number in words was taken apart
  sizeInQuantity: -1.74, // the quantity in words begins with an unsaid size of the product
  quantityFirst: 0.63, // the quantity stands before the name
  byLiteral: -0.28, // others fit as well, less literally (logarithm of how many)
  wordsUnsaidShare: 0.22, // their share of the words
  markUnsaid: -0.27, // the name carries a mark that was not said
  closeSecond: -0.53, // the second product is close
  otherSizeExists: 0.05, // the same goods exist in another size than said
  cut: 0.32, // the line was cut out of a longer part
  closeCut: -0.56, // the message could be cut into lines otherwise
  negationIn: -0.25, // «не», «без», «вместо», «кроме» in the line
  negationNear: -0.13, // such a word right beside the line
  kinInBasket: -1.16, // the words name a line of the basket as well
  replaced: 0.78, // takes the place of another product
  unitOdd: -1.19, // the unit said is no unit of the product
  largeAmount: -0.22, // far more or less than the other lines (logarithm)
  unnamed: 0.4, // no word of the message names it
  named: -0.07, // words of the message that name it (up to 2)
  namedLeft: 0.34, // named, and the rest of the basket went out
  weakClause: -0.07, // the clause about the line explains little of itself
  closeClause: -0.05, // the clause about the line reads almost as well otherwise
  clausesOwn: 0.37, // more than one clause is about the line
  weakElsewhere: -0.1, // another clause explains little of itself
  closeElsewhere: -1.16, // another clause reads almost as well otherwise
  idle: -0.03, // clauses that did nothing (up to 2)
  noClause: 0.79, // no clause is about the line
  repeated: 1.8, // comes from an earlier order
  basket: -0.29, // there was a basket before the message
  emptied: -0.11, // share of the basket that went out
  strayWords: -0.14, // words of the catalog no line accounts for (up to 3)
  strayNumbers: -0.18, // numbers no line accounts for (up to 3)
  asked: -0.54, // share of the lines that are asked
  unknown: -1.04, // share of the lines that are unknown
  manyLines: 0.23, // lines (logarithm)
  longMessage: 0.25, // words that may name goods (logarithm)
  changes: -0.01, // words of change anywhere (up to 3)
  rivalsLeft: -0.49, // products that fit equally (logarithm)
  unweighed: -0.25, // asked without a comparison of products
}

export const WEIGHTS: Readonly<Record<Kind, Weights>> = { said: SAID, changed: CHANGED, kept: KEPT, asked: ASKED }
