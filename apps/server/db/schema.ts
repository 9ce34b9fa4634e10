// Written by "npm run db:types" from the migrated database. Do not edit.
import type { Generated, GeneratedAlways } from 'kysely'

export interface AgreementTable {
  id: string
  partner_id: string | null
  organisation_id: string
  name: string
  price_type_id: string
  warehouse_id: string | null
  discount_bp: Generated<number>
  advance_percent: Generated<number>
  prepayment_percent: Generated<number>
  credit_percent: Generated<number>
  credit_days: Generated<number>
  credit_limit_minor: number | null
  overdue_block_days: Generated<number>
  price_tolerance_bp: Generated<number>
  reserve_bank_days: Generated<number>
  valid_from: Generated<string>
  valid_to: string | null
  delivery_mode: Generated<'pickup' | 'delivery' | 'carrier'>
}

export interface AlertPreferenceTable {
  employee_id: string
  alerts: string[]
  quiet_from_minutes: number | null
  quiet_to_minutes: number | null
  updated_at: Date
}

export interface AliasTable {
  id: string
  level: 'person' | 'customer' | 'segment' | 'company'
  owner_id: Generated<string>
  phrase: string
  product_id: string
  hits: Generated<number>
  source: 'choice' | 'correction' | 'import' | 'hand' | 'agreement'
  created_by: string
  created_at: Date
  revoked_at: Date | null
  uses: Generated<number>
  last_used_at: Date | null
  revoked_by: string | null
  taught_for: string | null
}

export interface AnalogueTable {
  product_id: string
  analogue_id: string
  note: string | null
  approved_by: string | null
}

export interface AwaitedStockTable {
  product_id: string | null
  warehouse_id: string | null
  quantity_thousandths: number | null
}

export interface BankAccountTable {
  id: string
  organisation_id: string
  bank_name: string
  bic: string
  account: string
  correspondent_account: string | null
  kbe: string | null
  knp: string | null
  currency: 'RUB' | 'KZT' | 'CNY' | 'USD'
  payments_origin: Generated<'erp' | 'statement' | 'hand'>
  is_default: Generated<boolean>
}

export interface BankStatementTable {
  id: string
  file_name: string
  format: string
  accounts: unknown
  figures: unknown
  outcome: unknown
  warnings: Generated<unknown>
  loaded_by: string
  loaded_at: Date
}

export interface ChannelIdentityTable {
  id: string
  channel: string
  account: string
  user_id: string | null
  phone: string | null
  profile_name: string | null
  contact_id: string | null
  last_inbound_at: Date | null
  is_reachable: Generated<boolean>
  created_at: Date
}

export interface ContactTable {
  id: string
  name: string
  phone: string | null
  email: string | null
  locale: Generated<'ru' | 'en'>
  created_at: Generated<Date>
}

export interface ContactInvitationTable {
  id: string
  contact_id: string
  partner_id: string
  secret_hash: string
  created_by: string | null
  created_at: Date
  expires_at: Date
  revoked_at: Date | null
  entries: Generated<number>
  last_entered_at: Date | null
}

export interface ContactRightTable {
  contact_id: string
  partner_id: string
  sees_prices: Generated<boolean>
  may_order: Generated<boolean>
  may_confirm: Generated<boolean>
  gets_documents: Generated<boolean>
  receives_goods: Generated<boolean>
  title: string | null
  last_legal_entity_id: string | null
  is_active: Generated<boolean>
}

export interface ContractTable {
  id: string
  legal_entity_id: string
  organisation_id: string
  number: string
  signed_on: string
  currency: 'RUB' | 'KZT' | 'CNY' | 'USD'
  is_active: Generated<boolean>
}

