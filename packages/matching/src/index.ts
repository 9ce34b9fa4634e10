export { Catalog } from './catalog/catalog.ts'
export { compileCatalog, compileSteps, type KnownRows, updateCatalog, updateSteps } from './catalog/compile.ts'
export { readSnapshot, snapshotOf } from './catalog/snapshot.ts'
export { finish, type Steps } from './catalog/steps.ts'
export { contradictions } from './contradictions.ts'
export { PARTLY_ALIKE } from './line/blockers.ts'
export { type Weighed, weighedOf } from './message/confidence.ts'
export { understand } from './message/understand.ts'
export { type SearchOptions, searchCatalog } from './search.ts'
export type {
  Alias,
  BasketLine,
  Candidate,
  CatalogItem,
  Decision,
  HowMuch,
  MatchContext,
  MatchedLine,
  OtherKind,
  OtherSegment,
  Question,
  Thresholds,
  Understanding,
} from './types.ts'
