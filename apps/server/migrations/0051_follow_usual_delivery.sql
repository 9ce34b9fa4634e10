-- How goods of this customer usually get there: what a new draft begins with.
ALTER TABLE agreement ADD COLUMN delivery_mode text NOT NULL DEFAULT 'pickup' CHECK (delivery_mode IN ('pickup', 'delivery', 'carrier'));