export interface CustomerOrderTable {
  id: string
  state: 'draft' | 'proposed' | 'confirmed' | 'cancelled' | 'closed'
  number: string | null
  erp_number: string | null
  organisation_id: string
  partner_id: string
  legal_entity_id: string | null
  contract_id: string | null
  agreement_id: string
  contact_id: string | null
  manager_id: string | null
  channel: 'whatsapp' | 'telegram' | 'max' | 'web' | 'email' | 'staff' | 'api' | 'portal' | 'marketplace' | 'erp'
  thread_id: string | null
  draft_version: Generated<number>
  warehouse_id: string
  delivery_mode: Generated<'pickup' | 'delivery' | 'carrier'>
  site_id: string | null
  delivery_address: string | null
  delivery_contact: string | null
  ship_on: string | null
  window_from_minutes: number | null
  window_to_minutes: number | null
  comment: string | null
  currency: 'RUB' | 'KZT' | 'CNY' | 'USD'
  advance_percent: number
  prepayment_percent: number
  credit_percent: number
  credit_days: number
  total_minor: Generated<number>
  vat_minor: Generated<number>
  valid_until: string | null
  reserve_until: Date | null
  confirmed_at: Date | null
  confirmed_by: string | null
  cancelled_at: Date | null
  cancel_reason: string | null
  closed_at: Date | null
  secured_at: Date | null
  released_at: Date | null
  changes_order_id: string | null
  source: Generated<string>
  source_key: string | null
  created_at: Date
  updated_at: Date
  version: Generated<number>
  cut_off_at: Date | null
  returned_minor: Generated<number>
}

export interface DeliveryRouteTable {
  id: string
  warehouse_id: string
  zone_id: string | null
  name: string
  vehicle: Generated<string>
  weekdays: number[]
  cut_off_minutes: number
  cut_off_days_before: Generated<number>
  capacity_stops: number | null
  capacity_kg: number | null
  capacity_litres: number | null
  is_active: Generated<boolean>
}

export interface DeliveryRunTable {
  id: string
  route_id: string
  warehouse_id: string
  day: string
  vehicle: Generated<string>
  driver: Generated<string>
  capacity_stops: number | null
  capacity_kg: number | null
  capacity_litres: number | null
  state: Generated<'planned' | 'out' | 'done'>
  out_at: Date | null
  done_at: Date | null
  version: Generated<number>
}

export interface DeliveryZoneTable {
  id: string
  warehouse_id: string
  name: string
  places: Generated<string[]>
  position: Generated<number>
  is_active: Generated<boolean>
}

export interface DiscountTable {
  id: string
  name: string
  partner_id: string | null
  segment: string | null
  group_id: string | null
  product_id: string | null
  rate_bp: number
  exclusive_group: Generated<string>
  stacks: Generated<boolean>
  from_thousandths: Generated<number>
  valid_from: string | null
  valid_to: string | null
  is_active: Generated<boolean>
}

export interface DocumentTable {
  id: string
  kind: 'invoice' | 'shipment-note' | 'correction' | 'order-summary' | 'attachment' | 'payment-order' | 'company-card' | 'power-of-attorney'
  partner_id: string | null
  order_id: string | null
  invoice_id: string | null
  shipment_id: string | null
  number: string | null
  file_id: string
  created_at: Date
  return_id: string | null
}

export interface EffectTable {
  id: string
  key: string
  kind: string
  state: 'pending' | 'attempting' | 'done' | 'failed' | 'unknown'
  task: string
  payload: unknown
  event_id: string
  attempts: Generated<number>
  detail: string | null
  result: unknown
  created_at: Date
  attempted_at: Date | null
  settled_at: Date | null
}

export interface EmployeeTable {
  id: string
  email: string
  name: string
  phone: string | null
  password_hash: string | null
  roles: string[]
  locale: Generated<'ru' | 'en'>
  is_active: Generated<boolean>
  created_at: Generated<Date>
}

export interface ErpSubmissionTable {
  order_id: string
  key: string
  state: 'pending' | 'accepted' | 'rejected' | 'unknown'
  erp_id: string | null
  erp_number: string | null
  detail: string | null
  submitted_at: Date | null
  answered_at: Date | null
}

export interface EscalationTable {
  id: string
  thread_id: string | null
  order_id: string | null
  partner_id: string | null
  reason: string
  summary: unknown
  state: 'open' | 'taken' | 'done'
  assigned_to: string | null
  due_at: Date
  created_at: Date
  done_at: Date | null
  key: string
}

