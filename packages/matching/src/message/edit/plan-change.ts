import { readLine } from '../../line/query.ts'
import type { Entry } from '../basket.ts'
import type { Reading } from '../reading.ts'
import { newSizes, variantsOf } from '../variant.ts'
import { askAbout, askAll, askWhich } from './ask.ts'
import type { Frame } from './frames.ts'
import type { Part, Plan } from './plan.ts'
import { amountOf, type Replacement, replaceBy, replacementOf } from './replacement.ts'
import { setQuantity } from './set-quantity.ts'
import { mix, says } from './signs.ts'
import { isColourOnly, isSizeUnit, type Targets, targetsOf } from './targets.ts'

type Change = Frame & { kind: 'change' }

/** Something of a line becomes something else: its quantity, an attribute, the product itself. */
export function planChange(reading: Reading, part: Part, frame: Change): Plan | null {
  if (frame.isOfTaken) return planInPlace(reading, part, frame)
  const found = meant(reading, frame)
  const plan = (worth: number, apply: () => void): Plan => ({ kind: 'change', worth: worth - (frame.isImplied ? 0.6 : 0), apply })
  if (frame.isImplied && (found.entries.length !== 1 || found.left.length > 0 || found.by !== 'name')) return null
  if (frame.isImplied && /\s(?:и|а|плюс|еще)\s+\p{L}/u.test(frame.by)) return null
  const amount = frame.keepsAmount ? null : amountOf(readLine(reading.catalog, frame.by))
  const [entry] = found.entries
  if (!entry) return frame.isImplied ? null : plan(-1.5 + (amount ? 0 : -1), () => askAll(reading, part))
  if (found.left.length > 0) return plan(found.worth - 1, () => askAll(reading, part, found.entries))
  if (found.isTie) return plan(found.worth, () => askWhich(reading, found, part, amount ? { qty: amount.value, unit: amount.unit } : {}))
  if (amount && found.entries.length === 1) return planAmount(reading, part, frame, found, entry, amount, plan)
  return planReplace(reading, part, frame, found, plan)
}

/** «вместо них 3,5х45», «на её место двенадцатую»: what went out last comes back as something else. */
function planInPlace(reading: Reading, part: Part, frame: Change): Plan {
  const taken = reading.basket.lastTaken ?? reading.basket.last
  const query = readLine(reading.catalog, frame.by)
  const said = query.words.reduce((sum, term) => sum + term.weight * term.strength, 0) + query.numbers.length * 1.2 + query.codes.length * 4
  const worth = taken ? bestReplacement(reading, taken, frame).worth : said
  return {
    kind: 'change',
    worth: worth + 1.5,
    apply: () => {
      const entry = reading.basket.restoreLast() ?? reading.basket.last
      if (!entry) askAll(reading, part)
      else {
        const by = bestReplacement(reading, entry, frame)
        replaceBy(reading, entry, frame.keepsAmount ? { ...by, qty: null } : by, part)
      }
    },
  }
}

/** The lines a change is about: by the words around and by what is there now. */
function meant(reading: Reading, frame: Change): Targets {
  const both = mix(frame.about, frame.old)
  const hasOld = says(frame.old)
  const found = targetsOf(reading, both, hasOld)
  const count = found.count?.token.value ?? amountOf(readLine(reading.catalog, frame.old))?.value
  if (found.by === 'nothing' && !hasOld) return spokenOf(reading, found, frame)
  if (found.isTie && (isColourOnly(readLine(reading.catalog, both)) || /(?<!\p{L})(?:вс[ех]|оба|обе)(?!\p{L})/u.test(both)))
    return { ...found, isTie: false }
  if (found.isTie && count !== undefined) {
    const counted = found.entries.filter((entry) => entry.line.qty === count)
    if (counted.length === 1) return { ...found, entries: counted, isTie: false }
  }
  if (found.isTie) return closest(reading, found, frame.by)
  if (found.entries.length > 0 || !hasOld) return found
  const bare = amountOf(readLine(reading.catalog, frame.old))
  if (bare && !says(frame.about)) return byQuantity(reading, found, bare.value, frame.by)
  return says(frame.about) ? aside(reading, frame, found) : byContrast(reading, frame, found)
}

/** «110/90 не 6, а 4»: the words around name the line alone. */
function aside(reading: Reading, frame: Change, found: Targets): Targets {
  const about = targetsOf(reading, frame.about)
  return about.entries.length > 0 ? { ...about, count: found.query.numbers.find((term) => term.canBeQuantity) ?? about.count } : found
}

/** «бочка нужна 60 л, а не 48»: the new words without what is new, with what is old. */
function byContrast(reading: Reading, frame: Change, found: Targets): Targets {
  const head = frame.by.replace(/\d+(?:[.,]\d+)?\s?\p{L}{0,3}(?!\p{L})/gu, (match) => ' '.repeat(match.length))
  if (!says(head)) return found
  const contrasted = targetsOf(reading, mix(head, frame.old))
  if (contrasted.entries.length === 1 && contrasted.left.length === 0) return contrasted
  const words = [...head.matchAll(/[\p{L}]+/gu)]
  for (const word of words) {
    const alone = targetsOf(reading, mix(' '.repeat(word.index) + word[0], frame.old))
    if (alone.entries.length === 1 && alone.left.length === 0 && alone.by === 'name') return alone
  }
  return found
}

