import { UNITS } from '../../lexicon/units.ts'
import { readLine } from '../../line/query.ts'
import type { Entry } from '../basket.ts'
import { noteHowMuch } from '../how-much.ts'
import type { Reading } from '../reading.ts'
import { askAbout, askAll, askWhich } from './ask.ts'
import type { Frame } from './frames.ts'
import type { Part, Plan } from './plan.ts'
import { planLine } from './plan-line.ts'
import { canAdd, setQuantity } from './set-quantity.ts'
import { says } from './signs.ts'
import { isSizeUnit, type Targets, targetsOf } from './targets.ts'

/** The line meant by «ещё 5» alone: the one spoken of last, or the only one. */
function spokenOf(reading: Reading): Entry | undefined {
  const { last, entries } = reading.basket
  return last ?? (entries.length === 1 ? entries[0] : undefined)
}

/** More or less by so much. */
export function planShift(reading: Reading, part: Part, frame: Frame & { kind: 'shift' }): Plan {
  const found = targetsOf(reading, frame.target)
  const unit = UNITS.get(frame.unit)
  return planShiftOf(reading, part, found, frame.by, unit && unit.role !== 'measure' ? unit.code : null)
}

export function planShiftOf(reading: Reading, part: Part, found: Targets, by: number, unit: string | null): Plan {
  const entries = found.by === 'nothing' ? [spokenOf(reading)].filter((entry) => entry !== undefined) : found.entries
  const plan = (worth: number, apply: () => void): Plan => ({ kind: 'shift', worth, apply })
  if (found.isTie) return plan(found.worth * 0.5, () => askWhich(reading, found, part))
  if (entries.length === 0) return plan(found.by === 'nothing' ? -1.5 : found.worth - 1, () => askAll(reading, part))
  if (found.left.length > 0) return plan(found.worth, () => askAll(reading, part, entries))
  const isPossible = entries.every((entry) => entry.line.qty !== null && entry.line.qty + by >= 0 && canAdd(reading, entry, unit))
  return plan(found.worth + (isPossible ? 2 : -1.5), () => {
    for (const entry of entries) {
      const left = (entry.line.qty ?? 0) + by
      if (entry.line.qty === null || left < 0 || !canAdd(reading, entry, unit)) askAbout(reading, entry, part, 'не сходится количество')
      else if (left === 0) reading.basket.remove(entry)
      else setQuantity(reading, entry, round(left), entry.line.unit, part, by > 0 ? `добавлено ${by}` : `убавлено на ${-by}`)
    }
  })
}

const round = (value: number): number => Math.round(value * 1000) / 1000

/** «всё умножь на два», «ротбанда вдвое меньше». */
export function planScale(reading: Reading, part: Part, frame: Frame & { kind: 'scale' }): Plan {
  const found = targetsOf(reading, frame.target)
  const isRepeat = reading.intents.has('repeat')
  const entries =
    found.by === 'nothing'
      ? isRepeat
        ? reading.basket.entries
        : [spokenOf(reading)].filter((entry) => entry !== undefined)
      : found.entries
  const plan = (worth: number, apply: () => void): Plan => ({ kind: 'scale', worth, apply })
  if (entries.length === 0 || found.left.length > 0) return plan(found.worth - 1, () => askAll(reading, part, entries))
  return plan(found.worth + 2, () => {
    for (const entry of entries) {
      if (entry.line.qty === null) continue
      const qty = round(entry.line.qty * frame.factor)
      const why = `количество × ${String(round(frame.factor)).replace('.', ',')}`
      if (Number.isInteger(entry.line.qty) && !Number.isInteger(qty)) askAbout(reading, entry, part, why)
      else setQuantity(reading, entry, qty, entry.line.unit, part, why)
    }
  })
}

