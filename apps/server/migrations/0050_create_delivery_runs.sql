-- A part of the town one route serves. An address belongs to the first zone one of whose words it contains.
CREATE TABLE delivery_zone (
  id id PRIMARY KEY,
  warehouse_id id NOT NULL REFERENCES warehouse,
  name text NOT NULL,
  places text[] NOT NULL DEFAULT '{}',
  position integer NOT NULL DEFAULT 0,
  is_active boolean NOT NULL DEFAULT true,
  UNIQUE (warehouse_id, name)
);
ALTER TABLE site ADD COLUMN zone_id id REFERENCES delivery_zone; -- null: read from the address

-- The smallest order a warehouse takes to a zone (null: to any address), goods with VAT after discounts. Pickup has none.
CREATE TABLE order_minimum (
  id id PRIMARY KEY,
  warehouse_id id NOT NULL REFERENCES warehouse,
  mode text NOT NULL CHECK (mode IN ('delivery', 'carrier')),
  zone_id id REFERENCES delivery_zone,
  currency currency NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  UNIQUE NULLS NOT DISTINCT (warehouse_id, mode, zone_id, currency)
);

-- A weekly circuit of one vehicle: weekdays, cut-off tested against release, capacity shared by its windows.
CREATE TABLE delivery_route (
  id id PRIMARY KEY,
  warehouse_id id NOT NULL REFERENCES warehouse,
  zone_id id REFERENCES delivery_zone, -- null: any address
  name text NOT NULL,
  vehicle text NOT NULL DEFAULT '',
  weekdays integer[] NOT NULL, -- Monday = 1
  cut_off_minutes integer NOT NULL CHECK (cut_off_minutes BETWEEN 0 AND 1440),
  cut_off_days_before integer NOT NULL DEFAULT 1 CHECK (cut_off_days_before BETWEEN 0 AND 14), -- working days before the run
  capacity_stops integer CHECK (capacity_stops > 0), -- null: no limit
  capacity_kg integer CHECK (capacity_kg > 0),
  capacity_litres integer CHECK (capacity_litres > 0),
  is_active boolean NOT NULL DEFAULT true
);
CREATE INDEX delivery_route_warehouse ON delivery_route (warehouse_id);

CREATE TABLE route_window (
  id id PRIMARY KEY,
  route_id id NOT NULL REFERENCES delivery_route,
  from_minutes integer NOT NULL,
  to_minutes integer NOT NULL,
  capacity_stops integer CHECK (capacity_stops > 0),
  is_active boolean NOT NULL DEFAULT true,
  CHECK (from_minutes < to_minutes)
);
CREATE INDEX route_window_route ON route_window (route_id);

-- A route on a day, kept from the first order booked on it. Vehicle, driver and capacity may differ from the template that day.
CREATE TABLE delivery_run (
  id id PRIMARY KEY,
  route_id id NOT NULL REFERENCES delivery_route,
  warehouse_id id NOT NULL REFERENCES warehouse,
  day date NOT NULL,
  vehicle text NOT NULL DEFAULT '',
  driver text NOT NULL DEFAULT '',
  capacity_stops integer,
  capacity_kg integer,
  capacity_litres integer,
  state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'out', 'done')),
  out_at timestamptz,
  done_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (route_id, day)
);
CREATE INDEX delivery_run_day ON delivery_run (warehouse_id, day);

-- A released order's booked place on a run.
CREATE TABLE run_stop (
  run_id id NOT NULL REFERENCES delivery_run,
  order_id id NOT NULL REFERENCES customer_order,
  window_id id NOT NULL REFERENCES route_window,
  position integer NOT NULL,
  weight_grams bigint NOT NULL DEFAULT 0,
  volume_cm3 bigint NOT NULL DEFAULT 0,
  booked_by text NOT NULL,
  booked_at timestamptz NOT NULL,
  PRIMARY KEY (run_id, order_id)
);
CREATE INDEX run_stop_order ON run_stop (order_id);

-- Delivery windows of before become routes of one window each; what stays are the hours of pickup.
INSERT INTO delivery_route (id, warehouse_id, name, weekdays, cut_off_minutes, cut_off_days_before, capacity_stops, capacity_kg, is_active)
  SELECT id, warehouse_id, name, weekdays, cut_off_minutes, cut_off_days_before, capacity_stops, capacity_kg, is_active
  FROM delivery_window WHERE mode = 'delivery';
INSERT INTO route_window (id, route_id, from_minutes, to_minutes)
  SELECT id, id, from_minutes, to_minutes FROM delivery_window WHERE mode = 'delivery';
INSERT INTO delivery_run (id, route_id, warehouse_id, day, capacity_stops, capacity_kg)
  SELECT DISTINCT ON (w.route_id, o.ship_on) 'run_' || substr(md5(w.route_id || o.ship_on::text), 1, 26), w.route_id, o.warehouse_id, o.ship_on,
    r.capacity_stops, r.capacity_kg
  FROM customer_order o JOIN delivery_route r ON r.warehouse_id = o.warehouse_id
    JOIN route_window w ON w.route_id = r.id AND w.from_minutes = o.window_from_minutes
  WHERE o.state = 'confirmed' AND o.released_at IS NOT NULL AND o.delivery_mode = 'delivery' AND o.ship_on >= current_date;
INSERT INTO run_stop (run_id, order_id, window_id, position, weight_grams, booked_by, booked_at)
  SELECT DISTINCT ON (o.id) d.id, o.id, w.id, row_number() OVER (PARTITION BY d.id ORDER BY o.released_at, o.id),
    coalesce((SELECT sum(l.base_thousandths * coalesce(p.weight_grams, 0) / 1000) FROM order_line l JOIN product p ON p.id = l.product_id
      WHERE l.order_id = o.id AND l.state = 'open'), 0), 'system:migration', o.released_at
  FROM customer_order o JOIN delivery_run d ON d.warehouse_id = o.warehouse_id AND d.day = o.ship_on
    JOIN route_window w ON w.route_id = d.route_id AND w.from_minutes = o.window_from_minutes
  WHERE o.state = 'confirmed' AND o.released_at IS NOT NULL AND o.delivery_mode = 'delivery'
  ORDER BY o.id, d.id;
DELETE FROM delivery_window WHERE mode = 'delivery';
ALTER TABLE delivery_window DROP COLUMN mode;
ALTER TABLE delivery_window RENAME TO pickup_window;
ALTER INDEX delivery_window_pkey RENAME TO pickup_window_pkey;

-- Where orders go and from what sum is no secret of a customer; what rides beside their goods is.
GRANT SELECT ON delivery_zone, order_minimum TO skladno_customer;
