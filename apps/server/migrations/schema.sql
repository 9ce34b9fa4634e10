-- Written by "npm run db:types" from the migrated database. Do not edit; change it by a migration.

-- Extensions

CREATE EXTENSION pg_trgm;

-- Domains

CREATE DOMAIN basis_points AS integer CHECK (((VALUE >= 0) AND (VALUE <= 10000)));
CREATE DOMAIN currency AS text CHECK ((VALUE = ANY (ARRAY['RUB'::text, 'KZT'::text, 'CNY'::text, 'USD'::text])));
CREATE DOMAIN id AS text COLLATE "C";

-- Functions

CREATE OR REPLACE FUNCTION public.app_party()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ SELECT nullif(current_setting('app.party_id', true), '') $function$
;

CREATE OR REPLACE FUNCTION public.record_changed_stock()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO stock_move (product_id, warehouse_id, variant_id, lot_id, before_thousandths, after_thousandths, source, cause, at)
  SELECT n.product_id, n.warehouse_id, n.variant_id, n.lot_id, o.quantity_thousandths, n.quantity_thousandths, n.source, n.cause, n.as_of
  FROM became n JOIN was o ON o.product_id = n.product_id AND o.warehouse_id = n.warehouse_id
    AND coalesce(o.variant_id, '') = coalesce(n.variant_id, '') AND coalesce(o.lot_id, '') = coalesce(n.lot_id, '')
  WHERE n.quantity_thousandths <> o.quantity_thousandths;
  RETURN NULL;
END $function$
;

CREATE OR REPLACE FUNCTION public.record_new_stock()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO stock_move (product_id, warehouse_id, variant_id, lot_id, before_thousandths, after_thousandths, source, cause, at)
  SELECT n.product_id, n.warehouse_id, n.variant_id, n.lot_id, 0, n.quantity_thousandths, n.source, n.cause, n.as_of
  FROM became n WHERE n.quantity_thousandths <> 0;
  RETURN NULL;
END $function$
;

-- Tables

CREATE TABLE agreement (
  id id NOT NULL,
  partner_id id,
  organisation_id id NOT NULL,
  name text NOT NULL,
  price_type_id id NOT NULL,
  warehouse_id id,
  discount_bp basis_points DEFAULT 0 NOT NULL,
  advance_percent integer DEFAULT 0 NOT NULL,
  prepayment_percent integer DEFAULT 100 NOT NULL,
  credit_percent integer DEFAULT 0 NOT NULL,
  credit_days integer DEFAULT 0 NOT NULL,
  credit_limit_minor bigint,
  overdue_block_days integer DEFAULT 0 NOT NULL,
  price_tolerance_bp basis_points DEFAULT 0 NOT NULL,
  reserve_bank_days integer DEFAULT 3 NOT NULL,
  valid_from date DEFAULT '2020-01-01'::date NOT NULL,
  valid_to date,
  delivery_mode text DEFAULT 'pickup'::text NOT NULL,
  CONSTRAINT agreement_pkey PRIMARY KEY (id),
  CONSTRAINT agreement_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  CONSTRAINT agreement_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id),
  CONSTRAINT agreement_price_type_id_fkey FOREIGN KEY (price_type_id) REFERENCES price_type(id),
  CONSTRAINT agreement_warehouse_id_fkey FOREIGN KEY (warehouse_id) REFERENCES warehouse(id),
  CONSTRAINT agreement_advance_percent_check CHECK (((advance_percent >= 0) AND (advance_percent <= 100))),
  CONSTRAINT agreement_check CHECK ((((advance_percent + prepayment_percent) + credit_percent) = 100)),
  CONSTRAINT agreement_credit_days_check CHECK ((credit_days >= 0)),
  CONSTRAINT agreement_credit_percent_check CHECK (((credit_percent >= 0) AND (credit_percent <= 100))),
  CONSTRAINT agreement_delivery_mode_check CHECK ((delivery_mode = ANY (ARRAY['pickup'::text, 'delivery'::text, 'carrier'::text]))),
  CONSTRAINT agreement_prepayment_percent_check CHECK (((prepayment_percent >= 0) AND (prepayment_percent <= 100))),
  CONSTRAINT agreement_reserve_bank_days_check CHECK (((reserve_bank_days >= 1) AND (reserve_bank_days <= 90)))
);
ALTER TABLE agreement ENABLE ROW LEVEL SECURITY;
ALTER TABLE agreement FORCE ROW LEVEL SECURITY;

CREATE TABLE alert_preference (
  employee_id id NOT NULL,
  alerts text[] NOT NULL,
  quiet_from_minutes integer,
  quiet_to_minutes integer,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT alert_preference_pkey PRIMARY KEY (employee_id),
  CONSTRAINT alert_preference_employee_id_fkey FOREIGN KEY (employee_id) REFERENCES employee(id),
  CONSTRAINT alert_preference_alerts_check CHECK ((alerts <@ ARRAY['work'::text, 'stranger'::text, 'failures'::text, 'channels'::text, 'orders'::text, 'money'::text])),
  CONSTRAINT alert_preference_check CHECK (((quiet_from_minutes IS NULL) = (quiet_to_minutes IS NULL))),
  CONSTRAINT alert_preference_quiet_from_minutes_check CHECK (((quiet_from_minutes >= 0) AND (quiet_from_minutes <= 1439))),
  CONSTRAINT alert_preference_quiet_to_minutes_check CHECK (((quiet_to_minutes >= 0) AND (quiet_to_minutes <= 1439)))
);

CREATE TABLE alias (
  id id NOT NULL,
  level text NOT NULL,
  owner_id text DEFAULT ''::text NOT NULL,
  phrase text NOT NULL,
  product_id id NOT NULL,
  hits integer DEFAULT 1 NOT NULL,
  source text NOT NULL,
  created_by text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  revoked_at timestamp with time zone,
  uses integer DEFAULT 0 NOT NULL,
  last_used_at timestamp with time zone,
  revoked_by text,
  taught_for id,
  CONSTRAINT alias_pkey PRIMARY KEY (id),
  CONSTRAINT alias_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id),
  CONSTRAINT alias_taught_for_fkey FOREIGN KEY (taught_for) REFERENCES partner(id),
  CONSTRAINT alias_level_check CHECK ((level = ANY (ARRAY['person'::text, 'customer'::text, 'segment'::text, 'company'::text]))),
  CONSTRAINT alias_source_check CHECK ((source = ANY (ARRAY['choice'::text, 'correction'::text, 'import'::text, 'hand'::text, 'agreement'::text])))
);

CREATE TABLE analogue (
  product_id id NOT NULL,
  analogue_id id NOT NULL,
  note text,
  approved_by id,
  CONSTRAINT analogue_pkey PRIMARY KEY (product_id, analogue_id),
  CONSTRAINT analogue_analogue_id_fkey FOREIGN KEY (analogue_id) REFERENCES product(id),
  CONSTRAINT analogue_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES employee(id),
  CONSTRAINT analogue_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id),
  CONSTRAINT analogue_check CHECK (((product_id)::text <> (analogue_id)::text))
);

CREATE TABLE bank_account (
  id id NOT NULL,
  organisation_id id NOT NULL,
  bank_name text NOT NULL,
  bic text NOT NULL,
  account text NOT NULL,
  correspondent_account text,
  kbe text,
  knp text,
  currency currency NOT NULL,
  payments_origin text DEFAULT 'hand'::text NOT NULL,
  is_default boolean DEFAULT false NOT NULL,
  CONSTRAINT bank_account_pkey PRIMARY KEY (id),
  CONSTRAINT bank_account_account_key UNIQUE (account),
  CONSTRAINT bank_account_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  CONSTRAINT bank_account_payments_origin_check CHECK ((payments_origin = ANY (ARRAY['erp'::text, 'statement'::text, 'hand'::text])))
);

CREATE TABLE bank_statement (
  id id NOT NULL,
  file_name text NOT NULL,
  format text NOT NULL,
  accounts jsonb NOT NULL,
  figures jsonb NOT NULL,
  outcome jsonb NOT NULL,
  warnings jsonb DEFAULT '[]'::jsonb NOT NULL,
  loaded_by text NOT NULL,
  loaded_at timestamp with time zone NOT NULL,
  CONSTRAINT bank_statement_pkey PRIMARY KEY (id)
);

CREATE TABLE channel_identity (
  id id NOT NULL,
  channel text NOT NULL,
  account text NOT NULL,
  user_id text,
  phone text,
  profile_name text,
  contact_id id,
  last_inbound_at timestamp with time zone,
  is_reachable boolean DEFAULT true NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT channel_identity_pkey PRIMARY KEY (id),
  CONSTRAINT channel_identity_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(id),
  CONSTRAINT channel_identity_check CHECK (((user_id IS NOT NULL) OR (phone IS NOT NULL)))
);

CREATE TABLE contact (
  id id NOT NULL,
  name text NOT NULL,
  phone text,
  email text,
  locale text DEFAULT 'ru'::text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT contact_pkey PRIMARY KEY (id),
  CONSTRAINT contact_phone_key UNIQUE (phone),
  CONSTRAINT contact_locale_check CHECK ((locale = ANY (ARRAY['ru'::text, 'en'::text])))
);
ALTER TABLE contact ENABLE ROW LEVEL SECURITY;
ALTER TABLE contact FORCE ROW LEVEL SECURITY;

CREATE TABLE contact_invitation (
  id id NOT NULL,
  contact_id id NOT NULL,
  partner_id id NOT NULL,
  secret_hash text NOT NULL,
  created_by id,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  revoked_at timestamp with time zone,
  entries integer DEFAULT 0 NOT NULL,
  last_entered_at timestamp with time zone,
  CONSTRAINT contact_invitation_pkey PRIMARY KEY (id),
  CONSTRAINT contact_invitation_secret_hash_key UNIQUE (secret_hash),
  CONSTRAINT contact_invitation_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(id),
  CONSTRAINT contact_invitation_created_by_fkey FOREIGN KEY (created_by) REFERENCES employee(id),
  CONSTRAINT contact_invitation_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id)
);

CREATE TABLE contact_right (
  contact_id id NOT NULL,
  partner_id id NOT NULL,
  sees_prices boolean DEFAULT false NOT NULL,
  may_order boolean DEFAULT false NOT NULL,
  may_confirm boolean DEFAULT false NOT NULL,
  gets_documents boolean DEFAULT false NOT NULL,
  receives_goods boolean DEFAULT false NOT NULL,
  title text,
  last_legal_entity_id id,
  is_active boolean DEFAULT true NOT NULL,
  CONSTRAINT contact_right_pkey PRIMARY KEY (contact_id, partner_id),
  CONSTRAINT contact_right_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(id),
  CONSTRAINT contact_right_last_legal_entity_id_fkey FOREIGN KEY (last_legal_entity_id) REFERENCES legal_entity(id),
  CONSTRAINT contact_right_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id)
);
ALTER TABLE contact_right ENABLE ROW LEVEL SECURITY;
ALTER TABLE contact_right FORCE ROW LEVEL SECURITY;

CREATE TABLE contract (
  id id NOT NULL,
  legal_entity_id id NOT NULL,
  organisation_id id NOT NULL,
  number text NOT NULL,
  signed_on date NOT NULL,
  currency currency NOT NULL,
  is_active boolean DEFAULT true NOT NULL,
  CONSTRAINT contract_pkey PRIMARY KEY (id),
  CONSTRAINT contract_legal_entity_id_organisation_id_number_key UNIQUE (legal_entity_id, organisation_id, number),
  CONSTRAINT contract_legal_entity_id_fkey FOREIGN KEY (legal_entity_id) REFERENCES legal_entity(id),
  CONSTRAINT contract_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
ALTER TABLE contract ENABLE ROW LEVEL SECURITY;
ALTER TABLE contract FORCE ROW LEVEL SECURITY;

CREATE TABLE customer_order (
  id id NOT NULL,
  state text NOT NULL,
  number text,
  erp_number text,
  organisation_id id NOT NULL,
  partner_id id NOT NULL,
  legal_entity_id id,
  contract_id id,
  agreement_id id NOT NULL,
  contact_id id,
  manager_id id,
  channel text NOT NULL,
  thread_id id,
  draft_version integer DEFAULT 1 NOT NULL,
  warehouse_id id NOT NULL,
  delivery_mode text DEFAULT 'pickup'::text NOT NULL,
  site_id id,
  delivery_address text,
  delivery_contact text,
  ship_on date,
  window_from_minutes integer,
  window_to_minutes integer,
  comment text,
  currency currency NOT NULL,
  advance_percent integer NOT NULL,
  prepayment_percent integer NOT NULL,
  credit_percent integer NOT NULL,
  credit_days integer NOT NULL,
  total_minor bigint DEFAULT 0 NOT NULL,
  vat_minor bigint DEFAULT 0 NOT NULL,
  valid_until date,
  reserve_until timestamp with time zone,
  confirmed_at timestamp with time zone,
  confirmed_by text,
  cancelled_at timestamp with time zone,
  cancel_reason text,
  closed_at timestamp with time zone,
  secured_at timestamp with time zone,
  released_at timestamp with time zone,
  changes_order_id id,
  source text DEFAULT 'hub'::text NOT NULL,
  source_key text,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  cut_off_at timestamp with time zone,
  returned_minor bigint DEFAULT 0 NOT NULL,
  CONSTRAINT customer_order_pkey PRIMARY KEY (id),
  CONSTRAINT customer_order_organisation_id_number_key UNIQUE (organisation_id, number),
  CONSTRAINT customer_order_source_source_key_key UNIQUE (source, source_key),
  CONSTRAINT customer_order_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreement(id),
  CONSTRAINT customer_order_changes_order_id_fkey FOREIGN KEY (changes_order_id) REFERENCES customer_order(id),
  CONSTRAINT customer_order_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(id),
  CONSTRAINT customer_order_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES contract(id),
  CONSTRAINT customer_order_legal_entity_id_fkey FOREIGN KEY (legal_entity_id) REFERENCES legal_entity(id),
  CONSTRAINT customer_order_manager_id_fkey FOREIGN KEY (manager_id) REFERENCES employee(id),
  CONSTRAINT customer_order_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  CONSTRAINT customer_order_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id),
  CONSTRAINT customer_order_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id),
  CONSTRAINT customer_order_warehouse_id_fkey FOREIGN KEY (warehouse_id) REFERENCES warehouse(id),
  CONSTRAINT customer_order_channel_check CHECK ((channel = ANY (ARRAY['whatsapp'::text, 'telegram'::text, 'max'::text, 'web'::text, 'email'::text, 'staff'::text, 'api'::text, 'portal'::text, 'marketplace'::text, 'erp'::text]))),
  CONSTRAINT customer_order_check CHECK (((state = ANY (ARRAY['draft'::text, 'proposed'::text, 'cancelled'::text])) OR ((legal_entity_id IS NOT NULL) AND (number IS NOT NULL)))),
  CONSTRAINT customer_order_delivery_mode_check CHECK ((delivery_mode = ANY (ARRAY['pickup'::text, 'delivery'::text, 'carrier'::text]))),
  CONSTRAINT customer_order_returned_minor_check CHECK ((returned_minor >= 0)),
  CONSTRAINT customer_order_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'proposed'::text, 'confirmed'::text, 'cancelled'::text, 'closed'::text])))
);
ALTER TABLE customer_order ENABLE ROW LEVEL SECURITY;
ALTER TABLE customer_order FORCE ROW LEVEL SECURITY;

