-- A customer's role reads what was sent, nothing that waits or was refused, and no price that is another partner's: a person of two
-- companies has one thread.
ALTER POLICY own ON message USING (
  (direction = 'in' OR delivery IN ('accepted', 'sent', 'delivered', 'read', 'unknown'))
  AND (prices_of IS NULL OR prices_of = app_party())
  AND EXISTS (SELECT FROM thread t WHERE t.id = message.thread_id));