export interface EventLogTable {
  id: string
  seq: GeneratedAlways<number>
  at: Date
  type: string
  version: number
  subject: string
  party_id: string | null
  data: unknown
}

export interface ExpectedReceiptTable {
  id: string
  warehouse_id: string
  product_id: string
  variant_id: string | null
  quantity_thousandths: number
  expected_on: string
  source: Generated<string>
  source_key: string | null
  as_of: Date
  supplier: Generated<string>
  note: Generated<string>
  received_thousandths: Generated<number>
  state: Generated<'open' | 'received' | 'cancelled'>
  entered_by: Generated<string>
  cancel_reason: string | null
  version: Generated<number>
}

export interface ExposureEntryTable {
  id: string
  partner_id: string
  legal_entity_id: string
  organisation_id: string
  kind: 'order-open' | 'order-released' | 'shipment' | 'payment' | 'return' | 'opening'
  amount_minor: number
  currency: 'RUB' | 'KZT' | 'CNY' | 'USD'
  order_id: string | null
  due_on: string | null
  key: string
  at: Date
}

export interface FactTable {
  id: string
  order_id: string
  line_id: string | null
  axis: 'order' | 'erp' | 'payment' | 'picking' | 'shipment' | 'delivery' | 'document' | 'return' | 'marketplace' | 'supplier'
  kind: string
  data: Generated<unknown>
  source: string
  source_event_id: string
  at: Date
  recorded_at: Date
}

export interface FileImportTable {
  id: string
  kind: 'catalog' | 'prices' | 'aliases' | 'customers' | 'orders' | 'bank'
  state: 'waiting' | 'checking' | 'checked' | 'applying' | 'applied' | 'failed' | 'cancelled'
  files: unknown
  options: Generated<unknown>
  outcome: unknown
  rejected: Generated<unknown>
  problem: unknown
  progress: unknown
  started_by: string
  started_by_name: string
  created_at: Date
  checked_at: Date | null
  applying_since: Date | null
  applied_at: Date | null
  version: Generated<number>
  preview: unknown
}

export interface FloorPriceTable {
  product_id: string
  currency: 'RUB' | 'KZT' | 'CNY' | 'USD'
  micros: number | null
  cost_micros: number | null
}

export interface GoodsReturnTable {
  id: string
  number: string
  state: 'requested' | 'approved' | 'rejected' | 'withdrawn' | 'accepted'
  order_id: string
  shipment_id: string
  organisation_id: string
  partner_id: string
  legal_entity_id: string
  warehouse_id: string
  reason: string
  requested_by: string
  requested_at: Date
  decided_by: string | null
  decided_at: Date | null
  decision_note: string | null
  accepted_by: string | null
  accepted_at: Date | null
  accepted_on: string | null
  currency: 'RUB' | 'KZT' | 'CNY' | 'USD'
  total_minor: Generated<number>
  vat_minor: Generated<number>
  source_key: string | null
}

export interface HeldStockTable {
  product_id: string | null
  warehouse_id: string | null
  quantity_thousandths: number | null
}

export interface HolidayTable {
  country: 'RU' | 'KZ'
  day: string
  is_working: Generated<boolean>
}

export interface ImportMappingTable {
  kind: string
  fingerprint: string
  columns: unknown
  saved_by_name: string
  saved_at: Date
}

export interface ImportPriceTable {
  import_id: string
  position: number
  product_id: string
  variant_id: string | null
  target: string
  unit: string
  currency: 'RUB' | 'KZT' | 'CNY' | 'USD'
  from_micros: number | null
  to_micros: number
  floor_micros: number | null
  cost_micros: number | null
  doubts: Generated<string[]>
  accepted_by: string | null
}

export interface InvoiceTable {
  id: string
  order_id: string
  organisation_id: string
  partner_id: string
  legal_entity_id: string
  number: string
  issued_on: string
  valid_until: string
  state: 'current' | 'replaced' | 'void'
  replaces_id: string | null
  currency: 'RUB' | 'KZT' | 'CNY' | 'USD'
  total_minor: number
  vat_minor: number
  lines: unknown
  created_at: Date
}

