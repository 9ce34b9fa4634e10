import type { Entry } from '../basket.ts'
import { isNamedBy } from '../doubts.ts'
import type { Reading } from '../reading.ts'
import { askAll, askWhich } from './ask.ts'
import type { Frame } from './frames.ts'
import type { Part, Plan } from './plan.ts'
import { planShiftOf } from './plan-amount.ts'
import { says } from './signs.ts'
import { type Targets, targetsOf } from './targets.ts'

/** «убери кетчуп и молоко»: lines go out; «убери 2 мешка» takes so many away. */
export function planRemove(reading: Reading, part: Part, frame: Frame & { kind: 'remove' }): Plan {
  const found = targetsOf(reading, frame.target)
  const plan = (worth: number, apply: () => void): Plan => ({ kind: 'remove', worth: worth - (frame.isTorn ? 4 : 0.2), apply })
  if (found.by === 'nothing') return plan(-5, () => removeLast(reading, part))
  if (found.isTie) return plan(found.worth * 0.5, () => askWhich(reading, found, part))
  const [entry] = found.entries
  if (!entry) return plan(found.worth - 1, () => removeAbsent(reading, part, found))
  if (found.left.length > 0) return plan(found.worth, () => askAll(reading, part, found.entries))
  const count = found.count?.token
  if (count && found.entries.length === 1 && found.by !== 'pronoun' && entry.line.qty !== null && count.value !== entry.line.qty)
    return planShiftOf(reading, part, found, -count.value, count.unit?.code ?? null)
  return plan(found.worth + 1, () => {
    reading.intents.add('edit')
    for (const one of found.entries) reading.basket.remove(one)
  })
}

/** «не надо» alone: the new line right before; what else it may be about is asked. */
function removeLast(reading: Reading, part: Part): void {
  const { last } = reading.basket
  if (last && last.line.origin === 'message') reading.basket.remove(last)
  else askAll(reading, part)
}

function removeAbsent(reading: Reading, part: Part, found: Targets): void {
  const near = reading.basket.entries.filter((entry) => isNamedBy(reading, entry, found.query))
  if (near.length > 0) askAll(reading, part, near)
  else if (found.query.hasHead || found.query.words.length > 0) reading.noteAbsent(part.start, part.end)
  else askAll(reading, part)
}

/** «гкл не трогай», «остальное как есть»: named, and unchanged. */
export function planKeep(reading: Reading, part: Part, target: string): Plan | null {
  const found = targetsOf(reading, target)
  const plan = (worth: number, apply: () => void): Plan => ({ kind: 'keep', worth, apply })
  if (found.by === 'nothing' && found.query.numbers.length === 0) return plan(-0.3, () => keepLast(reading))
  const count = found.count?.token
  const isBack = reading.basket.lastTaken !== null && reading.lastFrame === 'remove' && /(?<!\p{L})(?:остав|пусть)/u.test(part.text)
  if (found.entries.length === 0 && isBack && !restorable(reading, found))
    return plan(1, () => {
      reading.basket.restoreLast()
    })
  if (found.entries.length === 0 && found.by === 'all') return plan(3, () => undefined)
  if (found.entries.length === 0) return restorable(reading, found) ? plan(found.worth + 4, () => restore(reading, part, found)) : null
  if (count && (found.entries.length > 1 || count.value !== found.entries[0]?.line.qty)) return null
  if (found.left.length > 0) return null
  return plan(found.worth + 1, () => {
    for (const entry of found.entries) reading.basket.mentioned.add(entry.id)
  })
}

/** «кетчуп убери… нет, оставь»: the last removal is taken back. */
function keepLast(reading: Reading): void {
  if (reading.isTakingBack || reading.lastFrame === 'remove') reading.basket.restoreLast()
}

function restorable(reading: Reading, found: Targets): boolean {
  return reading.basket.taken(found.query) !== null
}

function restore(reading: Reading, part: Part, found: Targets): void {
  const back = reading.basket.restore(found.query)
  if (back) {
    reading.basket.mentioned.add(back.id)
    const open = reading.basket.entries.filter((entry) => entry.line.origin !== 'message' && !reading.basket.mentioned.has(entry.id))
    if (!reading.isTakingBack && open.length > 0) askAll(reading, part, open)
  } else reading.pushOther(part.start, part.end, 'noise')
}

/** «верните пистолет», «не убирай», «верни как было». */
export function planRestore(reading: Reading, part: Part, target: string): Plan {
  return {
    kind: 'restore',
    worth: 4,
    apply: () => {
      reading.intents.add('edit')
      const found = targetsOf(reading, target)
      const isNamed =
        found.query.words.some((term) => term.strength >= 0.7) || found.query.codes.length > 0 || found.query.numbers.length > 0
      const back = isNamed ? reading.basket.restore(found.query) : reading.basket.undo()
      if (back) {
        const count = found.query.numbers.find((term) => term.canBeQuantity && term.evidence >= 1)?.token
        if (isNamed && count && count.value !== back.line.qty && !reading.basket.hasSize(back, count.value))
          reading.basket.change(back, {
            qty: count.value,
            unit: count.unit?.code ?? back.line.unit,
            operation: 'set',
            why: ['количество изменено'],
          })
        return
      }
      const [entry] = found.entries
      if (entry && found.entries.length === 1 && reading.basket.revert(entry)) return
      if (found.entries.length === 0) askAll(reading, part)
    },
  }
}

/** The lines that stay, one for each part of a list or all of one name. */
function staying(reading: Reading, text: string): readonly Targets[] {
  const isGood = (one: Targets): boolean => one.entries.length > 0 && one.left.length === 0
  for (const cut of [/,(?!\d)|;|(?<=\s)и\s/u, /,(?!\d)|;|(?<=\s)(?:и|плюс)\s/u]) {
    const parts = text.split(cut).filter(says)
    const each = parts.map((one) => targetsOf(reading, one, true))
    if (each.every(isGood) && each.every((one) => !one.isTie || parts.length === 1)) return each
  }
  return [targetsOf(reading, text)]
}

/** «оставь только гкл и профиль 20»: everything else goes out. */
export function planOnly(reading: Reading, part: Part, target: string): Plan {
  const chosen = staying(reading, target)
  const isClear = chosen.length > 0 && chosen.every((one) => one.entries.length > 0 && one.left.length === 0)
  return {
    kind: 'only',
    worth: isClear ? chosen.reduce((sum, one) => sum + one.worth, 2) : -1,
    apply: () => {
      reading.intents.add('edit')
      if (!isClear) {
        askAll(reading, part)
        return
      }
      const kept = new Map<number, Entry>(chosen.flatMap((one) => one.entries.map((entry) => [entry.id, entry] as const)))
      reading.basket.keepOnly([...kept.values()])
      for (const one of chosen) {
        const [entry] = one.entries
        const count = one.count?.token
        if (entry && one.entries.length === 1 && count && count.value !== entry.line.qty)
          reading.basket.change(entry, {
            qty: count.value,
            unit: count.unit?.code ?? entry.line.unit,
            operation: 'set',
            why: ['количество изменено'],
          })
        for (const entry of one.entries) reading.basket.mentioned.add(entry.id)
      }
    },
  }
}
