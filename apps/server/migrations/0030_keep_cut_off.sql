-- Until when a released order may still be changed: the cut-off of the departure it is planned for. Null: nothing departs by a timetable.
ALTER TABLE customer_order ADD COLUMN cut_off_at timestamptz;
