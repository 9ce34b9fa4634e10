/** The size meant when nobody says one: how the trade sells it. `base` is in millimetres. */
export interface DefaultSize {
  /** A product is of this kind when one of its words begins so. */
  readonly kinds: RegExp
  readonly base: number
}

export const DEFAULT_SIZES: readonly DefaultSize[] = [
  { kinds: /^(?:гипсокарт|гкл|гквл|гвл|гипсоволок|гипсостружеч|гсп)/, base: 2500 },
  { kinds: /^(?:профил|пп$|пн$|пс$|пнп$|ппн$|пм$|cd$|ud$|cw$|uw$|маяк|маячк)/, base: 3000 },
]