CREATE TABLE delivery_route (
  id id NOT NULL,
  warehouse_id id NOT NULL,
  zone_id id,
  name text NOT NULL,
  vehicle text DEFAULT ''::text NOT NULL,
  weekdays integer[] NOT NULL,
  cut_off_minutes integer NOT NULL,
  cut_off_days_before integer DEFAULT 1 NOT NULL,
  capacity_stops integer,
  capacity_kg integer,
  capacity_litres integer,
  is_active boolean DEFAULT true NOT NULL,
  CONSTRAINT delivery_route_pkey PRIMARY KEY (id),
  CONSTRAINT delivery_route_warehouse_id_fkey FOREIGN KEY (warehouse_id) REFERENCES warehouse(id),
  CONSTRAINT delivery_route_zone_id_fkey FOREIGN KEY (zone_id) REFERENCES delivery_zone(id),
  CONSTRAINT delivery_route_capacity_kg_check CHECK ((capacity_kg > 0)),
  CONSTRAINT delivery_route_capacity_litres_check CHECK ((capacity_litres > 0)),
  CONSTRAINT delivery_route_capacity_stops_check CHECK ((capacity_stops > 0)),
  CONSTRAINT delivery_route_cut_off_days_before_check CHECK (((cut_off_days_before >= 0) AND (cut_off_days_before <= 14))),
  CONSTRAINT delivery_route_cut_off_minutes_check CHECK (((cut_off_minutes >= 0) AND (cut_off_minutes <= 1440)))
);

CREATE TABLE delivery_run (
  id id NOT NULL,
  route_id id NOT NULL,
  warehouse_id id NOT NULL,
  day date NOT NULL,
  vehicle text DEFAULT ''::text NOT NULL,
  driver text DEFAULT ''::text NOT NULL,
  capacity_stops integer,
  capacity_kg integer,
  capacity_litres integer,
  state text DEFAULT 'planned'::text NOT NULL,
  out_at timestamp with time zone,
  done_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT delivery_run_pkey PRIMARY KEY (id),
  CONSTRAINT delivery_run_route_id_day_key UNIQUE (route_id, day),
  CONSTRAINT delivery_run_route_id_fkey FOREIGN KEY (route_id) REFERENCES delivery_route(id),
  CONSTRAINT delivery_run_warehouse_id_fkey FOREIGN KEY (warehouse_id) REFERENCES warehouse(id),
  CONSTRAINT delivery_run_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'out'::text, 'done'::text])))
);

CREATE TABLE delivery_zone (
  id id NOT NULL,
  warehouse_id id NOT NULL,
  name text NOT NULL,
  places text[] DEFAULT '{}'::text[] NOT NULL,
  "position" integer DEFAULT 0 NOT NULL,
  is_active boolean DEFAULT true NOT NULL,
  CONSTRAINT delivery_zone_pkey PRIMARY KEY (id),
  CONSTRAINT delivery_zone_warehouse_id_name_key UNIQUE (warehouse_id, name),
  CONSTRAINT delivery_zone_warehouse_id_fkey FOREIGN KEY (warehouse_id) REFERENCES warehouse(id)
);

CREATE TABLE discount (
  id id NOT NULL,
  name text NOT NULL,
  partner_id id,
  segment text,
  group_id id,
  product_id id,
  rate_bp basis_points NOT NULL,
  exclusive_group text DEFAULT 'main'::text NOT NULL,
  stacks boolean DEFAULT false NOT NULL,
  from_thousandths bigint DEFAULT 0 NOT NULL,
  valid_from date,
  valid_to date,
  is_active boolean DEFAULT true NOT NULL,
  CONSTRAINT discount_pkey PRIMARY KEY (id),
  CONSTRAINT discount_group_id_fkey FOREIGN KEY (group_id) REFERENCES product_group(id),
  CONSTRAINT discount_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id),
  CONSTRAINT discount_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id),
  CONSTRAINT discount_check CHECK (((partner_id IS NOT NULL) OR (segment IS NOT NULL) OR (group_id IS NOT NULL) OR (product_id IS NOT NULL)))
);
ALTER TABLE discount ENABLE ROW LEVEL SECURITY;
ALTER TABLE discount FORCE ROW LEVEL SECURITY;

CREATE TABLE document (
  id id NOT NULL,
  kind text NOT NULL,
  partner_id id,
  order_id id,
  invoice_id id,
  shipment_id id,
  number text,
  file_id id NOT NULL,
  created_at timestamp with time zone NOT NULL,
  return_id id,
  CONSTRAINT document_pkey PRIMARY KEY (id),
  CONSTRAINT document_file_id_fkey FOREIGN KEY (file_id) REFERENCES stored_file(id),
  CONSTRAINT document_invoice_id_fkey FOREIGN KEY (invoice_id) REFERENCES invoice(id),
  CONSTRAINT document_order_id_fkey FOREIGN KEY (order_id) REFERENCES customer_order(id),
  CONSTRAINT document_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id),
  CONSTRAINT document_return_id_fkey FOREIGN KEY (return_id) REFERENCES goods_return(id),
  CONSTRAINT document_shipment_id_fkey FOREIGN KEY (shipment_id) REFERENCES shipment(id),
  CONSTRAINT document_kind_check CHECK ((kind = ANY (ARRAY['invoice'::text, 'shipment-note'::text, 'correction'::text, 'order-summary'::text, 'attachment'::text, 'payment-order'::text, 'company-card'::text, 'power-of-attorney'::text])))
);
ALTER TABLE document ENABLE ROW LEVEL SECURITY;
ALTER TABLE document FORCE ROW LEVEL SECURITY;

CREATE TABLE effect (
  id text NOT NULL,
  key text NOT NULL,
  kind text NOT NULL,
  state text NOT NULL,
  task text NOT NULL,
  payload jsonb NOT NULL,
  event_id text NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  detail text,
  result jsonb,
  created_at timestamp with time zone NOT NULL,
  attempted_at timestamp with time zone,
  settled_at timestamp with time zone,
  CONSTRAINT effect_pkey PRIMARY KEY (id),
  CONSTRAINT effect_key_key UNIQUE (key),
  CONSTRAINT effect_event_id_fkey FOREIGN KEY (event_id) REFERENCES event_log(id),
  CONSTRAINT effect_attempts_check CHECK ((attempts >= 0)),
  CONSTRAINT effect_check CHECK (((state = ANY (ARRAY['done'::text, 'failed'::text, 'unknown'::text])) = (settled_at IS NOT NULL))),
  CONSTRAINT effect_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'attempting'::text, 'done'::text, 'failed'::text, 'unknown'::text])))
);

CREATE TABLE employee (
  id id NOT NULL,
  email text NOT NULL,
  name text NOT NULL,
  phone text,
  password_hash text,
  roles text[] NOT NULL,
  locale text DEFAULT 'ru'::text NOT NULL,
  is_active boolean DEFAULT true NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT employee_pkey PRIMARY KEY (id),
  CONSTRAINT employee_locale_check CHECK ((locale = ANY (ARRAY['ru'::text, 'en'::text]))),
  CONSTRAINT employee_roles_check CHECK ((roles <@ ARRAY['owner'::text, 'admin'::text, 'sales'::text, 'warehouse'::text, 'accountant'::text, 'buyer'::text]))
);
ALTER TABLE employee ENABLE ROW LEVEL SECURITY;
ALTER TABLE employee FORCE ROW LEVEL SECURITY;

CREATE TABLE erp_submission (
  order_id id NOT NULL,
  key text NOT NULL,
  state text NOT NULL,
  erp_id text,
  erp_number text,
  detail text,
  submitted_at timestamp with time zone,
  answered_at timestamp with time zone,
  CONSTRAINT erp_submission_pkey PRIMARY KEY (order_id),
  CONSTRAINT erp_submission_key_key UNIQUE (key),
  CONSTRAINT erp_submission_order_id_fkey FOREIGN KEY (order_id) REFERENCES customer_order(id),
  CONSTRAINT erp_submission_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'accepted'::text, 'rejected'::text, 'unknown'::text])))
);

CREATE TABLE escalation (
  id id NOT NULL,
  thread_id id,
  order_id id,
  partner_id id,
  reason text NOT NULL,
  summary jsonb NOT NULL,
  state text NOT NULL,
  assigned_to id,
  due_at timestamp with time zone NOT NULL,
  created_at timestamp with time zone NOT NULL,
  done_at timestamp with time zone,
  key text NOT NULL,
  CONSTRAINT escalation_pkey PRIMARY KEY (id),
  CONSTRAINT escalation_key_key UNIQUE (key),
  CONSTRAINT escalation_assigned_to_fkey FOREIGN KEY (assigned_to) REFERENCES employee(id),
  CONSTRAINT escalation_order_id_fkey FOREIGN KEY (order_id) REFERENCES customer_order(id),
  CONSTRAINT escalation_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id),
  CONSTRAINT escalation_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES thread(id),
  CONSTRAINT escalation_state_check CHECK ((state = ANY (ARRAY['open'::text, 'taken'::text, 'done'::text])))
);

CREATE TABLE event_log (
  id text NOT NULL,
  seq bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  at timestamp with time zone NOT NULL,
  type text NOT NULL,
  version integer NOT NULL,
  subject text NOT NULL,
  party_id text,
  data jsonb NOT NULL,
  CONSTRAINT event_log_pkey PRIMARY KEY (id)
);

CREATE TABLE expected_receipt (
  id id NOT NULL,
  warehouse_id id NOT NULL,
  product_id id NOT NULL,
  variant_id id,
  quantity_thousandths bigint NOT NULL,
  expected_on date NOT NULL,
  source text DEFAULT 'hub'::text NOT NULL,
  source_key text,
  as_of timestamp with time zone NOT NULL,
  supplier text DEFAULT ''::text NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  received_thousandths bigint DEFAULT 0 NOT NULL,
  state text DEFAULT 'open'::text NOT NULL,
  entered_by text DEFAULT 'system'::text NOT NULL,
  cancel_reason text,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT expected_receipt_pkey PRIMARY KEY (id),
  CONSTRAINT expected_receipt_source_key_key UNIQUE (source_key),
  CONSTRAINT expected_receipt_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id),
  CONSTRAINT expected_receipt_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variant(id),
  CONSTRAINT expected_receipt_warehouse_id_fkey FOREIGN KEY (warehouse_id) REFERENCES warehouse(id),
  CONSTRAINT expected_receipt_quantity_thousandths_check CHECK ((quantity_thousandths > 0)),
  CONSTRAINT expected_receipt_received_thousandths_check CHECK ((received_thousandths >= 0)),
  CONSTRAINT expected_receipt_state_check CHECK ((state = ANY (ARRAY['open'::text, 'received'::text, 'cancelled'::text])))
);

CREATE TABLE exposure_entry (
  id id NOT NULL,
  partner_id id NOT NULL,
  legal_entity_id id NOT NULL,
  organisation_id id NOT NULL,
  kind text NOT NULL,
  amount_minor bigint NOT NULL,
  currency currency NOT NULL,
  order_id id,
  due_on date,
  key text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT exposure_entry_pkey PRIMARY KEY (id),
  CONSTRAINT exposure_entry_key_key UNIQUE (key),
  CONSTRAINT exposure_entry_legal_entity_id_fkey FOREIGN KEY (legal_entity_id) REFERENCES legal_entity(id),
  CONSTRAINT exposure_entry_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  CONSTRAINT exposure_entry_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id),
  CONSTRAINT exposure_entry_kind_check CHECK ((kind = ANY (ARRAY['order-open'::text, 'order-released'::text, 'shipment'::text, 'payment'::text, 'return'::text, 'opening'::text])))
);
ALTER TABLE exposure_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE exposure_entry FORCE ROW LEVEL SECURITY;