export interface KnownPayerTable {
  tax_id: string
  partner_id: string
  name: Generated<string>
  legal_entity_id: string | null
  payment_id: string
  remembered_by: string
  remembered_at: Date
}

export interface LegalEntityTable {
  id: string
  partner_id: string
  name: string
  full_name: string
  country: 'RU' | 'KZ'
  tax_id: string
  kpp: string | null
  address: Generated<string>
  is_active: Generated<boolean>
}

export interface LineCorrectionTable {
  id: string
  key: string
  kind: 'switched' | 'chosen' | 'unit'
  order_id: string
  line_id: string
  partner_id: string
  said: string
  from_product_id: string | null
  to_product_id: string
  from_unit: string | null
  to_unit: string | null
  probability: number | null
  corrected_by: string
  at: Date
}

export interface LotTable {
  id: string
  product_id: string
  variant_id: string | null
  name: string
  expires_on: string | null
  source_key: string | null
}

export interface MessageTable {
  id: string
  thread_id: string
  direction: 'in' | 'out'
  author: 'customer' | 'bot' | 'employee'
  employee_id: string | null
  content: unknown
  text: Generated<string>
  file_id: string | null
  source_id: string | null
  reply_to: string | null
  prices_of: string | null
  notice: string | null
  order_id: string | null
  draft_version: number | null
  delivery: 'received' | 'held' | 'suppressed' | 'queued' | 'accepted' | 'sent' | 'delivered' | 'read' | 'failed' | 'unknown'
  failure: string | null
  release_at: Date | null
  at: Date
  understood: unknown
}

export interface NonReturnableGroupTable {
  group_id: string
  reason: Generated<string>
  added_by: string | null
  added_at: Date
}

export interface NumberSequenceTable {
  organisation_id: string
  kind: 'order' | 'invoice' | 'shipment' | 'request' | 'return'
  year: number
  last: number
}

export interface OrderEditTable {
  id: string
  order_id: string
  draft_version: number
  actor: string
  operation: unknown
  at: Date
}

export interface OrderLineTable {
  id: string
  order_id: string
  position: number
  state: 'open' | 'ask' | 'unknown' | 'removed' | 'cancelled'
  product_id: string | null
  variant_id: string | null
  lot_id: string | null
  warehouse_id: string | null
  requested_text: Generated<string>
  evidence: Generated<unknown>
  recognition: Generated<unknown>
  said_thousandths: number | null
  said_unit: string | null
  pack_thousandths: number | null
  pack_unit: string | null
  base_thousandths: number | null
  price_micros: number | null
  amount_minor: number | null
  vat_minor: number | null
  vat_rate_bp: number | null
  vat_included: boolean | null
  quote: unknown
  manual_price: unknown
  shortage: unknown
  secured_thousandths: Generated<number>
  cancelled_thousandths: Generated<number>
  expected_on: string | null
  parent_line_id: string | null
  repeat_of: string | null
  closed_by: string | null
  created_at: Date
}

export interface OrderMinimumTable {
  id: string
  warehouse_id: string
  mode: 'delivery' | 'carrier'
  zone_id: string | null
  currency: 'RUB' | 'KZT' | 'CNY' | 'USD'
  amount_minor: number
}

export interface OrganisationTable {
  id: string
  name: string
  full_name: string
  country: 'RU' | 'KZ'
  tax_id: string
  kpp: string | null
  address: string
  phone: string | null
  email: string | null
  currency: 'RUB' | 'KZT' | 'CNY' | 'USD'
  time_zone: string
  director_title: string
  director: string
  accountant: string | null
  number_prefix: Generated<string>
  brand_colour: string | null
  logo_file_id: string | null
  position: Generated<number>
  is_active: Generated<boolean>
  stamp_file_id: string | null
  signature_file_id: string | null
}

export interface OrganisationVatTable {
  organisation_id: string
  valid_from: string
  rate_bp: number | null
}

