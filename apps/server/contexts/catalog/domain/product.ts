/** 1 pack = numerator / denominator base units. */
export interface Pack {
  readonly unit: string
  readonly name: string | null
  readonly numerator: number
  readonly denominator: number
}

/** The pack a product is sold and priced in. */
export interface SalePack extends Pack {
  /** Sold in multiples of this many packs, thousandths: 1000 = whole packs. */
  readonly multipleThousandths: number
  readonly minimumThousandths: number
}

/** A sellable thing of the catalog, as far as orders need it. */
export interface Product {
  readonly id: string
  readonly sku: string
  readonly name: string
  /** Short Russian unit name («шт», «м2») in which stock and picking are counted. */
  readonly baseUnit: string
  readonly sale: SalePack
  /** Every pack the catalog knows, the sale pack included; the base unit itself is not repeated here. */
  readonly packs: readonly Pack[]
  readonly groupId: string | null
  /** Null: the seller organisation's own rate. */
  readonly vatRateBp: number | null
  /** Of one base unit. */
  readonly weightGrams: number | null
  readonly kind: 'goods' | 'service' | 'deposit'
  readonly isActive: boolean
  readonly isReturnable: boolean
}

/** Units that can be cut or poured: sold by any fraction unless the catalog says otherwise. */
const MEASURED: readonly string[] = ['м', 'м2', 'м3', 'кг', 'т', 'л']

export const isMeasured = (unit: string): boolean => MEASURED.includes(unit)

/** How a product without a sale pack of its own is sold: by its base unit, whole where it is countable. */
export function baseSale(baseUnit: string): SalePack {
  return {
    unit: baseUnit,
    name: null,
    numerator: 1,
    denominator: 1,
    multipleThousandths: isMeasured(baseUnit) ? 1 : 1000,
    minimumThousandths: 0,
  }
}