CREATE TABLE fact (
  id id NOT NULL,
  order_id id NOT NULL,
  line_id id,
  axis text NOT NULL,
  kind text NOT NULL,
  data jsonb DEFAULT '{}'::jsonb NOT NULL,
  source text NOT NULL,
  source_event_id text NOT NULL,
  at timestamp with time zone NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  CONSTRAINT fact_pkey PRIMARY KEY (id),
  CONSTRAINT fact_source_source_event_id_key UNIQUE (source, source_event_id),
  CONSTRAINT fact_line_id_fkey FOREIGN KEY (line_id) REFERENCES order_line(id),
  CONSTRAINT fact_order_id_fkey FOREIGN KEY (order_id) REFERENCES customer_order(id),
  CONSTRAINT fact_axis_check CHECK ((axis = ANY (ARRAY['order'::text, 'erp'::text, 'payment'::text, 'picking'::text, 'shipment'::text, 'delivery'::text, 'document'::text, 'return'::text, 'marketplace'::text, 'supplier'::text])))
);
ALTER TABLE fact ENABLE ROW LEVEL SECURITY;
ALTER TABLE fact FORCE ROW LEVEL SECURITY;

CREATE TABLE file_import (
  id id NOT NULL,
  kind text NOT NULL,
  state text NOT NULL,
  files jsonb NOT NULL,
  options jsonb DEFAULT '{}'::jsonb NOT NULL,
  outcome jsonb,
  rejected jsonb DEFAULT '[]'::jsonb NOT NULL,
  problem jsonb,
  progress jsonb,
  started_by text NOT NULL,
  started_by_name text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  checked_at timestamp with time zone,
  applying_since timestamp with time zone,
  applied_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  preview jsonb,
  CONSTRAINT file_import_pkey PRIMARY KEY (id),
  CONSTRAINT file_import_kind_check CHECK ((kind = ANY (ARRAY['catalog'::text, 'prices'::text, 'aliases'::text, 'customers'::text, 'orders'::text, 'bank'::text]))),
  CONSTRAINT file_import_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'checking'::text, 'checked'::text, 'applying'::text, 'applied'::text, 'failed'::text, 'cancelled'::text])))
);

CREATE TABLE floor_price (
  product_id id NOT NULL,
  currency currency NOT NULL,
  micros bigint,
  cost_micros bigint,
  CONSTRAINT floor_price_pkey PRIMARY KEY (product_id, currency),
  CONSTRAINT floor_price_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id),
  CONSTRAINT floor_price_check CHECK (((micros IS NOT NULL) OR (cost_micros IS NOT NULL))),
  CONSTRAINT floor_price_micros_check CHECK ((micros > 0))
);
ALTER TABLE floor_price ENABLE ROW LEVEL SECURITY;
ALTER TABLE floor_price FORCE ROW LEVEL SECURITY;

CREATE TABLE goods_return (
  id id NOT NULL,
  number text NOT NULL,
  state text NOT NULL,
  order_id id NOT NULL,
  shipment_id id NOT NULL,
  organisation_id id NOT NULL,
  partner_id id NOT NULL,
  legal_entity_id id NOT NULL,
  warehouse_id id NOT NULL,
  reason text NOT NULL,
  requested_by text NOT NULL,
  requested_at timestamp with time zone NOT NULL,
  decided_by text,
  decided_at timestamp with time zone,
  decision_note text,
  accepted_by text,
  accepted_at timestamp with time zone,
  accepted_on date,
  currency currency NOT NULL,
  total_minor bigint DEFAULT 0 NOT NULL,
  vat_minor bigint DEFAULT 0 NOT NULL,
  source_key text,
  CONSTRAINT goods_return_pkey PRIMARY KEY (id),
  CONSTRAINT goods_return_organisation_id_number_key UNIQUE (organisation_id, number),
  CONSTRAINT goods_return_source_key_key UNIQUE (source_key),
  CONSTRAINT goods_return_legal_entity_id_fkey FOREIGN KEY (legal_entity_id) REFERENCES legal_entity(id),
  CONSTRAINT goods_return_order_id_fkey FOREIGN KEY (order_id) REFERENCES customer_order(id),
  CONSTRAINT goods_return_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  CONSTRAINT goods_return_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id),
  CONSTRAINT goods_return_shipment_id_fkey FOREIGN KEY (shipment_id) REFERENCES shipment(id),
  CONSTRAINT goods_return_warehouse_id_fkey FOREIGN KEY (warehouse_id) REFERENCES warehouse(id),
  CONSTRAINT goods_return_state_check CHECK ((state = ANY (ARRAY['requested'::text, 'approved'::text, 'rejected'::text, 'withdrawn'::text, 'accepted'::text])))
);
ALTER TABLE goods_return ENABLE ROW LEVEL SECURITY;
ALTER TABLE goods_return FORCE ROW LEVEL SECURITY;

CREATE TABLE holiday (
  country text NOT NULL,
  day date NOT NULL,
  is_working boolean DEFAULT false NOT NULL,
  CONSTRAINT holiday_pkey PRIMARY KEY (country, day),
  CONSTRAINT holiday_country_check CHECK ((country = ANY (ARRAY['RU'::text, 'KZ'::text])))
);

CREATE TABLE import_mapping (
  kind text NOT NULL,
  fingerprint text NOT NULL,
  columns jsonb NOT NULL,
  saved_by_name text NOT NULL,
  saved_at timestamp with time zone NOT NULL,
  CONSTRAINT import_mapping_pkey PRIMARY KEY (kind, fingerprint)
);

CREATE TABLE import_price (
  import_id id NOT NULL,
  "position" integer NOT NULL,
  product_id id NOT NULL,
  variant_id id,
  target text NOT NULL,
  unit text NOT NULL,
  currency currency NOT NULL,
  from_micros bigint,
  to_micros bigint NOT NULL,
  floor_micros bigint,
  cost_micros bigint,
  doubts text[] DEFAULT '{}'::text[] NOT NULL,
  accepted_by text,
  CONSTRAINT import_price_pkey PRIMARY KEY (import_id, "position"),
  CONSTRAINT import_price_import_id_product_id_target_variant_id_key UNIQUE NULLS NOT DISTINCT (import_id, product_id, target, variant_id),
  CONSTRAINT import_price_import_id_fkey FOREIGN KEY (import_id) REFERENCES file_import(id),
  CONSTRAINT import_price_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id),
  CONSTRAINT import_price_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variant(id),
  CONSTRAINT import_price_doubts_check CHECK ((doubts <@ ARRAY['below-floor'::text, 'below-cost'::text, 'outlier'::text])),
  CONSTRAINT import_price_to_micros_check CHECK ((to_micros > 0))
);

CREATE TABLE invoice (
  id id NOT NULL,
  order_id id NOT NULL,
  organisation_id id NOT NULL,
  partner_id id NOT NULL,
  legal_entity_id id NOT NULL,
  number text NOT NULL,
  issued_on date NOT NULL,
  valid_until date NOT NULL,
  state text NOT NULL,
  replaces_id id,
  currency currency NOT NULL,
  total_minor bigint NOT NULL,
  vat_minor bigint NOT NULL,
  lines jsonb NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT invoice_pkey PRIMARY KEY (id),
  CONSTRAINT invoice_organisation_id_number_key UNIQUE (organisation_id, number),
  CONSTRAINT invoice_legal_entity_id_fkey FOREIGN KEY (legal_entity_id) REFERENCES legal_entity(id),
  CONSTRAINT invoice_order_id_fkey FOREIGN KEY (order_id) REFERENCES customer_order(id),
  CONSTRAINT invoice_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  CONSTRAINT invoice_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id),
  CONSTRAINT invoice_replaces_id_fkey FOREIGN KEY (replaces_id) REFERENCES invoice(id),
  CONSTRAINT invoice_state_check CHECK ((state = ANY (ARRAY['current'::text, 'replaced'::text, 'void'::text])))
);
ALTER TABLE invoice ENABLE ROW LEVEL SECURITY;
ALTER TABLE invoice FORCE ROW LEVEL SECURITY;

CREATE TABLE known_payer (
  tax_id text NOT NULL,
  partner_id id NOT NULL,
  name text DEFAULT ''::text NOT NULL,
  legal_entity_id id,
  payment_id id NOT NULL,
  remembered_by text NOT NULL,
  remembered_at timestamp with time zone NOT NULL,
  CONSTRAINT known_payer_pkey PRIMARY KEY (tax_id, partner_id),
  CONSTRAINT known_payer_legal_entity_id_fkey FOREIGN KEY (legal_entity_id) REFERENCES legal_entity(id),
  CONSTRAINT known_payer_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id),
  CONSTRAINT known_payer_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payment(id)
);

CREATE TABLE legal_entity (
  id id NOT NULL,
  partner_id id NOT NULL,
  name text NOT NULL,
  full_name text NOT NULL,
  country text NOT NULL,
  tax_id text NOT NULL,
  kpp text,
  address text DEFAULT ''::text NOT NULL,
  is_active boolean DEFAULT true NOT NULL,
  CONSTRAINT legal_entity_pkey PRIMARY KEY (id),
  CONSTRAINT legal_entity_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id),
  CONSTRAINT legal_entity_country_check CHECK ((country = ANY (ARRAY['RU'::text, 'KZ'::text])))
);
ALTER TABLE legal_entity ENABLE ROW LEVEL SECURITY;
ALTER TABLE legal_entity FORCE ROW LEVEL SECURITY;

CREATE TABLE line_correction (
  id id NOT NULL,
  key text NOT NULL,
  kind text NOT NULL,
  order_id id NOT NULL,
  line_id id NOT NULL,
  partner_id id NOT NULL,
  said text NOT NULL,
  from_product_id id,
  to_product_id id NOT NULL,
  from_unit text,
  to_unit text,
  probability real,
  corrected_by text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT line_correction_pkey PRIMARY KEY (id),
  CONSTRAINT line_correction_key_key UNIQUE (key),
  CONSTRAINT line_correction_from_product_id_fkey FOREIGN KEY (from_product_id) REFERENCES product(id),
  CONSTRAINT line_correction_order_id_fkey FOREIGN KEY (order_id) REFERENCES customer_order(id),
  CONSTRAINT line_correction_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id),
  CONSTRAINT line_correction_to_product_id_fkey FOREIGN KEY (to_product_id) REFERENCES product(id),
  CONSTRAINT line_correction_kind_check CHECK ((kind = ANY (ARRAY['switched'::text, 'chosen'::text, 'unit'::text])))
);

CREATE TABLE lot (
  id id NOT NULL,
  product_id id NOT NULL,
  variant_id id,
  name text NOT NULL,
  expires_on date,
  source_key text,
  CONSTRAINT lot_pkey PRIMARY KEY (id),
  CONSTRAINT lot_source_key_key UNIQUE (source_key),
  CONSTRAINT lot_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id),
  CONSTRAINT lot_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variant(id)
);

CREATE TABLE message (
  id id NOT NULL,
  thread_id id NOT NULL,
  direction text NOT NULL,
  author text NOT NULL,
  employee_id id,
  content jsonb NOT NULL,
  text text DEFAULT ''::text NOT NULL,
  file_id id,
  source_id text,
  reply_to text,
  prices_of id,
  notice text,
  order_id id,
  draft_version integer,
  delivery text NOT NULL,
  failure text,
  release_at timestamp with time zone,
  at timestamp with time zone NOT NULL,
  understood jsonb,
  CONSTRAINT message_pkey PRIMARY KEY (id),
  CONSTRAINT message_employee_id_fkey FOREIGN KEY (employee_id) REFERENCES employee(id),
  CONSTRAINT message_file_id_fkey FOREIGN KEY (file_id) REFERENCES stored_file(id),
  CONSTRAINT message_order_id_fkey FOREIGN KEY (order_id) REFERENCES customer_order(id),
  CONSTRAINT message_prices_of_fkey FOREIGN KEY (prices_of) REFERENCES partner(id),
  CONSTRAINT message_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES thread(id),
  CONSTRAINT message_author_check CHECK ((author = ANY (ARRAY['customer'::text, 'bot'::text, 'employee'::text]))),
  CONSTRAINT message_delivery_check CHECK ((delivery = ANY (ARRAY['received'::text, 'held'::text, 'suppressed'::text, 'queued'::text, 'accepted'::text, 'sent'::text, 'delivered'::text, 'read'::text, 'failed'::text, 'unknown'::text]))),
  CONSTRAINT message_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text])))
);
ALTER TABLE message ENABLE ROW LEVEL SECURITY;
ALTER TABLE message FORCE ROW LEVEL SECURITY;

CREATE TABLE non_returnable_group (
  group_id id NOT NULL,
  reason text DEFAULT ''::text NOT NULL,
  added_by id,
  added_at timestamp with time zone NOT NULL,
  CONSTRAINT non_returnable_group_pkey PRIMARY KEY (group_id),
  CONSTRAINT non_returnable_group_added_by_fkey FOREIGN KEY (added_by) REFERENCES employee(id),
  CONSTRAINT non_returnable_group_group_id_fkey FOREIGN KEY (group_id) REFERENCES product_group(id)
);

CREATE TABLE number_sequence (
  organisation_id id NOT NULL,
  kind text NOT NULL,
  year integer NOT NULL,
  last integer NOT NULL,
  CONSTRAINT number_sequence_pkey PRIMARY KEY (organisation_id, kind, year),
  CONSTRAINT number_sequence_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  CONSTRAINT number_sequence_kind_check CHECK ((kind = ANY (ARRAY['order'::text, 'invoice'::text, 'shipment'::text, 'request'::text, 'return'::text])))
);

CREATE TABLE order_edit (
  id id NOT NULL,
  order_id id NOT NULL,
  draft_version integer NOT NULL,
  actor text NOT NULL,
  operation jsonb NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT order_edit_pkey PRIMARY KEY (id),
  CONSTRAINT order_edit_order_id_fkey FOREIGN KEY (order_id) REFERENCES customer_order(id)
);