export interface PackTable {
  id: string
  product_id: string
  unit: string
  name: string | null
  numerator: number
  denominator: number
  multiple_thousandths: Generated<number>
  minimum_thousandths: Generated<number>
  is_sale: Generated<boolean>
  barcode: string | null
  deposit_product_id: string | null
}

export interface PartnerTable {
  id: string
  code: string | null
  name: string
  manager_id: string | null
  autonomy: Generated<'shadow' | 'approve' | 'veto' | 'automatic'>
  veto_minutes: Generated<number>
  partial_policy: Generated<'wait' | 'ship-rest' | 'close-rest'>
  stock_display: Generated<'exact' | 'rough'>
  segment: string | null
  note: string | null
  is_active: Generated<boolean>
  source: Generated<string>
  created_at: Generated<Date>
  version: Generated<number>
}

export interface PartnerPriceTable {
  id: string
  partner_id: string
  product_id: string
  variant_id: string | null
  from_thousandths: Generated<number>
  micros: number
  unit: string
  currency: 'RUB' | 'KZT' | 'CNY' | 'USD'
  vat_included: Generated<boolean>
  valid_from: string | null
  valid_to: string | null
  note: string | null
}

export interface PaymentTable {
  id: string
  organisation_id: string
  bank_account_id: string | null
  partner_id: string | null
  legal_entity_id: string | null
  direction: Generated<'in' | 'out'>
  method: Generated<'bank' | 'cash' | 'card' | 'kaspi' | 'sbp'>
  payer_name: Generated<string>
  payer_tax_id: string | null
  number: string | null
  paid_on: string
  amount_minor: number
  currency: 'RUB' | 'KZT' | 'CNY' | 'USD'
  purpose: Generated<string>
  source: string
  source_event_id: string
  recorded_by: string | null
  recorded_at: Date
  to_next_order_minor: Generated<number>
  statement_id: string | null
}

export interface PaymentAllocationTable {
  id: string
  payment_id: string
  order_id: string | null
  amount_minor: number
  at: Date
  refund_id: string | null
}

export interface PaymentDecisionTable {
  id: string
  payment_id: string
  kind: 'matched' | 'assigned' | 'set-aside' | 'undone'
  partner_id: string | null
  orders: Generated<unknown>
  confidence_bp: number | null
  reasons: Generated<unknown>
  note: string | null
  decided_by: string
  at: Date
}

export interface PaymentProposalTable {
  payment_id: string
  state: 'open' | 'matched' | 'assigned' | 'set-aside'
  candidates: Generated<unknown>
  decided_by: string | null
  decided_at: Date | null
  note: string | null
}

export interface PickingLineTable {
  task_id: string
  line_id: string
  position: number
  product_id: string
  cell: string | null
  to_pick_thousandths: number
  picked_thousandths: Generated<number>
  outcome: 'picked' | 'short' | 'missing' | 'mismatch' | null
  note: string | null
  at: Date | null
}

export interface PickingTaskTable {
  id: string
  order_id: string
  warehouse_id: string
  state: 'waiting' | 'open' | 'picking' | 'picked' | 'cancelled'
  assigned_to: string | null
  due_at: Date | null
  created_at: Date
  started_at: Date | null
  finished_at: Date | null
  version: Generated<number>
}

export interface PickupWindowTable {
  id: string
  warehouse_id: string
  name: string
  weekdays: number[]
  from_minutes: number
  to_minutes: number
  cut_off_minutes: number
  cut_off_days_before: Generated<number>
  capacity_stops: number | null
  capacity_kg: number | null
  is_active: Generated<boolean>
}

export interface PriceTable {
  price_type_id: string
  product_id: string
  variant_id: string | null
  from_thousandths: Generated<number>
  micros: number
  unit: string
  source: Generated<string>
  as_of: Date
  version: Generated<number>
}

export interface PriceApprovalTable {
  id: string
  state: 'waiting' | 'approved' | 'rejected' | 'withdrawn'
  order_id: string
  line_id: string
  partner_id: string
  product_id: string
  micros: number
  list_micros: number | null
  discount_bp: number
  reason: string
  asked_by: string | null
  asked_by_name: string
  asked_at: Date
  decided_by: string | null
  decided_by_name: string | null
  decided_at: Date | null
  note: string | null
}

