/** Long work in steps of some milliseconds: whoever runs it may pause after each, so that nobody who asks meanwhile has to wait. */
export type Steps<T> = Generator<void, T, void>

/** All steps at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** A stretch that one native sort does within some milliseconds. */
const RUN = 8_192
const MERGED_PER_STEP = 20_000

/** Sorts texts by their code units, as `sort` does, in steps. */
export function* sortedSteps(texts: readonly string[]): Steps<string[]> {
  let runs: string[][] = []
  for (let from = 0; from < texts.length; from += RUN) {
    runs.push(texts.slice(from, from + RUN).sort())
    yield
  }
  while (runs.length > 1) {
    const merged: string[][] = []
    for (let i = 0; i < runs.length; i += 2) merged.push(yield* merge(runs[i] ?? [], runs[i + 1] ?? []))
    runs = merged
  }
  return runs[0] ?? []
}

function* merge(left: readonly string[], right: readonly string[]): Steps<string[]> {
  if (right.length === 0) return [...left]
  const all: string[] = []
  let [i, j] = [0, 0]
  while (i < left.length || j < right.length) {
    const a = left[i]
    const b = right[j]
    if (b === undefined || (a !== undefined && a <= b)) {
      all.push(a ?? '')
      i += 1
    } else {
      all.push(b)
      j += 1
    }
    if (all.length % MERGED_PER_STEP === 0) yield
  }
  return all
}

/** Puts entries into the order of their texts, in steps. */
export function* orderSteps(texts: readonly string[], entries: Int32Array): Steps<Int32Array> {
  const isBelow = (a: number, b: number): boolean => (texts[a] ?? '') < (texts[b] ?? '')
  const compare = (a: number, b: number): number => (isBelow(a, b) ? -1 : isBelow(b, a) ? 1 : a - b)
  let from = entries
  let to: Int32Array = new Int32Array(entries.length)
  for (let start = 0; start < from.length; start += ORDERED) {
    from.subarray(start, start + ORDERED).sort(compare)
    yield
  }
  for (let width = ORDERED; width < from.length; width *= 2) {
    for (let start = 0; start < from.length; start += 2 * width) {
      const middle = Math.min(start + width, from.length)
      const end = Math.min(start + 2 * width, from.length)
      let [i, j] = [start, middle]
      for (let at = start; at < end; at += 1) {
        const takesLeft = i < middle && (j >= end || !isBelow(from[j] ?? 0, from[i] ?? 0))
        to[at] = (takesLeft ? from[i] : from[j]) ?? 0
        if (takesLeft) i += 1
        else j += 1
        if (at % MERGED_PER_STEP === 0) yield
      }
    }
    ;[from, to] = [to, from]
  }
  return from
}

/** A stretch of entries that is sorted at once within some milliseconds. */
const ORDERED = 2_048

/** The first place in sorted texts that is not below the wanted one. */
export function placeOf(sorted: readonly string[], wanted: string): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? '') < wanted) low = middle + 1
    else high = middle
  }
  return low
}
