-- Counted per e-mail, phone and address over a sliding window, by all replicas together.
CREATE TABLE sign_in_attempt (
  key text COLLATE "C" NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX sign_in_attempt_key ON sign_in_attempt (key, at);
CREATE INDEX sign_in_attempt_at ON sign_in_attempt (at);
