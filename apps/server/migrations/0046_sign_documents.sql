-- Pictures printed over the signatures of a счёт.
ALTER TABLE organisation ADD COLUMN stamp_file_id id REFERENCES stored_file, ADD COLUMN signature_file_id id REFERENCES stored_file;