export interface PriceTypeTable {
  id: string
  name: string
  currency: 'RUB' | 'KZT' | 'CNY' | 'USD'
  vat_included: Generated<boolean>
  position: Generated<number>
  source_key: string | null
}

export interface ProductTable {
  id: string
  sku: string
  name: string
  group_id: string | null
  base_unit: string
  brand: string | null
  description: string | null
  attributes: Generated<unknown>
  photo_file_id: string | null
  weight_grams: number | null
  volume_cm3: number | null
  vat_rate_bp: number | null
  is_returnable: Generated<boolean>
  is_active: Generated<boolean>
  kind: Generated<'goods' | 'service' | 'deposit'>
  source: Generated<string>
  source_key: string | null
  as_of: Generated<Date>
  version: Generated<number>
}

export interface ProductGroupTable {
  id: string
  parent_id: string | null
  name: string
  position: Generated<number>
  source_key: string | null
}

export interface RawEventTable {
  id: string
  channel: string
  account: string
  source_id: string
  body: unknown
  state: Generated<'new' | 'done' | 'unrecognised' | 'failed'>
  detail: string | null
  received_at: Date
}

export interface RecognitionRulesTable {
  is_only: Generated<boolean>
  agreeing_customers: Generated<number>
  pilot_groups: string[] | null
  pilot_partners: string[] | null
  pilot_channels: string[] | null
  set_by: string
  set_at: Date
  version: Generated<number>
}

export interface RecognitionThresholdTable {
  scope: 'company' | 'group' | 'customer'
  scope_id: Generated<string>
  accept_bp: number
  margin_bp: number | null
  wrong_minor: number | null
  question_minor: number | null
  set_by: string
  set_at: Date
}

export interface RefundTable {
  id: string
  state: 'open' | 'paid'
  organisation_id: string
  partner_id: string
  legal_entity_id: string
  order_id: string
  currency: 'RUB' | 'KZT' | 'CNY' | 'USD'
  amount_minor: number
  asked_by: string
  asked_at: Date
  payment_id: string | null
  paid_at: Date | null
}

export interface ReplayTable {
  id: string
  state: 'waiting' | 'running' | 'done' | 'cancelled' | 'failed'
  since: string | null
  last_orders: number | null
  compares_with: Generated<'nothing-learned' | 'without-alias'>
  alias_id: string | null
  done: Generated<number>
  total: number | null
  report: unknown
  asked_by: string
  asked_by_name: string
  created_at: Date
  finished_at: Date | null
  version: Generated<number>
}

export interface ReservationTable {
  id: string
  order_id: string
  line_id: string
  warehouse_id: string
  product_id: string
  variant_id: string | null
  lot_id: string | null
  quantity_thousandths: number
  state: 'pending' | 'held' | 'released' | 'consumed'
  seen_by_erp: Generated<boolean>
  created_at: Date
  ended_at: Date | null
}

export interface ReturnLineTable {
  return_id: string
  line_id: string
  position: number
  product_id: string
  asked_thousandths: number
  accepted_thousandths: number | null
  condition: 'good' | 'damaged' | null
  destination: 'stock' | 'write-off' | null
  note: string | null
  amount_minor: Generated<number>
  vat_minor: Generated<number>
  vat_rate_bp: number | null
}

export interface RouteWindowTable {
  id: string
  route_id: string
  from_minutes: number
  to_minutes: number
  capacity_stops: number | null
  is_active: Generated<boolean>
}

export interface RunStopTable {
  run_id: string
  order_id: string
  window_id: string
  position: number
  weight_grams: Generated<number>
  volume_cm3: Generated<number>
  booked_by: string
  booked_at: Date
}

export interface SchemaMigrationTable {
  name: string
  sha256: string
  applied_at: Generated<Date>
}

