-- Grain: one row per load, table and key column: rows that were pointed to another version because the load changed the intervals of a dimension.
CREATE TABLE audit.Rekeying
(
    LoadRunKey    int         NOT NULL,
    TableName     varchar(60) NOT NULL, -- such as fact.Claim
    ColumnName    varchar(60) NOT NULL,
    MovedRowCount bigint      NOT NULL,
    CONSTRAINT PK_audit_Rekeying PRIMARY KEY (LoadRunKey, TableName, ColumnName)
);
