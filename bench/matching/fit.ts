// Fits the probability behind every accept: weights of signals by logistic regression, written to packages/matching/src/line/weights.ts.
// Usage: npm run bench -- matching-fit --fit SET… [--level SET…] [--check SET…] [--catalogs FOLDER…] [--lines FILE…] [--save FILE] [--penalty N] [--ablate] [--write]
// A SET is a .jsonl file or a folder of cases, «folder:split» one split of it. --fit sets give the weights; --level sets (read by nobody)
// only set how sure the whole is; --check sets are only measured. --save keeps the lines of this engine, --lines fits on lines kept so.
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { ACCEPT_FROM } from '../../packages/matching/src/line/calibration.ts'
import { calibrationError, reliability } from './calibration.ts'
import { collect, type FitLine, type FitSet, KINDS, type Kind, readSet } from './fit-lines.ts'
import {
  areaUnderCurve,
  crossValidated,
  fitKind,
  type Judged,
  levelled,
  type Model,
  modelGroups,
  probabilityOf,
  withoutGroup,
} from './fit-model.ts'
import { weightsSource } from './fit-table.ts'

const several = { type: 'string', multiple: true, default: [] as string[] } as const
const { values } = parseArgs({
  options: {
    fit: several,
    level: several,
    check: several,
    catalogs: several,
    lines: several,
    save: { type: 'string' },
    penalty: { type: 'string', default: '60' },
    ablate: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})
const FIXTURES = new URL('../../fixtures/matching', import.meta.url).pathname
const WEIGHTS = new URL('../../packages/matching/src/line/weights.ts', import.meta.url)
const penalty = Number(values.penalty)

function collected(source: string): FitSet {
  const at = source.endsWith('.jsonl') ? -1 : source.lastIndexOf(':')
  const [path, split] = at < 0 ? [source, null] : [source.slice(0, at), source.slice(at + 1)]
  return collect(source.split('/').slice(-1)[0] ?? source, readSet(path, [...values.catalogs, `${FIXTURES}/catalogs`], split))
}

function keptLines(path: string): FitSet[] {
  const sets: FitSet[] = JSON.parse(readFileSync(path, 'utf8'))
  return sets.map((set) => ({ ...set, name: `${set.name} (kept)` }))
}

const ofKind = (sets: readonly FitSet[], kind: Kind): FitLine[] => sets.flatMap((set) => set.lines.filter((line) => line.kind === kind))
const percent = (value: number): string => (100 * value).toFixed(1).padStart(5)

/** Asked and wrong of the accepted lines when only p at or above each threshold is accepted. */
function curve(judged: readonly Judged[]): string {
  return [0, 0.8, 0.85, 0.9, 0.93, 0.95]
    .map((threshold) => {
      const taken = judged.filter(({ p }) => p >= threshold)
      const wrong = taken.filter(({ isRight }) => !isRight).length
      return `${threshold.toFixed(2)}: −${percent(1 - taken.length / Math.max(1, judged.length)).trim()} % → ${wrong} wrong`
    })
    .join('   ')
}

function describe(name: string, judged: readonly Judged[]): void {
  const wrong = judged.filter(({ isRight }) => !isRight).length
  if (judged.length === 0) return
  const error = percent(calibrationError(judged)).trim()
  console.log(
    `  ${name.padEnd(26)} ${String(judged.length).padStart(5)} lines ${String(wrong).padStart(4)} wrong  AUC ${areaUnderCurve(judged).toFixed(3)}  error ${error} %  ${curve(judged)}`,
  )
}

function judgedBy(model: Model, lines: readonly FitLine[]): Judged[] {
  return lines.map((line) => ({ p: probabilityOf(model, line.signals), isRight: line.isRight }))
}

/** All accepted lines of a set under the models: what the default threshold makes of the order lines. */
function summary(set: FitSet, models: ReadonlyMap<Kind, Model>): void {
  const judged = set.lines.flatMap((line) => {
    const model = models.get(line.kind)
    return model ? [{ ...line, p: probabilityOf(model, line.signals) }] : []
  })
  const accepts = judged.filter(({ kind }) => kind !== 'asked')
  const row = [0, 0.8, 0.85, ACCEPT_FROM, 0.93].map((threshold) => {
    const held = accepts.filter(({ p }) => p < threshold)
    const wrong = accepts.filter(({ p, isRight }) => p >= threshold && !isRight).length
    return `${threshold.toFixed(2)}: wrong ${percent(wrong / set.goldLines).trim()} asked ${percent((set.asked + held.length) / set.goldLines).trim()}`
  })
  console.log(`  ${set.name.padEnd(26)} ${row.join('   ')}   calibration error ${percent(calibrationError(judged)).trim()} %`)
}

const fitSets = [...values.fit.map(collected), ...values.lines.flatMap(keptLines)]
const levelSets = values.level.map(collected)
const checkSets = values.check.map(collected)
if (values.save) writeFileSync(values.save, JSON.stringify([...fitSets, ...levelSets].filter(({ name }) => !name.endsWith('(kept)'))))

const models = new Map<Kind, Model>()
for (const kind of KINDS) {
  const lines = ofKind(fitSets, kind)
  if (lines.length === 0) continue
  const fitted = fitKind(lines, penalty)
  const model = levelSets.length === 0 ? fitted : levelled(fitted, ofKind(levelSets, kind))
  models.set(kind, model)
  console.log(`\n${kind}`)
  describe('fit, folds by message', crossValidated(lines, penalty))
  for (const set of [...levelSets, ...checkSets])
    describe(
      set.name,
      judgedBy(
        model,
        set.lines.filter((line) => line.kind === kind),
      ),
    )
  if (values.ablate)
    for (const group of modelGroups())
      describe(
        `without ${group}`,
        crossValidated(
          lines.map((line) => withoutGroup(line, group)),
          penalty,
        ),
      )
}

console.log('\nOf 100 order lines, by threshold')
for (const set of [...fitSets, ...levelSets, ...checkSets]) summary(set, models)
const judged = [...levelSets, ...checkSets].flatMap((set) =>
  set.lines.flatMap((line) => {
    const model = models.get(line.kind)
    return model ? [{ p: probabilityOf(model, line.signals), isRight: line.isRight }] : []
  }),
)
if (judged.length > 0) {
  console.log(`\nStated and seen on the sets that were not fitted: expected error ${percent(calibrationError(judged)).trim()} %`)
  for (const bin of reliability(judged))
    console.log(
      `  p ${bin.from.toFixed(1)}–${bin.to.toFixed(1)}: said ${percent(bin.meanP)} %, right ${percent(bin.shareRight)} %  (${bin.count})`,
    )
}
if (values.write) {
  writeFileSync(WEIGHTS, weightsSource(models))
  console.log('\nWritten: packages/matching/src/line/weights.ts')
}