CREATE TABLE order_line (
  id id NOT NULL,
  order_id id NOT NULL,
  "position" integer NOT NULL,
  state text NOT NULL,
  product_id id,
  variant_id id,
  lot_id id,
  warehouse_id id,
  requested_text text DEFAULT ''::text NOT NULL,
  evidence jsonb DEFAULT '{}'::jsonb NOT NULL,
  recognition jsonb DEFAULT '{}'::jsonb NOT NULL,
  said_thousandths bigint,
  said_unit text,
  pack_thousandths bigint,
  pack_unit text,
  base_thousandths bigint,
  price_micros bigint,
  amount_minor bigint,
  vat_minor bigint,
  vat_rate_bp basis_points,
  vat_included boolean,
  quote jsonb,
  manual_price jsonb,
  shortage jsonb,
  secured_thousandths bigint DEFAULT 0 NOT NULL,
  cancelled_thousandths bigint DEFAULT 0 NOT NULL,
  expected_on date,
  parent_line_id id,
  repeat_of id,
  closed_by text,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT order_line_pkey PRIMARY KEY (id),
  CONSTRAINT order_line_lot_id_fkey FOREIGN KEY (lot_id) REFERENCES lot(id),
  CONSTRAINT order_line_order_id_fkey FOREIGN KEY (order_id) REFERENCES customer_order(id),
  CONSTRAINT order_line_parent_line_id_fkey FOREIGN KEY (parent_line_id) REFERENCES order_line(id),
  CONSTRAINT order_line_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id),
  CONSTRAINT order_line_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variant(id),
  CONSTRAINT order_line_warehouse_id_fkey FOREIGN KEY (warehouse_id) REFERENCES warehouse(id),
  CONSTRAINT order_line_check CHECK (((state <> 'open'::text) OR ((product_id IS NOT NULL) AND (base_thousandths > 0) AND (pack_thousandths > 0)))),
  CONSTRAINT order_line_state_check CHECK ((state = ANY (ARRAY['open'::text, 'ask'::text, 'unknown'::text, 'removed'::text, 'cancelled'::text])))
);
ALTER TABLE order_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE order_line FORCE ROW LEVEL SECURITY;

CREATE TABLE order_minimum (
  id id NOT NULL,
  warehouse_id id NOT NULL,
  mode text NOT NULL,
  zone_id id,
  currency currency NOT NULL,
  amount_minor bigint NOT NULL,
  CONSTRAINT order_minimum_pkey PRIMARY KEY (id),
  CONSTRAINT order_minimum_warehouse_id_mode_zone_id_currency_key UNIQUE NULLS NOT DISTINCT (warehouse_id, mode, zone_id, currency),
  CONSTRAINT order_minimum_warehouse_id_fkey FOREIGN KEY (warehouse_id) REFERENCES warehouse(id),
  CONSTRAINT order_minimum_zone_id_fkey FOREIGN KEY (zone_id) REFERENCES delivery_zone(id),
  CONSTRAINT order_minimum_amount_minor_check CHECK ((amount_minor > 0)),
  CONSTRAINT order_minimum_mode_check CHECK ((mode = ANY (ARRAY['delivery'::text, 'carrier'::text])))
);

CREATE TABLE organisation (
  id id NOT NULL,
  name text NOT NULL,
  full_name text NOT NULL,
  country text NOT NULL,
  tax_id text NOT NULL,
  kpp text,
  address text NOT NULL,
  phone text,
  email text,
  currency currency NOT NULL,
  time_zone text NOT NULL,
  director_title text NOT NULL,
  director text NOT NULL,
  accountant text,
  number_prefix text DEFAULT ''::text NOT NULL,
  brand_colour text,
  logo_file_id id,
  "position" integer DEFAULT 0 NOT NULL,
  is_active boolean DEFAULT true NOT NULL,
  stamp_file_id id,
  signature_file_id id,
  CONSTRAINT organisation_pkey PRIMARY KEY (id),
  CONSTRAINT organisation_signature_file_id_fkey FOREIGN KEY (signature_file_id) REFERENCES stored_file(id),
  CONSTRAINT organisation_stamp_file_id_fkey FOREIGN KEY (stamp_file_id) REFERENCES stored_file(id),
  CONSTRAINT organisation_country_check CHECK ((country = ANY (ARRAY['RU'::text, 'KZ'::text])))
);

CREATE TABLE organisation_vat (
  organisation_id id NOT NULL,
  valid_from date NOT NULL,
  rate_bp basis_points,
  CONSTRAINT organisation_vat_pkey PRIMARY KEY (organisation_id, valid_from),
  CONSTRAINT organisation_vat_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);

CREATE TABLE pack (
  id id NOT NULL,
  product_id id NOT NULL,
  unit text NOT NULL,
  name text,
  numerator bigint NOT NULL,
  denominator bigint NOT NULL,
  multiple_thousandths bigint DEFAULT 1000 NOT NULL,
  minimum_thousandths bigint DEFAULT 0 NOT NULL,
  is_sale boolean DEFAULT false NOT NULL,
  barcode text,
  deposit_product_id id,
  CONSTRAINT pack_pkey PRIMARY KEY (id),
  CONSTRAINT pack_product_id_unit_numerator_denominator_key UNIQUE (product_id, unit, numerator, denominator),
  CONSTRAINT pack_deposit_product_id_fkey FOREIGN KEY (deposit_product_id) REFERENCES product(id),
  CONSTRAINT pack_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id),
  CONSTRAINT pack_denominator_check CHECK ((denominator > 0)),
  CONSTRAINT pack_minimum_thousandths_check CHECK ((minimum_thousandths >= 0)),
  CONSTRAINT pack_multiple_thousandths_check CHECK ((multiple_thousandths > 0)),
  CONSTRAINT pack_numerator_check CHECK ((numerator > 0))
);

CREATE TABLE partner (
  id id NOT NULL,
  code text,
  name text NOT NULL,
  manager_id id,
  autonomy text DEFAULT 'approve'::text NOT NULL,
  veto_minutes integer DEFAULT 5 NOT NULL,
  partial_policy text DEFAULT 'wait'::text NOT NULL,
  stock_display text DEFAULT 'exact'::text NOT NULL,
  segment text,
  note text,
  is_active boolean DEFAULT true NOT NULL,
  source text DEFAULT 'hub'::text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT partner_pkey PRIMARY KEY (id),
  CONSTRAINT partner_code_key UNIQUE (code),
  CONSTRAINT partner_manager_id_fkey FOREIGN KEY (manager_id) REFERENCES employee(id),
  CONSTRAINT partner_autonomy_check CHECK ((autonomy = ANY (ARRAY['shadow'::text, 'approve'::text, 'veto'::text, 'automatic'::text]))),
  CONSTRAINT partner_partial_policy_check CHECK ((partial_policy = ANY (ARRAY['wait'::text, 'ship-rest'::text, 'close-rest'::text]))),
  CONSTRAINT partner_stock_display_check CHECK ((stock_display = ANY (ARRAY['exact'::text, 'rough'::text]))),
  CONSTRAINT partner_veto_minutes_check CHECK (((veto_minutes >= 1) AND (veto_minutes <= 120)))
);
ALTER TABLE partner ENABLE ROW LEVEL SECURITY;
ALTER TABLE partner FORCE ROW LEVEL SECURITY;

CREATE TABLE partner_price (
  id id NOT NULL,
  partner_id id NOT NULL,
  product_id id NOT NULL,
  variant_id id,
  from_thousandths bigint DEFAULT 0 NOT NULL,
  micros bigint NOT NULL,
  unit text NOT NULL,
  currency currency NOT NULL,
  vat_included boolean DEFAULT true NOT NULL,
  valid_from date,
  valid_to date,
  note text,
  CONSTRAINT partner_price_pkey PRIMARY KEY (id),
  CONSTRAINT partner_price_partner_id_product_id_variant_id_from_thousan_key UNIQUE NULLS NOT DISTINCT (partner_id, product_id, variant_id, from_thousandths, valid_from),
  CONSTRAINT partner_price_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id),
  CONSTRAINT partner_price_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id),
  CONSTRAINT partner_price_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variant(id),
  CONSTRAINT partner_price_micros_check CHECK ((micros > 0))
);
ALTER TABLE partner_price ENABLE ROW LEVEL SECURITY;
ALTER TABLE partner_price FORCE ROW LEVEL SECURITY;

CREATE TABLE payment (
  id id NOT NULL,
  organisation_id id NOT NULL,
  bank_account_id id,
  partner_id id,
  legal_entity_id id,
  direction text DEFAULT 'in'::text NOT NULL,
  method text DEFAULT 'bank'::text NOT NULL,
  payer_name text DEFAULT ''::text NOT NULL,
  payer_tax_id text,
  number text,
  paid_on date NOT NULL,
  amount_minor bigint NOT NULL,
  currency currency NOT NULL,
  purpose text DEFAULT ''::text NOT NULL,
  source text NOT NULL,
  source_event_id text NOT NULL,
  recorded_by id,
  recorded_at timestamp with time zone NOT NULL,
  to_next_order_minor bigint DEFAULT 0 NOT NULL,
  statement_id id,
  CONSTRAINT payment_pkey PRIMARY KEY (id),
  CONSTRAINT payment_source_source_event_id_key UNIQUE (source, source_event_id),
  CONSTRAINT payment_bank_account_id_fkey FOREIGN KEY (bank_account_id) REFERENCES bank_account(id),
  CONSTRAINT payment_legal_entity_id_fkey FOREIGN KEY (legal_entity_id) REFERENCES legal_entity(id),
  CONSTRAINT payment_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  CONSTRAINT payment_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id),
  CONSTRAINT payment_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES employee(id),
  CONSTRAINT payment_statement_id_fkey FOREIGN KEY (statement_id) REFERENCES bank_statement(id),
  CONSTRAINT payment_amount_minor_check CHECK ((amount_minor > 0)),
  CONSTRAINT payment_check CHECK (((to_next_order_minor >= 0) AND (to_next_order_minor <= amount_minor))),
  CONSTRAINT payment_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text]))),
  CONSTRAINT payment_method_check CHECK ((method = ANY (ARRAY['bank'::text, 'cash'::text, 'card'::text, 'kaspi'::text, 'sbp'::text])))
);
ALTER TABLE payment ENABLE ROW LEVEL SECURITY;
ALTER TABLE payment FORCE ROW LEVEL SECURITY;

CREATE TABLE payment_allocation (
  id id NOT NULL,
  payment_id id NOT NULL,
  order_id id,
  amount_minor bigint NOT NULL,
  at timestamp with time zone NOT NULL,
  refund_id id,
  CONSTRAINT payment_allocation_pkey PRIMARY KEY (id),
  CONSTRAINT payment_allocation_order_id_fkey FOREIGN KEY (order_id) REFERENCES customer_order(id),
  CONSTRAINT payment_allocation_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payment(id),
  CONSTRAINT payment_allocation_refund_id_fkey FOREIGN KEY (refund_id) REFERENCES refund(id),
  CONSTRAINT payment_allocation_amount_minor_check CHECK ((amount_minor > 0)),
  CONSTRAINT payment_allocation_one_use CHECK ((num_nonnulls(order_id, refund_id) = 1))
);
ALTER TABLE payment_allocation ENABLE ROW LEVEL SECURITY;
ALTER TABLE payment_allocation FORCE ROW LEVEL SECURITY;

CREATE TABLE payment_decision (
  id id NOT NULL,
  payment_id id NOT NULL,
  kind text NOT NULL,
  partner_id id,
  orders jsonb DEFAULT '[]'::jsonb NOT NULL,
  confidence_bp integer,
  reasons jsonb DEFAULT '[]'::jsonb NOT NULL,
  note text,
  decided_by text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT payment_decision_pkey PRIMARY KEY (id),
  CONSTRAINT payment_decision_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id),
  CONSTRAINT payment_decision_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payment(id),
  CONSTRAINT payment_decision_kind_check CHECK ((kind = ANY (ARRAY['matched'::text, 'assigned'::text, 'set-aside'::text, 'undone'::text])))
);

CREATE TABLE payment_proposal (
  payment_id id NOT NULL,
  state text NOT NULL,
  candidates jsonb DEFAULT '[]'::jsonb NOT NULL,
  decided_by text,
  decided_at timestamp with time zone,
  note text,
  CONSTRAINT payment_proposal_pkey PRIMARY KEY (payment_id),
  CONSTRAINT payment_proposal_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payment(id),
  CONSTRAINT payment_proposal_check CHECK (((state = 'open'::text) = (decided_at IS NULL))),
  CONSTRAINT payment_proposal_state_check CHECK ((state = ANY (ARRAY['open'::text, 'matched'::text, 'assigned'::text, 'set-aside'::text])))
);

CREATE TABLE picking_line (
  task_id id NOT NULL,
  line_id id NOT NULL,
  "position" integer NOT NULL,
  product_id id NOT NULL,
  cell text,
  to_pick_thousandths bigint NOT NULL,
  picked_thousandths bigint DEFAULT 0 NOT NULL,
  outcome text,
  note text,
  at timestamp with time zone,
  CONSTRAINT picking_line_pkey PRIMARY KEY (task_id, line_id),
  CONSTRAINT picking_line_line_id_fkey FOREIGN KEY (line_id) REFERENCES order_line(id),
  CONSTRAINT picking_line_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id),
  CONSTRAINT picking_line_task_id_fkey FOREIGN KEY (task_id) REFERENCES picking_task(id),
  CONSTRAINT picking_line_outcome_check CHECK ((outcome = ANY (ARRAY['picked'::text, 'short'::text, 'missing'::text, 'mismatch'::text]))),
  CONSTRAINT picking_line_to_pick_thousandths_check CHECK ((to_pick_thousandths > 0))
);
ALTER TABLE picking_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE picking_line FORCE ROW LEVEL SECURITY;

