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
