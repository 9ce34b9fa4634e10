-- A partner whose individual terms have ended, or not begun, buys on the typical ones and may read their prices. A day of tolerance on
-- both sides: the seller's calendar day is not the database's.
ALTER POLICY own ON price USING (EXISTS (
  SELECT FROM agreement a WHERE a.price_type_id = price.price_type_id AND (a.partner_id = app_party() OR (a.partner_id IS NULL AND NOT EXISTS (
    SELECT FROM agreement i WHERE i.partner_id = app_party()
      AND i.valid_from < current_date AND (i.valid_to IS NULL OR i.valid_to > current_date))))));