CREATE TABLE picking_task (
  id id NOT NULL,
  order_id id NOT NULL,
  warehouse_id id NOT NULL,
  state text NOT NULL,
  assigned_to id,
  due_at timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT picking_task_pkey PRIMARY KEY (id),
  CONSTRAINT picking_task_assigned_to_fkey FOREIGN KEY (assigned_to) REFERENCES employee(id),
  CONSTRAINT picking_task_order_id_fkey FOREIGN KEY (order_id) REFERENCES customer_order(id),
  CONSTRAINT picking_task_warehouse_id_fkey FOREIGN KEY (warehouse_id) REFERENCES warehouse(id),
  CONSTRAINT picking_task_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'open'::text, 'picking'::text, 'picked'::text, 'cancelled'::text])))
);
ALTER TABLE picking_task ENABLE ROW LEVEL SECURITY;
ALTER TABLE picking_task FORCE ROW LEVEL SECURITY;

CREATE TABLE pickup_window (
  id id NOT NULL,
  warehouse_id id NOT NULL,
  name text NOT NULL,
  weekdays integer[] NOT NULL,
  from_minutes integer NOT NULL,
  to_minutes integer NOT NULL,
  cut_off_minutes integer NOT NULL,
  cut_off_days_before integer DEFAULT 1 NOT NULL,
  capacity_stops integer,
  capacity_kg integer,
  is_active boolean DEFAULT true NOT NULL,
  CONSTRAINT pickup_window_pkey PRIMARY KEY (id),
  CONSTRAINT delivery_window_warehouse_id_fkey FOREIGN KEY (warehouse_id) REFERENCES warehouse(id),
  CONSTRAINT delivery_window_check CHECK ((from_minutes < to_minutes))
);

CREATE TABLE price (
  price_type_id id NOT NULL,
  product_id id NOT NULL,
  variant_id id,
  from_thousandths bigint DEFAULT 0 NOT NULL,
  micros bigint NOT NULL,
  unit text NOT NULL,
  source text DEFAULT 'hub'::text NOT NULL,
  as_of timestamp with time zone NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT price_product_id_price_type_id_variant_id_from_thousandths_key UNIQUE NULLS NOT DISTINCT (product_id, price_type_id, variant_id, from_thousandths),
  CONSTRAINT price_price_type_id_fkey FOREIGN KEY (price_type_id) REFERENCES price_type(id),
  CONSTRAINT price_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id),
  CONSTRAINT price_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variant(id),
  CONSTRAINT price_micros_check CHECK ((micros > 0))
);
ALTER TABLE price ENABLE ROW LEVEL SECURITY;
ALTER TABLE price FORCE ROW LEVEL SECURITY;

CREATE TABLE price_approval (
  id id NOT NULL,
  state text NOT NULL,
  order_id id NOT NULL,
  line_id id NOT NULL,
  partner_id id NOT NULL,
  product_id id NOT NULL,
  micros bigint NOT NULL,
  list_micros bigint,
  discount_bp integer NOT NULL,
  reason text NOT NULL,
  asked_by id,
  asked_by_name text NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  decided_by id,
  decided_by_name text,
  decided_at timestamp with time zone,
  note text,
  CONSTRAINT price_approval_pkey PRIMARY KEY (id),
  CONSTRAINT price_approval_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES employee(id),
  CONSTRAINT price_approval_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES employee(id),
  CONSTRAINT price_approval_line_id_fkey FOREIGN KEY (line_id) REFERENCES order_line(id),
  CONSTRAINT price_approval_order_id_fkey FOREIGN KEY (order_id) REFERENCES customer_order(id),
  CONSTRAINT price_approval_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id),
  CONSTRAINT price_approval_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id),
  CONSTRAINT price_approval_micros_check CHECK ((micros > 0)),
  CONSTRAINT price_approval_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'approved'::text, 'rejected'::text, 'withdrawn'::text])))
);
ALTER TABLE price_approval ENABLE ROW LEVEL SECURITY;
ALTER TABLE price_approval FORCE ROW LEVEL SECURITY;

CREATE TABLE price_type (
  id id NOT NULL,
  name text NOT NULL,
  currency currency NOT NULL,
  vat_included boolean DEFAULT true NOT NULL,
  "position" integer DEFAULT 0 NOT NULL,
  source_key text,
  CONSTRAINT price_type_pkey PRIMARY KEY (id),
  CONSTRAINT price_type_name_key UNIQUE (name),
  CONSTRAINT price_type_source_key_key UNIQUE (source_key)
);

CREATE TABLE product (
  id id NOT NULL,
  sku text NOT NULL,
  name text NOT NULL,
  group_id id,
  base_unit text NOT NULL,
  brand text,
  description text,
  attributes jsonb DEFAULT '{}'::jsonb NOT NULL,
  photo_file_id id,
  weight_grams bigint,
  volume_cm3 bigint,
  vat_rate_bp basis_points,
  is_returnable boolean DEFAULT true NOT NULL,
  is_active boolean DEFAULT true NOT NULL,
  kind text DEFAULT 'goods'::text NOT NULL,
  source text DEFAULT 'hub'::text NOT NULL,
  source_key text,
  as_of timestamp with time zone DEFAULT now() NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT product_pkey PRIMARY KEY (id),
  CONSTRAINT product_sku_key UNIQUE (sku),
  CONSTRAINT product_source_key_key UNIQUE (source_key),
  CONSTRAINT product_group_id_fkey FOREIGN KEY (group_id) REFERENCES product_group(id),
  CONSTRAINT product_kind_check CHECK ((kind = ANY (ARRAY['goods'::text, 'service'::text, 'deposit'::text])))
);

CREATE TABLE product_group (
  id id NOT NULL,
  parent_id id,
  name text NOT NULL,
  "position" integer DEFAULT 0 NOT NULL,
  source_key text,
  CONSTRAINT product_group_pkey PRIMARY KEY (id),
  CONSTRAINT product_group_source_key_key UNIQUE (source_key),
  CONSTRAINT product_group_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES product_group(id)
);

CREATE TABLE raw_event (
  id id NOT NULL,
  channel text NOT NULL,
  account text NOT NULL,
  source_id text NOT NULL,
  body jsonb NOT NULL,
  state text DEFAULT 'new'::text NOT NULL,
  detail text,
  received_at timestamp with time zone NOT NULL,
  CONSTRAINT raw_event_pkey PRIMARY KEY (id),
  CONSTRAINT raw_event_channel_account_source_id_key UNIQUE (channel, account, source_id),
  CONSTRAINT raw_event_state_check CHECK ((state = ANY (ARRAY['new'::text, 'done'::text, 'unrecognised'::text, 'failed'::text])))
);

CREATE TABLE recognition_rules (
  is_only boolean DEFAULT true NOT NULL,
  agreeing_customers integer DEFAULT 3 NOT NULL,
  pilot_groups text[],
  pilot_partners text[],
  pilot_channels text[],
  set_by text NOT NULL,
  set_at timestamp with time zone NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT recognition_rules_pkey PRIMARY KEY (is_only),
  CONSTRAINT recognition_rules_agreeing_customers_check CHECK (((agreeing_customers >= 2) AND (agreeing_customers <= 100))),
  CONSTRAINT recognition_rules_is_only_check CHECK (is_only)
);

CREATE TABLE recognition_threshold (
  scope text NOT NULL,
  scope_id text DEFAULT ''::text NOT NULL,
  accept_bp integer NOT NULL,
  margin_bp integer,
  wrong_minor bigint,
  question_minor bigint,
  set_by text NOT NULL,
  set_at timestamp with time zone NOT NULL,
  CONSTRAINT recognition_threshold_pkey PRIMARY KEY (scope, scope_id),
  CONSTRAINT recognition_threshold_accept_bp_check CHECK (((accept_bp >= 0) AND (accept_bp <= 10000))),
  CONSTRAINT recognition_threshold_margin_bp_check CHECK (((margin_bp >= 0) AND (margin_bp <= 10000))),
  CONSTRAINT recognition_threshold_question_minor_check CHECK ((question_minor >= 0)),
  CONSTRAINT recognition_threshold_scope_check CHECK ((scope = ANY (ARRAY['company'::text, 'group'::text, 'customer'::text]))),
  CONSTRAINT recognition_threshold_wrong_minor_check CHECK ((wrong_minor > 0))
);

CREATE TABLE refund (
  id id NOT NULL,
  state text NOT NULL,
  organisation_id id NOT NULL,
  partner_id id NOT NULL,
  legal_entity_id id NOT NULL,
  order_id id NOT NULL,
  currency currency NOT NULL,
  amount_minor bigint NOT NULL,
  asked_by text NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  payment_id id,
  paid_at timestamp with time zone,
  CONSTRAINT refund_pkey PRIMARY KEY (id),
  CONSTRAINT refund_payment_id_key UNIQUE (payment_id),
  CONSTRAINT refund_legal_entity_id_fkey FOREIGN KEY (legal_entity_id) REFERENCES legal_entity(id),
  CONSTRAINT refund_order_id_fkey FOREIGN KEY (order_id) REFERENCES customer_order(id),
  CONSTRAINT refund_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  CONSTRAINT refund_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id),
  CONSTRAINT refund_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payment(id),
  CONSTRAINT refund_amount_minor_check CHECK ((amount_minor > 0)),
  CONSTRAINT refund_check CHECK (((state = 'paid'::text) = (payment_id IS NOT NULL))),
  CONSTRAINT refund_state_check CHECK ((state = ANY (ARRAY['open'::text, 'paid'::text])))
);
ALTER TABLE refund ENABLE ROW LEVEL SECURITY;
ALTER TABLE refund FORCE ROW LEVEL SECURITY;

CREATE TABLE replay (
  id id NOT NULL,
  state text NOT NULL,
  since date,
  last_orders integer,
  compares_with text DEFAULT 'nothing-learned'::text NOT NULL,
  alias_id id,
  done integer DEFAULT 0 NOT NULL,
  total integer,
  report jsonb,
  asked_by text NOT NULL,
  asked_by_name text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  finished_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT replay_pkey PRIMARY KEY (id),
  CONSTRAINT replay_alias_id_fkey FOREIGN KEY (alias_id) REFERENCES alias(id),
  CONSTRAINT replay_compares_with_check CHECK ((compares_with = ANY (ARRAY['nothing-learned'::text, 'without-alias'::text]))),
  CONSTRAINT replay_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'cancelled'::text, 'failed'::text])))
);

CREATE TABLE reservation (
  id id NOT NULL,
  order_id id NOT NULL,
  line_id id NOT NULL,
  warehouse_id id NOT NULL,
  product_id id NOT NULL,
  variant_id id,
  lot_id id,
  quantity_thousandths bigint NOT NULL,
  state text NOT NULL,
  seen_by_erp boolean DEFAULT false NOT NULL,
  created_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  CONSTRAINT reservation_pkey PRIMARY KEY (id),
  CONSTRAINT reservation_line_id_fkey FOREIGN KEY (line_id) REFERENCES order_line(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT reservation_order_id_fkey FOREIGN KEY (order_id) REFERENCES customer_order(id),
  CONSTRAINT reservation_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id),
  CONSTRAINT reservation_warehouse_id_fkey FOREIGN KEY (warehouse_id) REFERENCES warehouse(id),
  CONSTRAINT reservation_quantity_thousandths_check CHECK ((quantity_thousandths > 0)),
  CONSTRAINT reservation_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'held'::text, 'released'::text, 'consumed'::text])))
);
ALTER TABLE reservation ENABLE ROW LEVEL SECURITY;
ALTER TABLE reservation FORCE ROW LEVEL SECURITY;

CREATE TABLE return_line (
  return_id id NOT NULL,
  line_id id NOT NULL,
  "position" integer NOT NULL,
  product_id id NOT NULL,
  asked_thousandths bigint NOT NULL,
  accepted_thousandths bigint,
  condition text,
  destination text,
  note text,
  amount_minor bigint DEFAULT 0 NOT NULL,
  vat_minor bigint DEFAULT 0 NOT NULL,
  vat_rate_bp basis_points,
  CONSTRAINT return_line_pkey PRIMARY KEY (return_id, line_id),
  CONSTRAINT return_line_line_id_fkey FOREIGN KEY (line_id) REFERENCES order_line(id),
  CONSTRAINT return_line_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id),
  CONSTRAINT return_line_return_id_fkey FOREIGN KEY (return_id) REFERENCES goods_return(id),
  CONSTRAINT return_line_asked_thousandths_check CHECK ((asked_thousandths > 0)),
  CONSTRAINT return_line_check CHECK (((accepted_thousandths >= 0) AND (accepted_thousandths <= asked_thousandths))),
  CONSTRAINT return_line_condition_check CHECK ((condition = ANY (ARRAY['good'::text, 'damaged'::text]))),
  CONSTRAINT return_line_destination_check CHECK ((destination = ANY (ARRAY['stock'::text, 'write-off'::text])))
);
ALTER TABLE return_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE return_line FORCE ROW LEVEL SECURITY;

CREATE TABLE route_window (
  id id NOT NULL,
  route_id id NOT NULL,
  from_minutes integer NOT NULL,
  to_minutes integer NOT NULL,
  capacity_stops integer,
  is_active boolean DEFAULT true NOT NULL,
  CONSTRAINT route_window_pkey PRIMARY KEY (id),
  CONSTRAINT route_window_route_id_fkey FOREIGN KEY (route_id) REFERENCES delivery_route(id),
  CONSTRAINT route_window_capacity_stops_check CHECK ((capacity_stops > 0)),
  CONSTRAINT route_window_check CHECK ((from_minutes < to_minutes))
);

CREATE TABLE run_stop (
  run_id id NOT NULL,
  order_id id NOT NULL,
  window_id id NOT NULL,
  "position" integer NOT NULL,
  weight_grams bigint DEFAULT 0 NOT NULL,
  volume_cm3 bigint DEFAULT 0 NOT NULL,
  booked_by text NOT NULL,
  booked_at timestamp with time zone NOT NULL,
  CONSTRAINT run_stop_pkey PRIMARY KEY (run_id, order_id),
  CONSTRAINT run_stop_order_id_fkey FOREIGN KEY (order_id) REFERENCES customer_order(id),
  CONSTRAINT run_stop_run_id_fkey FOREIGN KEY (run_id) REFERENCES delivery_run(id),
  CONSTRAINT run_stop_window_id_fkey FOREIGN KEY (window_id) REFERENCES route_window(id)
);

