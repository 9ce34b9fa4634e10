import type { MatchedLine, Understanding } from '@skladno/matching'

/** What was advised about lines of a message, by the question it answers. Null = «none of them». */
export interface Advice {
  choice(question: LineQuestion): string | null | undefined
}

/** A line with the products it may mean. The answer to the same question is the same whoever asks. */
export interface LineQuestion {
  readonly text: string
  readonly itemIds: readonly string[]
}

/** Below this the engine's own acceptance is shown to the advisor too: it may doubt, never add certainty. */
const SURE = 0.97
const MOST_CANDIDATES = 8
const REASON_CHOSEN = 'на это указала и языковая модель'
const REASON_DOUBTED = 'языковая модель в этом сомневается'

export const keyOf = ({ text, itemIds }: LineQuestion): string => `${text.trim().toLowerCase()}\n${itemIds.toSorted().join(' ')}`

/** Lines about which advice could change something: an open choice, or an acceptance that is not quite sure. */
export const questionsOf = ({ lines }: Understanding): LineQuestion[] =>
  lines.flatMap((line) => {
    if (line.origin !== 'message' || line.operation === 'remove' || line.candidates.length < 2) return []
    if (line.decision === 'unknown' || (line.decision === 'accept' && line.p >= SURE)) return []
    return [questionOf(line)]
  })

const questionOf = (line: MatchedLine): LineQuestion => ({
  text: line.text,
  itemIds: line.candidates.slice(0, MOST_CANDIDATES).map(({ itemId }) => itemId),
})

/**
 * Advice reorders what is asked and turns a doubtful acceptance into a question. It never accepts a line, never brings a product the engine did not
 * offer and never touches a quantity, so that the worst advisor cannot make one more line wrong.
 */
export function applyAdvice(understanding: Understanding, advice: Advice): Understanding {
  return { ...understanding, lines: understanding.lines.map((line) => (isOpen(line) ? advised(line, advice) : line)) }
}

const isOpen = (line: MatchedLine): boolean => line.origin === 'message' && line.decision !== 'unknown' && line.candidates.length >= 2

function advised(line: MatchedLine, advice: Advice): MatchedLine {
  const question = questionOf(line)
  const choice = advice.choice(question)
  if (choice === undefined || (choice !== null && !question.itemIds.includes(choice))) return line
  if (line.decision === 'accept')
    return choice === line.itemId || line.p >= SURE
      ? line
      : { ...withFirst(line, choice), decision: 'ask', itemId: null, why: [...line.why, REASON_DOUBTED] }
  return choice === null ? line : { ...withFirst(line, choice), why: [...line.why, REASON_CHOSEN] }
}

const withFirst = (line: MatchedLine, itemId: string | null): MatchedLine => ({
  ...line,
  candidates: [...line.candidates.filter((one) => one.itemId === itemId), ...line.candidates.filter((one) => one.itemId !== itemId)],
})
