-- A pallet or a barrel goes with every full pack of this kind: a returnable deposit line of its own. Null: the pack needs none.
ALTER TABLE pack ADD COLUMN deposit_product_id id REFERENCES product;
CREATE INDEX pack_deposit ON pack (deposit_product_id) WHERE deposit_product_id IS NOT NULL;