/** «не 25 пачек, а 30»: the only line of that quantity. */
function byQuantity(reading: Reading, found: Targets, value: number, by: string): Targets {
  const beside = targetsOf(reading, by)
  const entries = reading.basket.entries.filter(
    (entry) => entry.line.qty === value && (beside.entries.length === 0 || beside.entries.includes(entry)),
  )
  const { last } = reading.basket
  const chosen = last && entries.some((entry) => entry.id === last.id) ? [last] : entries
  return { ...found, entries: chosen, isTie: chosen.length > 1, by: 'name', worth: 0.5, left: [] }
}

/** No line is named: the one spoken of last, else the only one that has such a variant. */
function spokenOf(reading: Reading, found: Targets, frame: Change): Targets {
  const { last, entries } = reading.basket
  const one = last ?? (entries.length === 1 ? entries[0] : undefined)
  if (one) return { ...found, entries: [one], by: 'pronoun', worth: 0 }
  const query = readLine(reading.catalog, frame.by)
  const able = entries.filter((entry) => entry.index !== null && variantsOf(reading.catalog, entry.index, query).index !== null)
  return { ...found, entries: able, isTie: able.length > 1, by: 'name', worth: 0 }
}

/** «H7 осрам вместо филипса»: of several lines, those that share most with what is wanted. */
function closest(reading: Reading, found: Targets, by: string): Targets {
  const query = readLine(reading.catalog, by)
  const shared = found.entries.map(({ index }) => {
    const facts = index === null ? null : reading.catalog.facts(index)
    if (!facts) return 0
    return (
      query.words.filter((term) => facts.wordIds.some((id) => (term.matches.get(id)?.strength ?? 0) >= 0.8)).length +
      query.codes.filter((code) => facts.codes.has(code.folded)).length * 2 +
      query.numbers.filter((term) => facts.numbers.some((number) => number.value === term.token.value && number.role === 'size')).length
    )
  })
  const most = Math.max(...shared)
  const entries = most > 0 ? found.entries.filter((_, i) => shared[i] === most) : found.entries
  return { ...found, entries, isTie: entries.length > 1 }
}

type Amount = { readonly value: number; readonly unit: string | null }

/** The new value is a number alone: a quantity or a size, by what the old one was. */
function planAmount(
  reading: Reading,
  part: Part,
  frame: Change,
  found: Targets,
  entry: Entry,
  amount: Amount,
  plan: (worth: number, apply: () => void) => Plan,
): Plan | null {
  const query = readLine(reading.catalog, frame.by)
  const set = (): void => setQuantity(reading, entry, amount.value, amount.unit, part)
  const old = says(frame.old) ? oldNumber(reading, frame, found) : null
  const isSize = old !== null && old !== entry.line.qty && reading.basket.hasSize(entry, old)
  const replacement = amount.unit === null ? bestReplacement(reading, entry, frame, isSize) : null
  const variant = replacement && !replacement.isSame ? replacement.index : null
  const isOtherSize = variant !== null && entry.index !== null && newSizes(reading.catalog, entry.index, variant, query).length > 0
  if (old !== null && old === entry.line.qty) return plan(found.worth + 3.5, set)
  if (isSizeUnit(reading, entry, amount.unit)) return planReplace(reading, part, frame, found, plan)
  if (old !== null && reading.basket.hasSize(entry, old) && isOtherSize) return planReplace(reading, part, frame, found, plan, true)
  if (old !== null) return plan(found.worth + 0.5, () => askAbout(reading, entry, part, 'не ясно, количество или размер другой'))
  if (says(frame.old) && !isOtherSize) return plan(found.worth + 2, set)
  if (isOtherSize) return plan(found.worth + 1, () => askAbout(reading, entry, part, 'не ясно, количество или размер другой'))
  return plan(found.worth + 2, set)
}

function oldNumber(reading: Reading, frame: Change, found: Targets): number | null {
  return readLine(reading.catalog, frame.old).numbers[0]?.token.value ?? found.count?.token.value ?? null
}

/** The new value is an attribute or other goods. */
function planReplace(
  reading: Reading,
  part: Part,
  frame: Change,
  found: Targets,
  plan: (worth: number, apply: () => void) => Plan,
  isSize = false,
): Plan | null {
  const replaced = found.entries.map((entry) => ({ entry, by: bestReplacement(reading, entry, frame, isSize) }))
  const worth = replaced.reduce((sum, { by }) => sum + by.worth, 0) / Math.max(1, replaced.length)
  if (frame.isImplied && replaced.some(({ by }) => by.index === null || by.worth < 1)) return null
  return plan(found.worth + 1.5 + worth, () => {
    for (const { entry, by } of replaced)
      if (by.isSame && by.qty !== null && !frame.keepsAmount) setQuantity(reading, entry, by.qty, by.unit, part)
      else replaceBy(reading, entry, frame.keepsAmount ? { ...by, qty: null } : by, part)
  })
}

function bestReplacement(reading: Reading, entry: Entry, frame: Change, isSaidSize = false): Replacement {
  const old = readLine(reading.catalog, frame.old).numbers[0]?.token
  const isSize = isSaidSize || (old !== undefined && old.value !== entry.line.qty && old.unit?.role !== 'sale')
  const manner = { canBeSame: frame.isImplied === true, canCount: !frame.keepsAmount, isSize }
  const alone = replacementOf(reading, entry, frame.by, manner)
  if (alone.index !== null || !says(frame.about)) return alone
  const whole = replacementOf(reading, entry, mix(frame.about, frame.by), manner)
  return whole.index !== null ? whole : alone
}
