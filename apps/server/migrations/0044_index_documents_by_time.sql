-- The archive shows the latest first, whatever the kind.
CREATE INDEX invoice_by_time ON invoice (created_at DESC, id DESC);
CREATE INDEX shipment_by_time ON shipment (shipped_at DESC, id DESC);
CREATE INDEX document_by_time ON document (created_at DESC, id DESC) WHERE invoice_id IS NULL AND shipment_id IS NULL AND return_id IS NULL;
CREATE INDEX invoice_number_trgm ON invoice USING gin (number gin_trgm_ops);
CREATE INDEX shipment_number_trgm ON shipment USING gin (number gin_trgm_ops);
DROP INDEX document_number_trgm;
