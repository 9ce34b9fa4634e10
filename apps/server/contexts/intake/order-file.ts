/** Where a line of an order stands in the customer's file: shown beside the line, so that a person can check it. */
export interface SheetEvidence {
  /** null for CSV and plain text */
  readonly sheet: string | null
  /** 1 = first */
  readonly row: number
  /** addresses of the cells the text is made of: B5, D5 */
  readonly cells: readonly string[]
}

export interface OrderFileLine {
  /** what recognition reads: article, name and «quantity unit», separated by tabs; or the cells of the row as they are */
  readonly text: string
  readonly evidence: SheetEvidence
}

/** A customer's spreadsheet as lines of text. Nothing is dropped silently: what is not a line is a note or is counted. */
export interface OrderFile {
  readonly lines: readonly OrderFileLine[]
  /** rows without a quantity that say something: headings, «доставить до 12» */
  readonly notes: readonly OrderFileLine[]
  /** rows of a price list the customer left without a quantity */
  readonly rowsWithoutQuantity: number
}

export const INTAKE_REFUSALS = [
  'intake.file-empty',
  'intake.file-too-large',
  'intake.file-encrypted',
  'intake.file-broken',
  'intake.file-cut-off',
  'intake.file-bomb',
  'intake.file-too-many-cells',
  'intake.file-timeout',
  'intake.file-not-a-table',
  'intake.file-no-lines',
  'intake.file-too-many-lines',
] as const
export type IntakeRefusal = (typeof INTAKE_REFUSALS)[number]