CREATE TABLE schema_migration (
  name text NOT NULL,
  sha256 text NOT NULL,
  applied_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT schema_migration_pkey PRIMARY KEY (name)
);

CREATE TABLE session (
  token_hash text NOT NULL,
  employee_id id,
  contact_id id,
  partner_id id,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  user_agent text,
  invitation_id id,
  CONSTRAINT session_pkey PRIMARY KEY (token_hash),
  CONSTRAINT session_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(id),
  CONSTRAINT session_employee_id_fkey FOREIGN KEY (employee_id) REFERENCES employee(id),
  CONSTRAINT session_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES contact_invitation(id),
  CONSTRAINT session_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id),
  CONSTRAINT session_check CHECK (((employee_id IS NULL) <> (contact_id IS NULL)))
);

CREATE TABLE setting (
  key text NOT NULL,
  value jsonb NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT setting_pkey PRIMARY KEY (key)
);

CREATE TABLE shipment (
  id id NOT NULL,
  order_id id NOT NULL,
  organisation_id id NOT NULL,
  warehouse_id id NOT NULL,
  partner_id id NOT NULL,
  legal_entity_id id NOT NULL,
  number text NOT NULL,
  erp_number text,
  shipped_on date NOT NULL,
  mode text NOT NULL,
  currency currency NOT NULL,
  total_minor bigint NOT NULL,
  vat_minor bigint NOT NULL,
  shipped_at timestamp with time zone NOT NULL,
  delivered_at timestamp with time zone,
  received_by text,
  CONSTRAINT shipment_pkey PRIMARY KEY (id),
  CONSTRAINT shipment_organisation_id_number_key UNIQUE (organisation_id, number),
  CONSTRAINT shipment_legal_entity_id_fkey FOREIGN KEY (legal_entity_id) REFERENCES legal_entity(id),
  CONSTRAINT shipment_order_id_fkey FOREIGN KEY (order_id) REFERENCES customer_order(id),
  CONSTRAINT shipment_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  CONSTRAINT shipment_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id),
  CONSTRAINT shipment_warehouse_id_fkey FOREIGN KEY (warehouse_id) REFERENCES warehouse(id),
  CONSTRAINT shipment_mode_check CHECK ((mode = ANY (ARRAY['pickup'::text, 'delivery'::text, 'carrier'::text])))
);
ALTER TABLE shipment ENABLE ROW LEVEL SECURITY;
ALTER TABLE shipment FORCE ROW LEVEL SECURITY;

CREATE TABLE shipment_line (
  shipment_id id NOT NULL,
  line_id id NOT NULL,
  "position" integer NOT NULL,
  product_id id NOT NULL,
  base_thousandths bigint NOT NULL,
  pack_thousandths bigint NOT NULL,
  pack_unit text NOT NULL,
  price_micros bigint NOT NULL,
  amount_minor bigint NOT NULL,
  vat_minor bigint NOT NULL,
  vat_rate_bp basis_points,
  CONSTRAINT shipment_line_pkey PRIMARY KEY (shipment_id, line_id),
  CONSTRAINT shipment_line_line_id_fkey FOREIGN KEY (line_id) REFERENCES order_line(id),
  CONSTRAINT shipment_line_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id),
  CONSTRAINT shipment_line_shipment_id_fkey FOREIGN KEY (shipment_id) REFERENCES shipment(id),
  CONSTRAINT shipment_line_base_thousandths_check CHECK ((base_thousandths > 0))
);
ALTER TABLE shipment_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE shipment_line FORCE ROW LEVEL SECURITY;

CREATE TABLE sign_in_attempt (
  key text NOT NULL,
  at timestamp with time zone NOT NULL
);

CREATE TABLE sign_in_secret (
  id id NOT NULL,
  kind text NOT NULL,
  secret_hash text NOT NULL,
  contact_id id,
  employee_id id,
  partner_id id,
  attempts integer DEFAULT 0 NOT NULL,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  used_at timestamp with time zone,
  CONSTRAINT sign_in_secret_pkey PRIMARY KEY (id),
  CONSTRAINT sign_in_secret_secret_hash_key UNIQUE (secret_hash),
  CONSTRAINT sign_in_secret_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(id),
  CONSTRAINT sign_in_secret_employee_id_fkey FOREIGN KEY (employee_id) REFERENCES employee(id),
  CONSTRAINT sign_in_secret_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id),
  CONSTRAINT sign_in_secret_kind_check CHECK ((kind = ANY (ARRAY['link'::text, 'code'::text, 'password-reset'::text, 'invitation'::text])))
);

CREATE TABLE site (
  id id NOT NULL,
  partner_id id NOT NULL,
  legal_entity_id id,
  name text NOT NULL,
  address text NOT NULL,
  contact_name text,
  contact_phone text,
  note text,
  is_active boolean DEFAULT true NOT NULL,
  zone_id id,
  CONSTRAINT site_pkey PRIMARY KEY (id),
  CONSTRAINT site_legal_entity_id_fkey FOREIGN KEY (legal_entity_id) REFERENCES legal_entity(id),
  CONSTRAINT site_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id),
  CONSTRAINT site_zone_id_fkey FOREIGN KEY (zone_id) REFERENCES delivery_zone(id)
);
ALTER TABLE site ENABLE ROW LEVEL SECURITY;
ALTER TABLE site FORCE ROW LEVEL SECURITY;

CREATE TABLE staff_notice (
  id id NOT NULL,
  employee_id id,
  role text,
  kind text NOT NULL,
  facts jsonb NOT NULL,
  order_id id,
  thread_id id,
  key text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  read_at timestamp with time zone,
  CONSTRAINT staff_notice_pkey PRIMARY KEY (id),
  CONSTRAINT staff_notice_key_key UNIQUE (key),
  CONSTRAINT staff_notice_employee_id_fkey FOREIGN KEY (employee_id) REFERENCES employee(id),
  CONSTRAINT staff_notice_order_id_fkey FOREIGN KEY (order_id) REFERENCES customer_order(id),
  CONSTRAINT staff_notice_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES thread(id)
);

CREATE TABLE stock (
  warehouse_id id NOT NULL,
  product_id id NOT NULL,
  variant_id id,
  lot_id id,
  quantity_thousandths bigint NOT NULL,
  cell text,
  source text DEFAULT 'hub'::text NOT NULL,
  as_of timestamp with time zone NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  cause text,
  CONSTRAINT stock_product_id_warehouse_id_variant_id_lot_id_key UNIQUE NULLS NOT DISTINCT (product_id, warehouse_id, variant_id, lot_id),
  CONSTRAINT stock_lot_id_fkey FOREIGN KEY (lot_id) REFERENCES lot(id),
  CONSTRAINT stock_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id),
  CONSTRAINT stock_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variant(id),
  CONSTRAINT stock_warehouse_id_fkey FOREIGN KEY (warehouse_id) REFERENCES warehouse(id)
);

CREATE TABLE stock_document (
  id id NOT NULL,
  number integer GENERATED ALWAYS AS IDENTITY NOT NULL,
  kind text NOT NULL,
  warehouse_id id NOT NULL,
  reason text DEFAULT ''::text NOT NULL,
  supplier text DEFAULT ''::text NOT NULL,
  reverses_id id,
  key text NOT NULL,
  entered_by text NOT NULL,
  entered_at timestamp with time zone NOT NULL,
  CONSTRAINT stock_document_pkey PRIMARY KEY (id),
  CONSTRAINT stock_document_key_key UNIQUE (key),
  CONSTRAINT stock_document_number_key UNIQUE (number),
  CONSTRAINT stock_document_reverses_id_key UNIQUE (reverses_id),
  CONSTRAINT stock_document_reverses_id_fkey FOREIGN KEY (reverses_id) REFERENCES stock_document(id),
  CONSTRAINT stock_document_warehouse_id_fkey FOREIGN KEY (warehouse_id) REFERENCES warehouse(id),
  CONSTRAINT stock_document_kind_check CHECK ((kind = ANY (ARRAY['receipt'::text, 'correction'::text])))
);

CREATE TABLE stock_document_line (
  document_id id NOT NULL,
  "position" integer NOT NULL,
  product_id id NOT NULL,
  before_thousandths bigint NOT NULL,
  delta_thousandths bigint NOT NULL,
  expected_receipt_id id,
  CONSTRAINT stock_document_line_pkey PRIMARY KEY (document_id, "position"),
  CONSTRAINT stock_document_line_document_id_fkey FOREIGN KEY (document_id) REFERENCES stock_document(id),
  CONSTRAINT stock_document_line_expected_receipt_id_fkey FOREIGN KEY (expected_receipt_id) REFERENCES expected_receipt(id),
  CONSTRAINT stock_document_line_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id)
);

CREATE TABLE stock_move (
  seq bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  product_id id NOT NULL,
  warehouse_id id NOT NULL,
  variant_id id,
  lot_id id,
  before_thousandths bigint NOT NULL,
  after_thousandths bigint NOT NULL,
  source text NOT NULL,
  cause text,
  at timestamp with time zone NOT NULL,
  CONSTRAINT stock_move_pkey PRIMARY KEY (seq),
  CONSTRAINT stock_move_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id),
  CONSTRAINT stock_move_warehouse_id_fkey FOREIGN KEY (warehouse_id) REFERENCES warehouse(id)
);

CREATE TABLE stored_file (
  id id NOT NULL,
  sha256 text NOT NULL,
  size_bytes bigint NOT NULL,
  mime_type text NOT NULL,
  name text NOT NULL,
  path text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT stored_file_pkey PRIMARY KEY (id)
);
ALTER TABLE stored_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE stored_file FORCE ROW LEVEL SECURITY;

CREATE TABLE thread (
  id id NOT NULL,
  identity_id id NOT NULL,
  contact_id id,
  partner_id id,
  state text NOT NULL,
  taken_by id,
  order_id id,
  question jsonb,
  misunderstandings integer DEFAULT 0 NOT NULL,
  waiting_since timestamp with time zone,
  last_message_at timestamp with time zone NOT NULL,
  last_text text DEFAULT ''::text NOT NULL,
  unread integer DEFAULT 0 NOT NULL,
  created_at timestamp with time zone NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT thread_pkey PRIMARY KEY (id),
  CONSTRAINT thread_identity_id_key UNIQUE (identity_id),
  CONSTRAINT thread_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(id),
  CONSTRAINT thread_identity_id_fkey FOREIGN KEY (identity_id) REFERENCES channel_identity(id),
  CONSTRAINT thread_order_id_fkey FOREIGN KEY (order_id) REFERENCES customer_order(id),
  CONSTRAINT thread_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id),
  CONSTRAINT thread_taken_by_fkey FOREIGN KEY (taken_by) REFERENCES employee(id),
  CONSTRAINT thread_state_check CHECK ((state = ANY (ARRAY['bot'::text, 'waiting'::text, 'needs-person'::text, 'taken'::text])))
);
ALTER TABLE thread ENABLE ROW LEVEL SECURITY;
ALTER TABLE thread FORCE ROW LEVEL SECURITY;

CREATE TABLE unit_preference (
  id id NOT NULL,
  level text NOT NULL,
  owner_id id NOT NULL,
  product_id id NOT NULL,
  unit text NOT NULL,
  hits integer DEFAULT 1 NOT NULL,
  uses integer DEFAULT 0 NOT NULL,
  last_used_at timestamp with time zone,
  source text NOT NULL,
  created_by text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  revoked_at timestamp with time zone,
  revoked_by text,
  CONSTRAINT unit_preference_pkey PRIMARY KEY (id),
  CONSTRAINT unit_preference_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id),
  CONSTRAINT unit_preference_level_check CHECK ((level = ANY (ARRAY['person'::text, 'customer'::text]))),
  CONSTRAINT unit_preference_source_check CHECK ((source = ANY (ARRAY['choice'::text, 'correction'::text, 'hand'::text])))
);

CREATE TABLE variant (
  id id NOT NULL,
  product_id id NOT NULL,
  name text NOT NULL,
  attributes jsonb DEFAULT '{}'::jsonb NOT NULL,
  source_key text,
  CONSTRAINT variant_pkey PRIMARY KEY (id),
  CONSTRAINT variant_product_id_name_key UNIQUE (product_id, name),
  CONSTRAINT variant_source_key_key UNIQUE (source_key),
  CONSTRAINT variant_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id)
);

CREATE TABLE warehouse (
  id id NOT NULL,
  name text NOT NULL,
  address text DEFAULT ''::text NOT NULL,
  time_zone text NOT NULL,
  picking_source text DEFAULT 'hub'::text NOT NULL,
  "position" integer DEFAULT 0 NOT NULL,
  is_active boolean DEFAULT true NOT NULL,
  source_key text,
  CONSTRAINT warehouse_pkey PRIMARY KEY (id),
  CONSTRAINT warehouse_source_key_key UNIQUE (source_key),
  CONSTRAINT warehouse_picking_source_check CHECK ((picking_source = ANY (ARRAY['hub'::text, 'erp'::text])))
);

-- Views

CREATE VIEW awaited_stock AS
 SELECT l.product_id,
    COALESCE(l.warehouse_id, o.warehouse_id) AS warehouse_id,
    (sum(((l.base_thousandths - l.cancelled_thousandths) - l.secured_thousandths)))::bigint AS quantity_thousandths
   FROM (order_line l
     JOIN customer_order o ON (((o.id)::text = (l.order_id)::text)))
  WHERE ((o.state = 'confirmed'::text) AND (l.state = 'open'::text) AND (l.expected_on IS NOT NULL) AND (o.source <> 'import'::text))
  GROUP BY l.product_id, COALESCE(l.warehouse_id, o.warehouse_id);

