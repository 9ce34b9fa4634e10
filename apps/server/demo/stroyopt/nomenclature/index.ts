import type { ProductSeed } from '../../product-seed.ts'
import { boards } from './boards.ts'
import { engineering } from './engineering.ts'
import { hardware } from './hardware.ts'
import { insulation } from './insulation.ts'
import { interior } from './interior.ts'
import { meshAndTape } from './meshes.ts'
import { mixes } from './mixes.ts'
import { paints } from './paints.ts'
import { profiles } from './profiles.ts'
import { roofing } from './roofing.ts'
import { screws } from './screws.ts'
import { sealants } from './sealants.ts'
import { structure } from './structure.ts'
import { tools } from './tools.ts'

export type { Demand, ProductSeed } from '../../product-seed.ts'

/** The whole nomenclature of «СтройОпт», written from what the trade sells; prices are plausible, not anybody's. */
export const BUILDING_TRADE: readonly ProductSeed[] = [
  ...profiles,
  ...boards,
  ...screws,
  ...hardware,
  ...mixes,
  ...insulation,
  ...paints,
  ...sealants,
  ...meshAndTape,
  ...tools,
  ...roofing,
  ...interior,
  ...structure,
  ...engineering,
]
