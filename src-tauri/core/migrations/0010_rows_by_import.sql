-- Whether an import brought a row is asked whenever tasks are counted from the log.
CREATE INDEX import_row_brought ON import_row (tbl, row_id, batch_id);
