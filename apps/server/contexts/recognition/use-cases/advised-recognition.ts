import type { Clock } from '@skladno/kernel'
import type { MatchContext, Understanding } from '@skladno/matching'
import type { CatalogIndex } from '../../catalog/index.ts'
import { applyAdvice, keyOf, type LineQuestion, questionsOf } from '../domain/advice.ts'
import { betterReading, isRunTogether, withLineBreaks } from '../domain/line-breaks.ts'
import { type LineAdvisor, NO_ADVICE } from '../ports/line-advisor.ts'

/** Runs work that understands messages, with advice where a model service is set up. */
export interface AdvisedRecognition {
  /**
   * `work` may run twice: when it meets a question without advice it is stopped by an exception, the advisor is asked outside of its
   * transaction, and the work begins anew. It must therefore leave nothing behind when it throws.
   */
  run<T>(work: (index: CatalogIndex) => Promise<T>): Promise<T>
}

export interface AdvisedRecognitionOptions {
  readonly index: CatalogIndex
  readonly advisor: LineAdvisor
  readonly clock: Clock
}

/** Stops the work so that no transaction stays open while a model thinks. */
class AdviceWanted extends Error {
  readonly text: string
  readonly context: MatchContext | undefined
  constructor(text: string, context: MatchContext | undefined) {
    super('Advice is wanted before this message is understood')
    this.text = text
    this.context = context
  }
}

/** One message costs at most this much waiting; whatever has no advice by then goes on without. */
const BUDGET_MS = 4_000
const MOST_QUESTIONS = 8
const REMEMBERED = 2_000
/** After so many answers in a row that were no advice the service is left alone for a while. */
const FAILURES = 3
const REST_MS = 60_000

/** Without a model service: the engine alone. */
export const unadvised = (index: CatalogIndex): AdvisedRecognition => ({ run: (work) => work(index) })

export function createAdvisedRecognition({ index, advisor, clock }: AdvisedRecognitionOptions): AdvisedRecognition {
  const reader = createAdvisedReader(index, advisor, clock)
  const withUnderstanding = (consult: boolean): CatalogIndex => ({
    ...index,
    understand: (text, context) => reader.understand(text, context, consult),
  })
  return {
    run: async (work) => {
      if (reader.isResting()) return work(withUnderstanding(false))
      try {
        return await work(withUnderstanding(true))
      } catch (error) {
        if (!(error instanceof AdviceWanted)) throw error
        await within(BUDGET_MS, reader.consult(error))
        return work(withUnderstanding(false))
      }
    },
  }
}

/** Understands with the advice it has, and asks for what it lacks. */
function createAdvisedReader(index: CatalogIndex, advisor: LineAdvisor, clock: Clock) {
  const choices = remember<string | null>()
  const breaks = remember<string | null>()
  const patience = createPatience(clock)

  const needsBreaks = (text: string, plain: Understanding): boolean => isRunTogether(text, plain) && !breaks.has(text)

  function read(text: string, context: MatchContext | undefined, plain: Understanding): Understanding {
    const broken = breaks.get(text)
    return typeof broken === 'string' ? betterReading(plain, index.understand(broken, context)) : plain
  }

  async function ask(question: LineQuestion): Promise<void> {
    const offered = question.itemIds.flatMap((id) => {
      const item = index.item(id)
      return item === null ? [] : [{ id, ...item }]
    })
    const choice = await advisor.choose(question.text, offered)
    patience.note(choice !== NO_ADVICE)
    if (choice !== NO_ADVICE) choices.set(keyOf(question), choice)
  }

  return {
    isResting: patience.isResting,
    understand: (text: string, context: MatchContext | undefined, consult: boolean): Understanding => {
      const plain = index.understand(text, context)
      if (consult && (needsBreaks(text, plain) || questionsOf(plain).some((question) => !choices.has(keyOf(question)))))
        throw new AdviceWanted(text, context)
      return applyAdvice(read(text, context, plain), { choice: (question) => choices.get(keyOf(question)) })
    },
    consult: async ({ text, context }: AdviceWanted): Promise<void> => {
      const plain = index.understand(text, context)
      if (needsBreaks(text, plain)) {
        const starts = await advisor.lineStarts(text)
        patience.note(starts !== NO_ADVICE)
        if (starts !== NO_ADVICE) breaks.set(text, withLineBreaks(text, starts))
      }
      const open = questionsOf(read(text, context, plain)).filter((question) => !choices.has(keyOf(question)))
      await Promise.all(open.slice(0, MOST_QUESTIONS).map(ask))
    },
  }
}

/** A service that fails again and again is left alone for a while. */
function createPatience(clock: Clock) {
  let failures = 0
  let restUntil = 0
  return {
    isResting: (): boolean => clock.now().getTime() < restUntil,
    note: (isAdvice: boolean): void => {
      failures = isAdvice ? 0 : failures + 1
      if (failures < FAILURES) return
      failures = 0
      restUntil = clock.now().getTime() + REST_MS
    },
  }
}

/** Resolves when the work is done or the time is over; what comes later is kept for the next time. */
function within(ms: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/** The latest answers; the oldest is forgotten when there are too many. */
function remember<V>() {
  const kept = new Map<string, V>()
  return {
    has: (key: string): boolean => kept.has(key),
    get: (key: string): V | undefined => kept.get(key),
    set: (key: string, value: V): void => {
      kept.set(key, value)
      const [oldest] = kept.keys()
      if (kept.size > REMEMBERED && oldest !== undefined) kept.delete(oldest)
    },
  }
}