CREATE VIEW held_stock AS
 SELECT product_id,
    warehouse_id,
    (sum(quantity_thousandths))::bigint AS quantity_thousandths
   FROM reservation
  WHERE ((state = ANY (ARRAY['pending'::text, 'held'::text])) AND (NOT seen_by_erp))
  GROUP BY product_id, warehouse_id;

-- Indexes

CREATE INDEX agreement_partner ON public.agreement USING btree (partner_id);
CREATE INDEX alias_of_phrase ON public.alias USING btree (phrase);
CREATE INDEX alias_of_product ON public.alias USING btree (product_id);
CREATE UNIQUE INDEX alias_phrase ON public.alias USING btree (level, owner_id, phrase, product_id) WHERE (revoked_at IS NULL);
CREATE INDEX bank_statement_recent ON public.bank_statement USING btree (loaded_at DESC);
CREATE INDEX channel_identity_contact ON public.channel_identity USING btree (contact_id);
CREATE UNIQUE INDEX channel_identity_phone ON public.channel_identity USING btree (channel, account, phone) WHERE (phone IS NOT NULL);
CREATE UNIQUE INDEX channel_identity_user ON public.channel_identity USING btree (channel, account, user_id) WHERE (user_id IS NOT NULL);
CREATE INDEX contact_name_trgm ON public.contact USING gin (lower(name) gin_trgm_ops);
CREATE INDEX contact_invitation_partner ON public.contact_invitation USING btree (partner_id, created_at DESC);
CREATE INDEX contact_right_partner ON public.contact_right USING btree (partner_id);
CREATE INDEX customer_order_manager ON public.customer_order USING btree (manager_id, id);
CREATE INDEX customer_order_number_trgm ON public.customer_order USING gin (number gin_trgm_ops);
CREATE INDEX customer_order_partner ON public.customer_order USING btree (partner_id, created_at DESC);
CREATE INDEX customer_order_reserve ON public.customer_order USING btree (reserve_until) WHERE ((state = 'confirmed'::text) AND (reserve_until IS NOT NULL));
CREATE INDEX customer_order_ship_on ON public.customer_order USING btree (ship_on) WHERE (ship_on IS NOT NULL);
CREATE INDEX customer_order_state ON public.customer_order USING btree (state, created_at DESC);
CREATE INDEX customer_order_thread ON public.customer_order USING btree (thread_id);
CREATE INDEX delivery_route_warehouse ON public.delivery_route USING btree (warehouse_id);
CREATE INDEX delivery_run_day ON public.delivery_run USING btree (warehouse_id, day);
CREATE INDEX discount_partner ON public.discount USING btree (partner_id);
CREATE INDEX document_by_time ON public.document USING btree (created_at DESC, id DESC) WHERE ((invoice_id IS NULL) AND (shipment_id IS NULL) AND (return_id IS NULL));
CREATE UNIQUE INDEX document_invoice ON public.document USING btree (invoice_id) WHERE (kind = 'invoice'::text);
CREATE INDEX document_order ON public.document USING btree (order_id);
CREATE INDEX document_partner ON public.document USING btree (partner_id, created_at DESC);
CREATE UNIQUE INDEX document_return ON public.document USING btree (return_id) WHERE (kind = 'correction'::text);
CREATE UNIQUE INDEX document_shipment ON public.document USING btree (shipment_id) WHERE (kind = 'shipment-note'::text);
CREATE INDEX effect_open ON public.effect USING btree (state, created_at) WHERE (state = ANY (ARRAY['pending'::text, 'attempting'::text, 'unknown'::text]));
CREATE UNIQUE INDEX employee_email ON public.employee USING btree (lower(email));
CREATE INDEX escalation_open ON public.escalation USING btree (due_at) WHERE (state <> 'done'::text);
CREATE INDEX event_log_by_party ON public.event_log USING btree (party_id, seq) WHERE (party_id IS NOT NULL);
CREATE INDEX event_log_by_payment ON public.event_log USING btree (((data ->> 'paymentId'::text))) WHERE (type = ANY (ARRAY['billing.payment-received'::text, 'billing.advance-received'::text, 'billing.payment-unmatched'::text]));
CREATE INDEX event_log_by_subject ON public.event_log USING btree (subject, seq);
CREATE INDEX event_log_by_time ON public.event_log USING btree (type, at);
CREATE INDEX event_log_by_type ON public.event_log USING btree (type, seq);
CREATE INDEX expected_receipt_product ON public.expected_receipt USING btree (product_id, expected_on) WHERE (state = 'open'::text);
CREATE INDEX exposure_entry_order ON public.exposure_entry USING btree (order_id);
CREATE INDEX exposure_entry_scope ON public.exposure_entry USING btree (partner_id, organisation_id, legal_entity_id);
CREATE INDEX fact_order ON public.fact USING btree (order_id, at);
CREATE INDEX fact_partial_shipment ON public.fact USING btree (order_id) WHERE ((axis = 'shipment'::text) AND (kind = 'shipped'::text) AND ((data ->> 'isPartial'::text) = 'true'::text));
CREATE INDEX fact_reserve_expired ON public.fact USING btree (order_id) WHERE ((axis = 'order'::text) AND (kind = 'reserve-expired'::text));
CREATE INDEX file_import_recent ON public.file_import USING btree (created_at DESC);
CREATE INDEX file_import_running ON public.file_import USING btree (applying_since) WHERE (state = 'applying'::text);
CREATE INDEX goods_return_open ON public.goods_return USING btree (requested_at) WHERE (state = ANY (ARRAY['requested'::text, 'approved'::text]));
CREATE INDEX goods_return_order ON public.goods_return USING btree (order_id);
CREATE INDEX goods_return_partner ON public.goods_return USING btree (partner_id);
CREATE INDEX goods_return_shipment ON public.goods_return USING btree (shipment_id);
CREATE INDEX import_price_doubtful ON public.import_price USING btree (import_id, "position") WHERE (doubts <> '{}'::text[]);
CREATE INDEX invoice_by_time ON public.invoice USING btree (created_at DESC, id DESC);
CREATE INDEX invoice_number_trgm ON public.invoice USING gin (number gin_trgm_ops);
CREATE UNIQUE INDEX invoice_one_current ON public.invoice USING btree (order_id) WHERE (state = 'current'::text);
CREATE INDEX invoice_partner ON public.invoice USING btree (partner_id);
CREATE INDEX legal_entity_name_trgm ON public.legal_entity USING gin (lower(name) gin_trgm_ops);
CREATE INDEX legal_entity_partner ON public.legal_entity USING btree (partner_id);
CREATE INDEX legal_entity_tax_id ON public.legal_entity USING btree (tax_id);
CREATE INDEX line_correction_at ON public.line_correction USING btree (at DESC);
CREATE INDEX line_correction_pair ON public.line_correction USING btree (from_product_id, to_product_id, at DESC);
CREATE INDEX message_held ON public.message USING btree (release_at) WHERE (delivery = 'held'::text);
CREATE INDEX message_held_order ON public.message USING btree (order_id) WHERE (delivery = 'held'::text);
CREATE UNIQUE INDEX message_source ON public.message USING btree (thread_id, source_id) WHERE (source_id IS NOT NULL);
CREATE INDEX message_source_id ON public.message USING btree (source_id) WHERE (source_id IS NOT NULL);
CREATE INDEX message_thread ON public.message USING btree (thread_id, at);
CREATE INDEX order_edit_order ON public.order_edit USING btree (order_id);
CREATE INDEX order_line_order ON public.order_line USING btree (order_id, "position");
CREATE INDEX order_line_product ON public.order_line USING btree (product_id);
CREATE INDEX pack_barcode ON public.pack USING btree (barcode) WHERE (barcode IS NOT NULL);
CREATE INDEX pack_deposit ON public.pack USING btree (deposit_product_id) WHERE (deposit_product_id IS NOT NULL);
CREATE UNIQUE INDEX pack_one_sale ON public.pack USING btree (product_id) WHERE is_sale;
CREATE INDEX partner_code_lower ON public.partner USING btree (lower(code));
CREATE INDEX partner_manager ON public.partner USING btree (manager_id);
CREATE INDEX partner_name_order ON public.partner USING btree (lower(name), id) WHERE is_active;
CREATE INDEX partner_name_trgm ON public.partner USING gin (lower(name) gin_trgm_ops);
CREATE INDEX payment_partner ON public.payment USING btree (partner_id, paid_on DESC);
CREATE INDEX payment_statement ON public.payment USING btree (statement_id) WHERE (statement_id IS NOT NULL);
CREATE INDEX payment_to_next_order ON public.payment USING btree (partner_id) WHERE (to_next_order_minor > 0);
CREATE INDEX payment_allocation_order ON public.payment_allocation USING btree (order_id);
CREATE INDEX payment_allocation_payment ON public.payment_allocation USING btree (payment_id);
CREATE INDEX payment_allocation_refund ON public.payment_allocation USING btree (refund_id) WHERE (refund_id IS NOT NULL);
CREATE INDEX payment_decision_payment ON public.payment_decision USING btree (payment_id, at);
CREATE INDEX payment_proposal_open ON public.payment_proposal USING btree (payment_id) WHERE (state = 'open'::text);
CREATE INDEX picking_task_open ON public.picking_task USING btree (warehouse_id, due_at) WHERE (state = ANY (ARRAY['waiting'::text, 'open'::text, 'picking'::text]));
CREATE INDEX picking_task_order ON public.picking_task USING btree (order_id);
CREATE INDEX picking_task_working ON public.picking_task USING btree (order_id) WHERE (state = 'picking'::text);
CREATE INDEX price_approval_asked ON public.price_approval USING btree (asked_at) WHERE (state = 'waiting'::text);
CREATE INDEX price_approval_order ON public.price_approval USING btree (order_id);
CREATE UNIQUE INDEX price_approval_waiting ON public.price_approval USING btree (line_id) WHERE (state = 'waiting'::text);
CREATE INDEX product_group_id ON public.product USING btree (group_id);
CREATE INDEX raw_event_state ON public.raw_event USING btree (state) WHERE (state <> 'done'::text);
CREATE INDEX refund_open ON public.refund USING btree (partner_id) WHERE (state = 'open'::text);
CREATE INDEX refund_order ON public.refund USING btree (order_id);
CREATE INDEX replay_recent ON public.replay USING btree (created_at DESC);
CREATE INDEX reservation_held ON public.reservation USING btree (product_id, warehouse_id) WHERE (state = ANY (ARRAY['pending'::text, 'held'::text]));
CREATE INDEX reservation_order ON public.reservation USING btree (order_id);
CREATE INDEX return_line_line ON public.return_line USING btree (line_id);
CREATE INDEX route_window_route ON public.route_window USING btree (route_id);
CREATE INDEX run_stop_order ON public.run_stop USING btree (order_id);
CREATE INDEX session_expires ON public.session USING btree (expires_at);
CREATE INDEX session_invitation ON public.session USING btree (invitation_id) WHERE (invitation_id IS NOT NULL);
CREATE INDEX shipment_by_time ON public.shipment USING btree (shipped_at DESC, id DESC);
CREATE INDEX shipment_number_trgm ON public.shipment USING gin (number gin_trgm_ops);
CREATE INDEX shipment_order ON public.shipment USING btree (order_id);
CREATE INDEX shipment_partner ON public.shipment USING btree (partner_id);
CREATE INDEX shipment_line_line ON public.shipment_line USING btree (line_id);
CREATE INDEX sign_in_attempt_at ON public.sign_in_attempt USING btree (at);
CREATE INDEX sign_in_attempt_key ON public.sign_in_attempt USING btree (key, at);
CREATE INDEX sign_in_secret_contact ON public.sign_in_secret USING btree (contact_id);
CREATE INDEX site_partner ON public.site USING btree (partner_id);
CREATE INDEX staff_notice_recent ON public.staff_notice USING btree (created_at DESC);
CREATE INDEX stock_warehouse ON public.stock USING btree (warehouse_id);
CREATE INDEX stock_document_recent ON public.stock_document USING btree (entered_at DESC);
CREATE INDEX stock_document_line_product ON public.stock_document_line USING btree (product_id);
CREATE INDEX stock_move_product ON public.stock_move USING btree (product_id, seq DESC);
CREATE INDEX stored_file_sha256 ON public.stored_file USING btree (sha256);
CREATE INDEX thread_last ON public.thread USING btree (last_message_at DESC);
CREATE INDEX thread_partner ON public.thread USING btree (partner_id);
CREATE INDEX thread_state ON public.thread USING btree (state, waiting_since);
CREATE UNIQUE INDEX unit_preference_live ON public.unit_preference USING btree (level, owner_id, product_id) WHERE (revoked_at IS NULL);

-- Triggers

CREATE TRIGGER stock_added AFTER INSERT ON public.stock REFERENCING NEW TABLE AS became FOR EACH STATEMENT EXECUTE FUNCTION record_new_stock();
CREATE TRIGGER stock_changed AFTER UPDATE ON public.stock REFERENCING OLD TABLE AS was NEW TABLE AS became FOR EACH STATEMENT EXECUTE FUNCTION record_changed_stock();

-- Row-level security

CREATE POLICY own ON agreement FOR SELECT TO skladno_customer USING ((((partner_id)::text = app_party()) OR ((partner_id IS NULL) AND (app_party() IS NOT NULL))));
CREATE POLICY staff ON agreement FOR ALL TO skladno_app USING (true) WITH CHECK (true);
CREATE POLICY own ON contact FOR SELECT TO skladno_customer USING ((EXISTS ( SELECT
   FROM contact_right r
  WHERE ((r.contact_id)::text = (contact.id)::text))));