export interface SessionTable {
  token_hash: string
  employee_id: string | null
  contact_id: string | null
  partner_id: string | null
  created_at: Date
  expires_at: Date
  user_agent: string | null
  invitation_id: string | null
}

export interface SettingTable {
  key: string
  value: unknown
  updated_at: Generated<Date>
}

export interface ShipmentTable {
  id: string
  order_id: string
  organisation_id: string
  warehouse_id: string
  partner_id: string
  legal_entity_id: string
  number: string
  erp_number: string | null
  shipped_on: string
  mode: 'pickup' | 'delivery' | 'carrier'
  currency: 'RUB' | 'KZT' | 'CNY' | 'USD'
  total_minor: number
  vat_minor: number
  shipped_at: Date
  delivered_at: Date | null
  received_by: string | null
}

export interface ShipmentLineTable {
  shipment_id: string
  line_id: string
  position: number
  product_id: string
  base_thousandths: number
  pack_thousandths: number
  pack_unit: string
  price_micros: number
  amount_minor: number
  vat_minor: number
  vat_rate_bp: number | null
}

export interface SignInAttemptTable {
  key: string
  at: Date
}

export interface SignInSecretTable {
  id: string
  kind: 'link' | 'code' | 'password-reset' | 'invitation'
  secret_hash: string
  contact_id: string | null
  employee_id: string | null
  partner_id: string | null
  attempts: Generated<number>
  created_at: Date
  expires_at: Date
  used_at: Date | null
}

export interface SiteTable {
  id: string
  partner_id: string
  legal_entity_id: string | null
  name: string
  address: string
  contact_name: string | null
  contact_phone: string | null
  note: string | null
  is_active: Generated<boolean>
  zone_id: string | null
}

export interface StaffNoticeTable {
  id: string
  employee_id: string | null
  role: string | null
  kind: string
  facts: unknown
  order_id: string | null
  thread_id: string | null
  key: string
  created_at: Date
  read_at: Date | null
}

export interface StockTable {
  warehouse_id: string
  product_id: string
  variant_id: string | null
  lot_id: string | null
  quantity_thousandths: number
  cell: string | null
  source: Generated<string>
  as_of: Date
  version: Generated<number>
  cause: string | null
}

export interface StockDocumentTable {
  id: string
  number: GeneratedAlways<number>
  kind: 'receipt' | 'correction'
  warehouse_id: string
  reason: Generated<string>
  supplier: Generated<string>
  reverses_id: string | null
  key: string
  entered_by: string
  entered_at: Date
}

export interface StockDocumentLineTable {
  document_id: string
  position: number
  product_id: string
  before_thousandths: number
  delta_thousandths: number
  expected_receipt_id: string | null
}

export interface StockMoveTable {
  seq: GeneratedAlways<number>
  product_id: string
  warehouse_id: string
  variant_id: string | null
  lot_id: string | null
  before_thousandths: number
  after_thousandths: number
  source: string
  cause: string | null
  at: Date
}

export interface StoredFileTable {
  id: string
  sha256: string
  size_bytes: number
  mime_type: string
  name: string
  path: string
  created_at: Date
}

export interface ThreadTable {
  id: string
  identity_id: string
  contact_id: string | null
  partner_id: string | null
  state: 'bot' | 'waiting' | 'needs-person' | 'taken'
  taken_by: string | null
  order_id: string | null
  question: unknown
  misunderstandings: Generated<number>
  waiting_since: Date | null
  last_message_at: Date
  last_text: Generated<string>
  unread: Generated<number>
  created_at: Date
  version: Generated<number>
}

export interface UnitPreferenceTable {
  id: string
  level: 'person' | 'customer'
  owner_id: string
  product_id: string
  unit: string
  hits: Generated<number>
  uses: Generated<number>
  last_used_at: Date | null
  source: 'choice' | 'correction' | 'hand'
  created_by: string
  created_at: Date
  revoked_at: Date | null
  revoked_by: string | null
}

export interface VariantTable {
  id: string
  product_id: string
  name: string
  attributes: Generated<unknown>
  source_key: string | null
}

