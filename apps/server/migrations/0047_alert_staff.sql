-- Which letters an employee wants while the browser is closed. Without a row: what is usual for the roles.
CREATE TABLE alert_preference (
  employee_id id PRIMARY KEY REFERENCES employee,
  alerts text[] NOT NULL CHECK (alerts <@ ARRAY['work', 'stranger', 'failures', 'channels', 'orders', 'money']),
  quiet_from_minutes integer CHECK (quiet_from_minutes BETWEEN 0 AND 1439),
  quiet_to_minutes integer CHECK (quiet_to_minutes BETWEEN 0 AND 1439),
  updated_at timestamptz NOT NULL,
  CHECK ((quiet_from_minutes IS NULL) = (quiet_to_minutes IS NULL))
);
