-- What happened between two moments, by kind: the owner's figures are counted from the events of a period.
CREATE INDEX event_log_by_time ON event_log (type, at);
-- Money is counted once, on the day it came, whatever it is placed on later.
CREATE INDEX event_log_by_payment ON event_log ((data ->> 'paymentId'))
  WHERE type IN ('billing.payment-received', 'billing.advance-received', 'billing.payment-unmatched');
