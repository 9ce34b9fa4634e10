-- What corrections teach: where a name came from, how often it decided a line, who took it back.
ALTER TABLE alias ADD COLUMN uses integer NOT NULL DEFAULT 0;
ALTER TABLE alias ADD COLUMN last_used_at timestamptz;
ALTER TABLE alias ADD COLUMN revoked_by text;
ALTER TABLE alias ADD COLUMN taught_for id REFERENCES partner; -- the customer in whose order it was said
ALTER TABLE alias DROP CONSTRAINT alias_source_check;
ALTER TABLE alias ADD CONSTRAINT alias_source_check CHECK (source IN ('choice', 'correction', 'import', 'hand', 'agreement'));
CREATE INDEX alias_of_phrase ON alias (phrase);
CREATE INDEX alias_of_product ON alias (product_id);

-- The unit a customer means when none is said.
CREATE TABLE unit_preference (
  id id PRIMARY KEY,
  level text NOT NULL CHECK (level IN ('person', 'customer')),
  owner_id id NOT NULL,
  product_id id NOT NULL REFERENCES product,
  unit text NOT NULL,
  hits integer NOT NULL DEFAULT 1,
  uses integer NOT NULL DEFAULT 0,
  last_used_at timestamptz,
  source text NOT NULL CHECK (source IN ('choice', 'correction', 'hand')),
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  revoked_at timestamptz,
  revoked_by text
);
CREATE UNIQUE INDEX unit_preference_live ON unit_preference (level, owner_id, product_id) WHERE revoked_at IS NULL;

-- A line that people understood otherwise than the engine did: «что путаем».
CREATE TABLE line_correction (
  id id PRIMARY KEY,
  key text NOT NULL UNIQUE,
  kind text NOT NULL CHECK (kind IN ('switched', 'chosen', 'unit')),
  order_id id NOT NULL REFERENCES customer_order,
  line_id id NOT NULL,
  partner_id id NOT NULL REFERENCES partner,
  said text NOT NULL,
  from_product_id id REFERENCES product,
  to_product_id id NOT NULL REFERENCES product,
  from_unit text,
  to_unit text,
  probability real,
  corrected_by text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX line_correction_pair ON line_correction (from_product_id, to_product_id, at DESC);
CREATE INDEX line_correction_at ON line_correction (at DESC);

-- When to accept without asking, chosen for the company, a group of goods or a customer. Without a row the engine decides.
CREATE TABLE recognition_threshold (
  scope text NOT NULL CHECK (scope IN ('company', 'group', 'customer')),
  scope_id text NOT NULL DEFAULT '',
  accept_bp integer NOT NULL CHECK (accept_bp BETWEEN 0 AND 10000),
  margin_bp integer CHECK (margin_bp BETWEEN 0 AND 10000),
  wrong_minor bigint CHECK (wrong_minor > 0), -- what a wrong line costs, where the threshold was made of costs
  question_minor bigint CHECK (question_minor >= 0),
  set_by text NOT NULL,
  set_at timestamptz NOT NULL,
  PRIMARY KEY (scope, scope_id)
);

-- What the bot answers by itself while the company tries it; null: everything. The rest goes to the manager with the draft prepared.
CREATE TABLE recognition_rules (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  agreeing_customers integer NOT NULL DEFAULT 3 CHECK (agreeing_customers BETWEEN 2 AND 100),
  pilot_groups text[],
  pilot_partners text[],
  pilot_channels text[],
  set_by text NOT NULL,
  set_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1
);

-- Past messages understood again and compared with what was ordered.
CREATE TABLE replay (
  id id PRIMARY KEY,
  state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'cancelled', 'failed')),
  since date,
  last_orders integer,
  compares_with text NOT NULL DEFAULT 'nothing-learned' CHECK (compares_with IN ('nothing-learned', 'without-alias')),
  alias_id id REFERENCES alias,
  done integer NOT NULL DEFAULT 0,
  total integer,
  report jsonb, -- {now, before, byGroup, byCustomer, curve, misses}
  asked_by text NOT NULL,
  asked_by_name text NOT NULL,
  created_at timestamptz NOT NULL,
  finished_at timestamptz,
  version integer NOT NULL DEFAULT 1
);
CREATE INDEX replay_recent ON replay (created_at DESC);

-- Of all these a customer reads nothing; staff and workers have them by the default privileges.
REVOKE ALL ON unit_preference, line_correction, recognition_threshold, recognition_rules, replay FROM skladno_customer;
