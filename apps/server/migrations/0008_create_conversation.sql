-- One record per way to reach a person: (channel, account, user_id ?? phone).
CREATE TABLE channel_identity (
  id id PRIMARY KEY,
  channel text NOT NULL,
  account text NOT NULL,
  user_id text,
  phone text,
  profile_name text,
  contact_id id REFERENCES contact,
  last_inbound_at timestamptz, -- opens the channel's free-form window
  is_reachable boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL,
  CHECK (user_id IS NOT NULL OR phone IS NOT NULL)
);
CREATE UNIQUE INDEX channel_identity_user ON channel_identity (channel, account, user_id) WHERE user_id IS NOT NULL;
CREATE UNIQUE INDEX channel_identity_phone ON channel_identity (channel, account, phone) WHERE phone IS NOT NULL;
CREATE INDEX channel_identity_contact ON channel_identity (contact_id);

CREATE TABLE thread (
  id id PRIMARY KEY,
  identity_id id NOT NULL UNIQUE REFERENCES channel_identity,
  contact_id id REFERENCES contact,
  partner_id id REFERENCES partner, -- for whom the person acts now
  state text NOT NULL CHECK (state IN ('bot', 'waiting', 'needs-person', 'taken')),
  taken_by id REFERENCES employee,
  order_id id REFERENCES customer_order, -- the draft or order being talked about
  question jsonb, -- the one open question {kind, lineId?, draftVersion, options}
  misunderstandings integer NOT NULL DEFAULT 0,
  waiting_since timestamptz,
  last_message_at timestamptz NOT NULL,
  last_text text NOT NULL DEFAULT '',
  unread integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1
);
CREATE INDEX thread_state ON thread (state, waiting_since);
CREATE INDEX thread_partner ON thread (partner_id);
CREATE INDEX thread_last ON thread (last_message_at DESC);

-- What came in, kept before it is acknowledged. One row per message id or status of the source.
CREATE TABLE raw_event (
  id id PRIMARY KEY,
  channel text NOT NULL,
  account text NOT NULL,
  source_id text NOT NULL,
  body jsonb NOT NULL,
  state text NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'done', 'unrecognised', 'failed')),
  detail text,
  received_at timestamptz NOT NULL,
  UNIQUE (channel, account, source_id)
);
CREATE INDEX raw_event_state ON raw_event (state) WHERE state <> 'done';

CREATE TABLE message (
  id id PRIMARY KEY,
  thread_id id NOT NULL REFERENCES thread,
  direction text NOT NULL CHECK (direction IN ('in', 'out')),
  author text NOT NULL CHECK (author IN ('customer', 'bot', 'employee')),
  employee_id id REFERENCES employee,
  content jsonb NOT NULL,
  text text NOT NULL DEFAULT '',
  file_id id REFERENCES stored_file,
  source_id text, -- the channel's own message id
  reply_to text,
  prices_of id REFERENCES partner, -- whose prices it shows; the sender compares at send time
  notice text, -- mandatory notices may go out as a template
  order_id id REFERENCES customer_order,
  draft_version integer,
  delivery text NOT NULL CHECK (delivery IN ('received', 'held', 'suppressed', 'queued', 'accepted', 'sent', 'delivered', 'read', 'failed', 'unknown')),
  failure text,
  release_at timestamptz, -- a held reply of a customer under veto goes out by itself then
  at timestamptz NOT NULL,
  understood jsonb -- intents, lines and other segments as decided
);
CREATE INDEX message_thread ON message (thread_id, at);
CREATE UNIQUE INDEX message_source ON message (thread_id, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX message_source_id ON message (source_id) WHERE source_id IS NOT NULL;
CREATE INDEX message_held ON message (release_at) WHERE delivery = 'held';

-- Work for a person: a request beyond the bot, a stranger, a message that could not be delivered.
CREATE TABLE escalation (
  id id PRIMARY KEY,
  thread_id id REFERENCES thread,
  order_id id REFERENCES customer_order,
  partner_id id REFERENCES partner,
  reason text NOT NULL,
  summary jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'taken', 'done')),
  assigned_to id REFERENCES employee,
  due_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  done_at timestamptz,
  key text NOT NULL UNIQUE
);
CREATE INDEX escalation_open ON escalation (due_at) WHERE state <> 'done';

-- A phrase that means a product, learned at the level of a person, customer, segment or the company.
CREATE TABLE alias (
  id id PRIMARY KEY,
  level text NOT NULL CHECK (level IN ('person', 'customer', 'segment', 'company')),
  owner_id text NOT NULL DEFAULT '', -- contact, partner, segment or ''
  phrase text NOT NULL,
  product_id id NOT NULL REFERENCES product,
  hits integer NOT NULL DEFAULT 1,
  source text NOT NULL CHECK (source IN ('choice', 'correction', 'import', 'hand')),
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  revoked_at timestamptz
);
CREATE UNIQUE INDEX alias_phrase ON alias (level, owner_id, phrase, product_id) WHERE revoked_at IS NULL;

-- Staff notices in the workplace; the customer's are messages.
CREATE TABLE staff_notice (
  id id PRIMARY KEY,
  employee_id id REFERENCES employee,
  role text,
  kind text NOT NULL,
  facts jsonb NOT NULL,
  order_id id REFERENCES customer_order,
  thread_id id REFERENCES thread,
  key text NOT NULL UNIQUE,
  created_at timestamptz NOT NULL,
  read_at timestamptz
);
CREATE INDEX staff_notice_recent ON staff_notice (created_at DESC);