export interface WarehouseTable {
  id: string
  name: string
  address: Generated<string>
  time_zone: string
  picking_source: Generated<'hub' | 'erp'>
  position: Generated<number>
  is_active: Generated<boolean>
  source_key: string | null
}

/** Every table of the product. */
export interface DB {
  readonly agreement: AgreementTable
  readonly alert_preference: AlertPreferenceTable
  readonly alias: AliasTable
  readonly analogue: AnalogueTable
  readonly awaited_stock: AwaitedStockTable
  readonly bank_account: BankAccountTable
  readonly bank_statement: BankStatementTable
  readonly channel_identity: ChannelIdentityTable
  readonly contact: ContactTable
  readonly contact_invitation: ContactInvitationTable
  readonly contact_right: ContactRightTable
  readonly contract: ContractTable
  readonly customer_order: CustomerOrderTable
  readonly delivery_route: DeliveryRouteTable
  readonly delivery_run: DeliveryRunTable
  readonly delivery_zone: DeliveryZoneTable
  readonly discount: DiscountTable
  readonly document: DocumentTable
  readonly effect: EffectTable
  readonly employee: EmployeeTable
  readonly erp_submission: ErpSubmissionTable
  readonly escalation: EscalationTable
  readonly event_log: EventLogTable
  readonly expected_receipt: ExpectedReceiptTable
  readonly exposure_entry: ExposureEntryTable
  readonly fact: FactTable
  readonly file_import: FileImportTable
  readonly floor_price: FloorPriceTable
  readonly goods_return: GoodsReturnTable
  readonly held_stock: HeldStockTable
  readonly holiday: HolidayTable
  readonly import_mapping: ImportMappingTable
  readonly import_price: ImportPriceTable
  readonly invoice: InvoiceTable
  readonly known_payer: KnownPayerTable
  readonly legal_entity: LegalEntityTable
  readonly line_correction: LineCorrectionTable
  readonly lot: LotTable
  readonly message: MessageTable
  readonly non_returnable_group: NonReturnableGroupTable
  readonly number_sequence: NumberSequenceTable
  readonly order_edit: OrderEditTable
  readonly order_line: OrderLineTable
  readonly order_minimum: OrderMinimumTable
  readonly organisation: OrganisationTable
  readonly organisation_vat: OrganisationVatTable
  readonly pack: PackTable
  readonly partner: PartnerTable
  readonly partner_price: PartnerPriceTable
  readonly payment: PaymentTable
  readonly payment_allocation: PaymentAllocationTable
  readonly payment_decision: PaymentDecisionTable
  readonly payment_proposal: PaymentProposalTable
  readonly picking_line: PickingLineTable
  readonly picking_task: PickingTaskTable
  readonly pickup_window: PickupWindowTable
  readonly price: PriceTable
  readonly price_approval: PriceApprovalTable
  readonly price_type: PriceTypeTable
  readonly product: ProductTable
  readonly product_group: ProductGroupTable
  readonly raw_event: RawEventTable
  readonly recognition_rules: RecognitionRulesTable
  readonly recognition_threshold: RecognitionThresholdTable
  readonly refund: RefundTable
  readonly replay: ReplayTable
  readonly reservation: ReservationTable
  readonly return_line: ReturnLineTable
  readonly route_window: RouteWindowTable
  readonly run_stop: RunStopTable
  readonly schema_migration: SchemaMigrationTable
  readonly session: SessionTable
  readonly setting: SettingTable
  readonly shipment: ShipmentTable
  readonly shipment_line: ShipmentLineTable
  readonly sign_in_attempt: SignInAttemptTable
  readonly sign_in_secret: SignInSecretTable
  readonly site: SiteTable
  readonly staff_notice: StaffNoticeTable
  readonly stock: StockTable
  readonly stock_document: StockDocumentTable
  readonly stock_document_line: StockDocumentLineTable
  readonly stock_move: StockMoveTable
  readonly stored_file: StoredFileTable
  readonly thread: ThreadTable
  readonly unit_preference: UnitPreferenceTable
  readonly variant: VariantTable
  readonly warehouse: WarehouseTable
}