CREATE POLICY staff ON contact FOR ALL TO skladno_app USING (true) WITH CHECK (true);
CREATE POLICY own ON contact_right FOR SELECT TO skladno_customer USING (((partner_id)::text = app_party()));
CREATE POLICY staff ON contact_right FOR ALL TO skladno_app USING (true) WITH CHECK (true);
CREATE POLICY own ON contract FOR SELECT TO skladno_customer USING ((EXISTS ( SELECT
   FROM legal_entity e
  WHERE ((e.id)::text = (contract.legal_entity_id)::text))));
CREATE POLICY staff ON contract FOR ALL TO skladno_app USING (true) WITH CHECK (true);
CREATE POLICY own ON customer_order FOR SELECT TO skladno_customer USING (((partner_id)::text = app_party()));
CREATE POLICY staff ON customer_order FOR ALL TO skladno_app USING (true) WITH CHECK (true);
CREATE POLICY own ON discount FOR SELECT TO skladno_customer USING ((((partner_id)::text = app_party()) OR ((partner_id IS NULL) AND (app_party() IS NOT NULL) AND ((segment IS NULL) OR (segment = ( SELECT p.segment
   FROM partner p
  WHERE ((p.id)::text = app_party())))))));
CREATE POLICY staff ON discount FOR ALL TO skladno_app USING (true) WITH CHECK (true);
CREATE POLICY own ON document FOR SELECT TO skladno_customer USING (((partner_id)::text = app_party()));
CREATE POLICY staff ON document FOR ALL TO skladno_app USING (true) WITH CHECK (true);
CREATE POLICY own ON employee FOR SELECT TO skladno_customer USING ((EXISTS ( SELECT
   FROM partner p
  WHERE ((p.manager_id)::text = (employee.id)::text))));
CREATE POLICY staff ON employee FOR ALL TO skladno_app USING (true) WITH CHECK (true);
CREATE POLICY own ON exposure_entry FOR SELECT TO skladno_customer USING (((partner_id)::text = app_party()));
CREATE POLICY staff ON exposure_entry FOR ALL TO skladno_app USING (true) WITH CHECK (true);
CREATE POLICY own ON fact FOR SELECT TO skladno_customer USING ((EXISTS ( SELECT
   FROM customer_order o
  WHERE ((o.id)::text = (fact.order_id)::text))));
CREATE POLICY staff ON fact FOR ALL TO skladno_app USING (true) WITH CHECK (true);
CREATE POLICY own ON floor_price FOR SELECT TO skladno_customer USING ((app_party() IS NOT NULL));
CREATE POLICY staff ON floor_price FOR ALL TO skladno_app USING (true) WITH CHECK (true);
CREATE POLICY own ON goods_return FOR SELECT TO skladno_customer USING (((partner_id)::text = app_party()));
CREATE POLICY staff ON goods_return FOR ALL TO skladno_app USING (true) WITH CHECK (true);
CREATE POLICY own ON invoice FOR SELECT TO skladno_customer USING (((partner_id)::text = app_party()));
CREATE POLICY staff ON invoice FOR ALL TO skladno_app USING (true) WITH CHECK (true);
CREATE POLICY own ON legal_entity FOR SELECT TO skladno_customer USING (((partner_id)::text = app_party()));
CREATE POLICY staff ON legal_entity FOR ALL TO skladno_app USING (true) WITH CHECK (true);
CREATE POLICY own ON message FOR SELECT TO skladno_customer USING ((((direction = 'in'::text) OR (delivery = ANY (ARRAY['accepted'::text, 'sent'::text, 'delivered'::text, 'read'::text, 'unknown'::text]))) AND ((prices_of IS NULL) OR ((prices_of)::text = app_party())) AND (EXISTS ( SELECT
   FROM thread t
  WHERE ((t.id)::text = (message.thread_id)::text)))));
CREATE POLICY staff ON message FOR ALL TO skladno_app USING (true) WITH CHECK (true);
CREATE POLICY own ON order_line FOR SELECT TO skladno_customer USING ((EXISTS ( SELECT
   FROM customer_order o
  WHERE ((o.id)::text = (order_line.order_id)::text))));
CREATE POLICY staff ON order_line FOR ALL TO skladno_app USING (true) WITH CHECK (true);
CREATE POLICY own ON partner FOR SELECT TO skladno_customer USING (((id)::text = app_party()));
CREATE POLICY staff ON partner FOR ALL TO skladno_app USING (true) WITH CHECK (true);
CREATE POLICY own ON partner_price FOR SELECT TO skladno_customer USING (((partner_id)::text = app_party()));
CREATE POLICY staff ON partner_price FOR ALL TO skladno_app USING (true) WITH CHECK (true);
CREATE POLICY own ON payment FOR SELECT TO skladno_customer USING (((partner_id)::text = app_party()));
CREATE POLICY staff ON payment FOR ALL TO skladno_app USING (true) WITH CHECK (true);
CREATE POLICY own ON payment_allocation FOR SELECT TO skladno_customer USING ((EXISTS ( SELECT
   FROM customer_order o
  WHERE ((o.id)::text = (payment_allocation.order_id)::text))));
CREATE POLICY staff ON payment_allocation FOR ALL TO skladno_app USING (true) WITH CHECK (true);
CREATE POLICY own ON picking_line FOR SELECT TO skladno_customer USING ((EXISTS ( SELECT
   FROM picking_task t
  WHERE ((t.id)::text = (picking_line.task_id)::text))));
CREATE POLICY staff ON picking_line FOR ALL TO skladno_app USING (true) WITH CHECK (true);
CREATE POLICY own ON picking_task FOR SELECT TO skladno_customer USING ((EXISTS ( SELECT
   FROM customer_order o
  WHERE ((o.id)::text = (picking_task.order_id)::text))));
CREATE POLICY staff ON picking_task FOR ALL TO skladno_app USING (true) WITH CHECK (true);
CREATE POLICY own ON price FOR SELECT TO skladno_customer USING ((EXISTS ( SELECT
   FROM agreement a
  WHERE (((a.price_type_id)::text = (price.price_type_id)::text) AND (((a.partner_id)::text = app_party()) OR ((a.partner_id IS NULL) AND (NOT (EXISTS ( SELECT
           FROM agreement i
          WHERE (((i.partner_id)::text = app_party()) AND (i.valid_from < CURRENT_DATE) AND ((i.valid_to IS NULL) OR (i.valid_to > CURRENT_DATE))))))))))));
CREATE POLICY staff ON price FOR ALL TO skladno_app USING (true) WITH CHECK (true);
CREATE POLICY staff ON price_approval FOR ALL TO skladno_app USING (true) WITH CHECK (true);
CREATE POLICY own ON refund FOR SELECT TO skladno_customer USING (((partner_id)::text = app_party()));
CREATE POLICY staff ON refund FOR ALL TO skladno_app USING (true) WITH CHECK (true);
CREATE POLICY own ON reservation FOR SELECT TO skladno_customer USING ((EXISTS ( SELECT
   FROM customer_order o
  WHERE ((o.id)::text = (reservation.order_id)::text))));
CREATE POLICY staff ON reservation FOR ALL TO skladno_app USING (true) WITH CHECK (true);
CREATE POLICY own ON return_line FOR SELECT TO skladno_customer USING ((EXISTS ( SELECT
   FROM goods_return g
  WHERE ((g.id)::text = (return_line.return_id)::text))));
CREATE POLICY staff ON return_line FOR ALL TO skladno_app USING (true) WITH CHECK (true);
CREATE POLICY own ON shipment FOR SELECT TO skladno_customer USING (((partner_id)::text = app_party()));
CREATE POLICY staff ON shipment FOR ALL TO skladno_app USING (true) WITH CHECK (true);
CREATE POLICY own ON shipment_line FOR SELECT TO skladno_customer USING ((EXISTS ( SELECT
   FROM shipment s
  WHERE ((s.id)::text = (shipment_line.shipment_id)::text))));
CREATE POLICY staff ON shipment_line FOR ALL TO skladno_app USING (true) WITH CHECK (true);
CREATE POLICY own ON site FOR SELECT TO skladno_customer USING (((partner_id)::text = app_party()));
CREATE POLICY staff ON site FOR ALL TO skladno_app USING (true) WITH CHECK (true);
CREATE POLICY own ON stored_file FOR SELECT TO skladno_customer USING ((EXISTS ( SELECT
   FROM document d
  WHERE ((d.file_id)::text = (stored_file.id)::text))));
CREATE POLICY staff ON stored_file FOR ALL TO skladno_app USING (true) WITH CHECK (true);
CREATE POLICY own ON thread FOR SELECT TO skladno_customer USING (((partner_id)::text = app_party()));
CREATE POLICY staff ON thread FOR ALL TO skladno_app USING (true) WITH CHECK (true);

-- Rights

GRANT DELETE, INSERT, SELECT, UPDATE ON agreement TO skladno_app;
GRANT SELECT ON agreement TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON alert_preference TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON alias TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON analogue TO skladno_app;
GRANT SELECT ON analogue TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON awaited_stock TO skladno_app;
GRANT SELECT ON awaited_stock TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON bank_account TO skladno_app;
GRANT SELECT (id, organisation_id, bank_name, bic, account, correspondent_account, kbe, knp, currency, is_default) ON bank_account TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON bank_statement TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON channel_identity TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON contact TO skladno_app;
GRANT SELECT ON contact TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON contact_invitation TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON contact_right TO skladno_app;
GRANT SELECT ON contact_right TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON contract TO skladno_app;
GRANT SELECT ON contract TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON customer_order TO skladno_app;
GRANT SELECT ON customer_order TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON delivery_route TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON delivery_run TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON delivery_zone TO skladno_app;
GRANT SELECT ON delivery_zone TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON discount TO skladno_app;
GRANT SELECT ON discount TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON document TO skladno_app;
GRANT SELECT ON document TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON effect TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON employee TO skladno_app;
GRANT SELECT (id, name, phone) ON employee TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON erp_submission TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON escalation TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON event_log TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON expected_receipt TO skladno_app;
GRANT SELECT (id, warehouse_id, product_id, variant_id, quantity_thousandths, expected_on, source, as_of, received_thousandths, state) ON expected_receipt TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON exposure_entry TO skladno_app;
GRANT SELECT ON exposure_entry TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON fact TO skladno_app;
GRANT SELECT ON fact TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON file_import TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON floor_price TO skladno_app;
GRANT SELECT (product_id, currency, micros) ON floor_price TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON goods_return TO skladno_app;
GRANT SELECT ON goods_return TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON held_stock TO skladno_app;
GRANT SELECT ON held_stock TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON holiday TO skladno_app;
GRANT SELECT ON holiday TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON import_mapping TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON import_price TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON invoice TO skladno_app;
GRANT SELECT ON invoice TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON known_payer TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON legal_entity TO skladno_app;
GRANT SELECT ON legal_entity TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON line_correction TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON lot TO skladno_app;
GRANT SELECT ON lot TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON message TO skladno_app;
GRANT SELECT ON message TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON non_returnable_group TO skladno_app;
GRANT SELECT ON non_returnable_group TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON number_sequence TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON order_edit TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON order_line TO skladno_app;
GRANT SELECT ON order_line TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON order_minimum TO skladno_app;
GRANT SELECT ON order_minimum TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON organisation TO skladno_app;
GRANT SELECT ON organisation TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON organisation_vat TO skladno_app;
GRANT SELECT ON organisation_vat TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON pack TO skladno_app;
GRANT SELECT ON pack TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON partner TO skladno_app;
GRANT SELECT (id, code, name, manager_id, autonomy, veto_minutes, partial_policy, stock_display, segment, is_active, source, created_at, version) ON partner TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON partner_price TO skladno_app;
GRANT SELECT ON partner_price TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON payment TO skladno_app;
GRANT SELECT ON payment TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON payment_allocation TO skladno_app;
GRANT SELECT ON payment_allocation TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON payment_decision TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON payment_proposal TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON picking_line TO skladno_app;
GRANT SELECT ON picking_line TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON picking_task TO skladno_app;
GRANT SELECT ON picking_task TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON pickup_window TO skladno_app;
GRANT SELECT ON pickup_window TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON price TO skladno_app;
GRANT SELECT ON price TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON price_approval TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON price_type TO skladno_app;
GRANT SELECT ON price_type TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON product TO skladno_app;
GRANT SELECT ON product TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON product_group TO skladno_app;
GRANT SELECT ON product_group TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON raw_event TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON recognition_rules TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON recognition_threshold TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON refund TO skladno_app;
GRANT SELECT ON refund TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON replay TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON reservation TO skladno_app;
GRANT SELECT ON reservation TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON return_line TO skladno_app;
GRANT SELECT ON return_line TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON route_window TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON run_stop TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON schema_migration TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON session TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON setting TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON shipment TO skladno_app;
GRANT SELECT ON shipment TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON shipment_line TO skladno_app;
GRANT SELECT ON shipment_line TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON sign_in_attempt TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON sign_in_secret TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON site TO skladno_app;
GRANT SELECT ON site TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON staff_notice TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON stock TO skladno_app;
GRANT SELECT ON stock TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON stock_document TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON stock_document_line TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON stock_move TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON stored_file TO skladno_app;
GRANT SELECT ON stored_file TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON thread TO skladno_app;
GRANT SELECT ON thread TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON unit_preference TO skladno_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON variant TO skladno_app;
GRANT SELECT ON variant TO skladno_customer;
GRANT DELETE, INSERT, SELECT, UPDATE ON warehouse TO skladno_app;
GRANT SELECT ON warehouse TO skladno_customer;