/** «заглушек по 3», «кирпич и блоки по 20», «остальное по 10». */
export function planEach(reading: Reading, part: Part, frame: Frame & { kind: 'each' }): Plan | null {
  const amount = readLine(reading.catalog, frame.amount).numbers[0]?.token
  if (!amount || amount.unit?.role === 'measure') return null
  const plan = (worth: number, apply: () => void): Plan => ({ kind: 'each', worth, apply })
  const found = targetsOf(reading, frame.target)
  const unit = amount.unit?.code ?? null
  const set = (entries: readonly Entry[]) => (): void => {
    for (const entry of entries) {
      const qty = frame.isMore ? (entry.line.qty ?? 0) + amount.value : amount.value
      if (frame.isMore && !canAdd(reading, entry, unit)) askAbout(reading, entry, part, 'добавить просят в другой единице')
      else setQuantity(reading, entry, qty, frame.isMore ? entry.line.unit : unit, part)
    }
  }
  if (found.by === 'nothing') {
    const waiting = reading.basket.entries.filter((entry) => !entry.hasQuantity)
    return waiting.length > 0 ? plan(1, set(waiting)) : null
  }
  if (found.entries.some((entry) => isSizeUnit(reading, entry, unit))) return null
  if (found.entries.length > 0 && found.left.length === 0 && found.count === null)
    return plan(found.worth + 2 + (found.isTie ? 1.7 : 0), set(found.entries))
  const parts = frame.target.split(/,(?!\d)|\s(?:и|плюс)\s/u)
  if (parts.filter(says).length < 2) return null
  let at = 0
  const plans = parts.flatMap((text) => {
    const start = part.start + at
    at = frame.target.indexOf(text, at) + text.length
    return says(text)
      ? [
          planLine(
            reading,
            { text, start: start, end: part.start + at },
            { kind: 'line', text: `${text} ${frame.amount}`, isMore: false, isAdd: false, keepsAmount: false },
          ),
        ]
      : []
  })
  return plan(
    plans.reduce((sum, one) => sum + one.worth, 0),
    () => {
      for (const one of plans) one.apply()
    },
  )
}

/** «ротбанда столько же, сколько гкл». */
export function planSame(reading: Reading, part: Part, frame: Frame & { kind: 'same' }): Plan | null {
  const found = targetsOf(reading, frame.target)
  const source = says(frame.source) ? targetsOf(reading, frame.source) : null
  const plan = (worth: number, apply: () => void): Plan => ({ kind: 'same', worth, apply })
  const [entry] = found.entries
  if (!source && frame.isMore && entry && found.entries.length === 1)
    return plan(found.worth + 2, () =>
      setQuantity(reading, entry, (entry.line.qty ?? 0) * 2, entry.line.unit, part, 'добавлено столько же'),
    )
  const last = reading.basket.last
  const from = source ? (source.entries.length === 1 ? source.entries[0] : undefined) : last
  const amount = from && from.line.qty !== null ? from.line : null
  if (found.entries.length !== 1 || !entry) {
    if (!amount || found.by !== 'name' || found.isTie) return null
    const text = `${frame.target} ${amount.qty} ${source ? (amount.unit ?? '') : ''}`
    const line = planLine(reading, part, { kind: 'line', text, isMore: frame.isMore, isAdd: false, keepsAmount: false })
    return { ...line, worth: line.worth - 0.2 }
  }
  if (found.left.length > 0) return null
  if (from && from.id === entry.id) return null
  return plan(found.worth + 1 + (source ? 3 : 0), () => {
    if (amount?.qty == null) askAbout(reading, entry, part, 'столько же, сколько чего, не сказано')
    else setQuantity(reading, entry, amount.qty, null, part, 'количество изменено: столько же')
  })
}

/** «профиля побольше»: never a guess, a question about this line. */
export function planVague(reading: Reading, part: Part, frame: Frame & { kind: 'vague' }): Plan {
  const found = targetsOf(reading, frame.target)
  const entries = found.by === 'nothing' ? [spokenOf(reading)].filter((entry) => entry !== undefined) : found.entries
  return {
    kind: 'vague',
    worth: found.worth + (frame.isCut ? -6 : frame.isWeak ? -2 : 1),
    apply: () => {
      if (found.isTie) askWhich(reading, found, part)
      else if (entries.length === 0) askAll(reading, part)
      for (const entry of found.isTie ? [] : entries) {
        askAbout(reading, entry, part, 'как именно изменить, не сказано')
        noteHowMuch(reading, entry, part.text)
      }
    },
  }
}
