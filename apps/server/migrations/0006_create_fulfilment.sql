-- A repeating departure: weekday set, window, cut-off tested against release, capacity.
CREATE TABLE delivery_window (
  id id PRIMARY KEY,
  warehouse_id id NOT NULL REFERENCES warehouse,
  mode text NOT NULL CHECK (mode IN ('pickup', 'delivery')),
  name text NOT NULL,
  weekdays integer[] NOT NULL, -- Monday = 1
  from_minutes integer NOT NULL,
  to_minutes integer NOT NULL,
  cut_off_minutes integer NOT NULL, -- of the working day before (delivery) or the same day (pickup)
  cut_off_days_before integer NOT NULL DEFAULT 1,
  capacity_stops integer,
  capacity_kg integer,
  is_active boolean NOT NULL DEFAULT true,
  CHECK (from_minutes < to_minutes)
);

CREATE TABLE holiday (
  country text NOT NULL CHECK (country IN ('RU', 'KZ')),
  day date NOT NULL,
  is_working boolean NOT NULL DEFAULT false,
  PRIMARY KEY (country, day)
);

CREATE TABLE picking_task (
  id id PRIMARY KEY,
  order_id id NOT NULL REFERENCES customer_order,
  warehouse_id id NOT NULL REFERENCES warehouse,
  state text NOT NULL CHECK (state IN ('waiting', 'open', 'picking', 'picked', 'cancelled')),
  assigned_to id REFERENCES employee,
  due_at timestamptz,
  created_at timestamptz NOT NULL,
  started_at timestamptz,
  finished_at timestamptz,
  version integer NOT NULL DEFAULT 1
);
CREATE INDEX picking_task_open ON picking_task (warehouse_id, due_at) WHERE state IN ('waiting', 'open', 'picking');
CREATE INDEX picking_task_order ON picking_task (order_id);

CREATE TABLE picking_line (
  task_id id NOT NULL REFERENCES picking_task,
  line_id id NOT NULL REFERENCES order_line,
  position integer NOT NULL,
  product_id id NOT NULL REFERENCES product,
  cell text,
  to_pick_thousandths bigint NOT NULL CHECK (to_pick_thousandths > 0), -- base units
  picked_thousandths bigint NOT NULL DEFAULT 0,
  outcome text CHECK (outcome IN ('picked', 'short', 'missing', 'mismatch')),
  note text,
  at timestamptz,
  PRIMARY KEY (task_id, line_id)
);

CREATE TABLE shipment (
  id id PRIMARY KEY,
  order_id id NOT NULL REFERENCES customer_order,
  organisation_id id NOT NULL REFERENCES organisation,
  warehouse_id id NOT NULL REFERENCES warehouse,
  partner_id id NOT NULL REFERENCES partner,
  legal_entity_id id NOT NULL REFERENCES legal_entity,
  number text NOT NULL,
  erp_number text,
  shipped_on date NOT NULL,
  mode text NOT NULL CHECK (mode IN ('pickup', 'delivery', 'carrier')),
  currency currency NOT NULL,
  total_minor bigint NOT NULL,
  vat_minor bigint NOT NULL,
  shipped_at timestamptz NOT NULL,
  delivered_at timestamptz,
  received_by text,
  UNIQUE (organisation_id, number)
);
CREATE INDEX shipment_order ON shipment (order_id);
CREATE INDEX shipment_partner ON shipment (partner_id);

CREATE TABLE shipment_line (
  shipment_id id NOT NULL REFERENCES shipment,
  line_id id NOT NULL REFERENCES order_line,
  position integer NOT NULL,
  product_id id NOT NULL REFERENCES product,
  base_thousandths bigint NOT NULL CHECK (base_thousandths > 0),
  pack_thousandths bigint NOT NULL,
  pack_unit text NOT NULL,
  price_micros bigint NOT NULL,
  amount_minor bigint NOT NULL,
  vat_minor bigint NOT NULL,
  vat_rate_bp basis_points,
  PRIMARY KEY (shipment_id, line_id)
);
CREATE INDEX shipment_line_line ON shipment_line (line_id);
