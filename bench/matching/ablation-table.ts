/** One feature of the engine and the edit of its source that switches it off. `find` must stand in the file exactly once. */
export interface Ablation {
  readonly name: string
  /** Below packages/matching/src. */
  readonly file: string
  readonly find: string
  readonly put: string
}

const off = (name: string, file: string, signature: string, result: string): Ablation => ({
  name,
  file,
  find: signature,
  put: `${signature}\n  if (Number.isFinite(0)) return ${result}\n`,
})

/** What is switched off one at a time. */
export const ABLATIONS: readonly Ablation[] = [
  {
    name: 'a size that contradicts eliminates',
    file: 'line/evaluate.ts',
    find: 'for (const wrong of reading.wrong) contradictions.push(',
    put: 'for (const wrong of []) contradictions.push(',
  },
  off(
    'unmarked means plain',
    'line/survivors.ts',
    'export function plainest(survivors: readonly Evaluation[], usual: ReadonlySet<string> = NONE): Evaluation[] {',
    '[...survivors]',
  ),
  off('strong marks', 'line/survivors.ts', 'export function unmarked(survivors: readonly Evaluation[]): Evaluation[] {', '[...survivors]'),
  off(
    'what the whole family carries says nothing',
    'line/survivors.ts',
    'export function usualWords(family: readonly Evaluation[]): ReadonlySet<string> {',
    'NONE',
  ),
  off(
    'usual lengths of the trade',
    'line/survivors.ts',
    'export function ofDefaultSize(catalog: Catalog, survivors: readonly Evaluation[]): Evaluation[] {',
    '[...survivors]',
  ),
  off('trade words', 'lexicon/synonyms.ts', 'export function synonymsOf(stem: string): ReadonlySet<string> | undefined {', 'undefined'),
  off('brands by ear', 'catalog/vocabulary.ts', '  soundingLike(word: string): readonly number[] {', '[]'),
  off('misspellings', 'line/lookup.ts', 'function addTypos(catalog: Catalog, text: string, add: Add): void {', 'undefined'),
  off('the other keyboard layout', 'message/keyboard.ts', 'export function fixKeyboard(catalog: Catalog, text: string): string {', 'text'),
  off('numbers in words', 'text/spoken-numbers.ts', 'export function readNumberWords(tokens: Token[]): Token[] {', 'tokens'),
  off('articles', 'line/find-codes.ts', 'export function findCodes(catalog: Catalog, text: string): FoundCode[] {', '[]'),
  off('cuts without a comma', 'message/partition.ts', '  const allow = (at: number): void => {', 'undefined'),
  off(
    'headings and the line before',
    'message/reading.ts',
    '  soft(query: LineQuery, named: LineQuery | null = null): LineContext | null {',
    'null',
  ),
  off(
    'the material goes on',
    'line/match-line.ts',
    'function ofMaterial(catalog: Catalog, picked: Evaluation[], material: string | null): Evaluation[] {',
    'picked',
  ),
  off(
    'history among equals',
    'line/match-line.ts',
    'function isInHistory(catalog: Catalog, context: MatchContext, index: number): boolean {',
    'false',
  ),
  off('prices, dates and phones masked', 'message/mask.ts', 'export function maskAsides(text: string): string {', 'text'),
  off(
    'who calls is no goods',
    'message/introduction.ts',
    'export function withoutIntroduction(catalog: Catalog, text: string): string {',
    'text',
  ),
  off(
    'verbs of editing and correcting',
    'message/operations.ts',
    'export function operationOf(text: string, hasBase: boolean): Operation {',
    "{ kind: 'line', text, isMore: false }",
  ),
  off('an edit not understood is asked about', 'message/doubts.ts', 'export function doubtUnheard(reading: Reading): void {', 'undefined'),
]
