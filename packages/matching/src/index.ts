export type {
  Alias,
  BasketLine,
  Candidate,
  CatalogItem,
  Decision,
  MatchContext,
  MatchedLine,
  OtherKind,
  OtherSegment,
  Question,
  Thresholds,
  Understanding,
} from './types.ts'
