-- What the platform itself keeps: applied migrations, the event log, and calls to the outside world.

CREATE TABLE schema_migration (
  name text COLLATE "C" PRIMARY KEY,
  sha256 text COLLATE "C" NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now()
);

-- Every published fact, for subscribers, history and analytics. Never replayed into state.
CREATE TABLE event_log (
  id text COLLATE "C" PRIMARY KEY,
  seq bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  at timestamptz NOT NULL,
  type text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  subject text COLLATE "C" NOT NULL,
  party_id text COLLATE "C",
  data jsonb NOT NULL
);
CREATE INDEX event_log_by_subject ON event_log (subject, seq);
CREATE INDEX event_log_by_type ON event_log (type, seq);
CREATE INDEX event_log_by_party ON event_log (party_id, seq) WHERE party_id IS NOT NULL;

-- One call to the outside world: it happens once, or is known to be uncertain.
CREATE TABLE effect (
  id text COLLATE "C" PRIMARY KEY,
  key text COLLATE "C" NOT NULL UNIQUE,
  kind text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('pending', 'attempting', 'done', 'failed', 'unknown')),
  task text COLLATE "C" NOT NULL,
  payload jsonb NOT NULL,
  event_id text COLLATE "C" NOT NULL REFERENCES event_log,
  attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  detail text,
  result jsonb,
  created_at timestamptz NOT NULL,
  attempted_at timestamptz,
  settled_at timestamptz,
  CHECK ((state IN ('done', 'failed', 'unknown')) = (settled_at IS NOT NULL))
);
CREATE INDEX effect_open ON effect (state, created_at) WHERE state IN ('pending', 'attempting', 'unknown');
