import './global-styles.ts'

export { AppFrame, type AppFrameProps, NavGroup, NavMark, type NavMarkProps } from './app-frame.tsx'
export {
  Attachment,
  type AttachmentProps,
  ChatBubble,
  type ChatBubbleProps,
  ChatDay,
  type ChatOption,
  ChatOptions,
  type ChatOptionsProps,
  ChatWall,
  MessageText,
} from './chat.tsx'
export { Checklist, ChecklistItem, type ChecklistItemProps } from './checklist.tsx'
export { DemoStage, EmbeddedPage, type Step, StepStrip, Suggestions } from './demo-stage.tsx'
export { DropArea } from './drop-area.tsx'
export { Explain } from './explain.tsx'
export { BarLine, FigureFace, FigureGrid, Sparkline } from './figures.tsx'
export { type FilterChip, FilterChips } from './filter-chips.tsx'
export {
  formatAge,
  formatBasisPoints,
  formatClock,
  formatDay,
  formatDuration,
  formatMinutes,
  formatMoment,
  formatMomentThere,
  formatMoney,
  formatNumber,
  formatPhone,
  formatQuantity,
  formatShortDay,
  formatUnitPrice,
  type Locale,
  moneyInput,
  parseDecimal,
  parseMinor,
} from './format.ts'
export { Columns, Fact, Facts, Page, PaneScroll, PaneStrip, Panes, Section } from './layout.tsx'
export { CellStack, Choice, Choices, KeyHint, LineRow, LineTable, QuietButton, SaidText } from './line-table.tsx'
export { LocaleProvider, useLocale } from './locale.tsx'
export { ChatHead, ChatScreen, Composer, PhoneFrame } from './phone-frame.tsx'
export { BigButton, BigButtons, PickCard } from './picking.tsx'
export { PrintSheet } from './print-sheet.tsx'
export { ProbabilityBar } from './probability-bar.tsx'
export { EndCell, ListSheet, NarrowOnly, RowCells, WideOnly } from './row-cells.tsx'
export { ConversationSkeleton, EmptyState, ErrorState, PanelSkeleton, RowsSkeleton } from './states.tsx'
export { StatusPill, type Tone } from './status-pill.tsx'
export { FactTimeline, type TimelineItem } from './timeline.tsx'
export { TradeOffCurve, type TradeOffPoint } from './trade-off-curve.tsx'
export { UiProvider } from './ui-provider.tsx'
export { unitWord } from './units.ts'
export { useNow } from './use-now.ts'
export { Age, Caution, Identifier, Money, QuantityText, UnitPrice } from './values.tsx'
export { VirtualList } from './virtual-list.tsx'
