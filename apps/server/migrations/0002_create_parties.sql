CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Ids are text in their one prefixed form (ord_…): byte order is time order within a kind.
CREATE DOMAIN id AS text COLLATE "C";
CREATE DOMAIN currency AS text CHECK (VALUE IN ('RUB', 'KZT', 'CNY', 'USD'));
-- Basis points: 22 % = 2200.
CREATE DOMAIN basis_points AS integer CHECK (VALUE BETWEEN 0 AND 10000);

CREATE TABLE setting (
  key text PRIMARY KEY,
  value jsonb NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE organisation (
  id id PRIMARY KEY,
  name text NOT NULL,
  full_name text NOT NULL,
  country text NOT NULL CHECK (country IN ('RU', 'KZ')),
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
  number_prefix text NOT NULL DEFAULT '',
  brand_colour text,
  logo_file_id id,
  position integer NOT NULL DEFAULT 0,
  is_active boolean NOT NULL DEFAULT true
);

CREATE TABLE organisation_vat (
  organisation_id id NOT NULL REFERENCES organisation,
  valid_from date NOT NULL,
  rate_bp basis_points, -- null: «без НДС»
  PRIMARY KEY (organisation_id, valid_from)
);

CREATE TABLE bank_account (
  id id PRIMARY KEY,
  organisation_id id NOT NULL REFERENCES organisation,
  bank_name text NOT NULL,
  bic text NOT NULL,
  account text NOT NULL,
  correspondent_account text,
  kbe text,
  knp text,
  currency currency NOT NULL,
  payments_origin text NOT NULL DEFAULT 'hand' CHECK (payments_origin IN ('erp', 'statement', 'hand')),
  is_default boolean NOT NULL DEFAULT false,
  UNIQUE (account)
);

CREATE TABLE employee (
  id id PRIMARY KEY,
  email text NOT NULL,
  name text NOT NULL,
  phone text,
  password_hash text,
  roles text[] NOT NULL CHECK (roles <@ ARRAY['owner', 'admin', 'sales', 'warehouse', 'accountant', 'buyer']),
  locale text NOT NULL DEFAULT 'ru' CHECK (locale IN ('ru', 'en')),
  is_active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX employee_email ON employee (lower(email));

CREATE TABLE partner (
  id id PRIMARY KEY,
  code text UNIQUE,
  name text NOT NULL,
  manager_id id REFERENCES employee,
  autonomy text NOT NULL DEFAULT 'approve' CHECK (autonomy IN ('shadow', 'approve', 'veto', 'automatic')),
  veto_minutes integer NOT NULL DEFAULT 5 CHECK (veto_minutes BETWEEN 1 AND 120),
  partial_policy text NOT NULL DEFAULT 'wait' CHECK (partial_policy IN ('wait', 'ship-rest', 'close-rest')),
  stock_display text NOT NULL DEFAULT 'exact' CHECK (stock_display IN ('exact', 'rough')),
  segment text,
  note text,
  is_active boolean NOT NULL DEFAULT true,
  source text NOT NULL DEFAULT 'hub',
  created_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
CREATE INDEX partner_name_trgm ON partner USING gin (lower(name) gin_trgm_ops);
CREATE INDEX partner_manager ON partner (manager_id);

CREATE TABLE legal_entity (
  id id PRIMARY KEY,
  partner_id id NOT NULL REFERENCES partner,
  name text NOT NULL,
  full_name text NOT NULL,
  country text NOT NULL CHECK (country IN ('RU', 'KZ')),
  tax_id text NOT NULL,
  kpp text,
  address text NOT NULL DEFAULT '',
  is_active boolean NOT NULL DEFAULT true
);
CREATE INDEX legal_entity_partner ON legal_entity (partner_id);
CREATE INDEX legal_entity_tax_id ON legal_entity (tax_id);

CREATE TABLE contract (
  id id PRIMARY KEY,
  legal_entity_id id NOT NULL REFERENCES legal_entity,
  organisation_id id NOT NULL REFERENCES organisation,
  number text NOT NULL,
  signed_on date NOT NULL,
  currency currency NOT NULL,
  is_active boolean NOT NULL DEFAULT true,
  UNIQUE (legal_entity_id, organisation_id, number)
);

-- A person; the same phone may act for several partners (contact_right).
CREATE TABLE contact (
  id id PRIMARY KEY,
  name text NOT NULL,
  phone text UNIQUE,
  email text,
  locale text NOT NULL DEFAULT 'ru' CHECK (locale IN ('ru', 'en')),
  created_at timestamptz NOT NULL DEFAULT now()
);

-- No row means no right.
CREATE TABLE contact_right (
  contact_id id NOT NULL REFERENCES contact,
  partner_id id NOT NULL REFERENCES partner,
  sees_prices boolean NOT NULL DEFAULT false,
  may_order boolean NOT NULL DEFAULT false,
  may_confirm boolean NOT NULL DEFAULT false,
  gets_documents boolean NOT NULL DEFAULT false,
  receives_goods boolean NOT NULL DEFAULT false,
  title text,
  last_legal_entity_id id REFERENCES legal_entity,
  is_active boolean NOT NULL DEFAULT true,
  PRIMARY KEY (contact_id, partner_id)
);
CREATE INDEX contact_right_partner ON contact_right (partner_id);

-- A customer's building site, shop or café («объект»).
CREATE TABLE site (
  id id PRIMARY KEY,
  partner_id id NOT NULL REFERENCES partner,
  legal_entity_id id REFERENCES legal_entity,
  name text NOT NULL,
  address text NOT NULL,
  contact_name text,
  contact_phone text,
  note text,
  is_active boolean NOT NULL DEFAULT true
);
CREATE INDEX site_partner ON site (partner_id);

CREATE TABLE session (
  token_hash text PRIMARY KEY,
  employee_id id REFERENCES employee,
  contact_id id REFERENCES contact,
  partner_id id REFERENCES partner,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  user_agent text,
  CHECK ((employee_id IS NULL) <> (contact_id IS NULL))
);
CREATE INDEX session_expires ON session (expires_at);

-- One-time secrets: a signed link to the chat, a code by phone, a password reset.
CREATE TABLE sign_in_secret (
  id id PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('link', 'code', 'password-reset', 'invitation')),
  secret_hash text NOT NULL UNIQUE,
  contact_id id REFERENCES contact,
  employee_id id REFERENCES employee,
  partner_id id REFERENCES partner,
  attempts integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX sign_in_secret_contact ON sign_in_secret (contact_id);
