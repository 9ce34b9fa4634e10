-- A change of an order holds the goods of a new line before the line is written: nothing is written when the goods are not there.
ALTER TABLE reservation ALTER CONSTRAINT reservation_line_id_fkey DEFERRABLE INITIALLY DEFERRED;
