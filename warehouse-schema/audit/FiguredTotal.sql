-- Grain: one row per report table that is cut by facility, facility and measure: its part of the control total.
CREATE TABLE audit.FiguredTotal
(
    TableName      varchar(60)    NOT NULL, -- X of mart.X
    FacilityCode   varchar(5)     NOT NULL,
    MeasureName    varchar(60)    NOT NULL, -- a column of the table; Rows for their count
    HundredthCount bigint         NOT NULL, -- whole hundredths
    CONSTRAINT PK_audit_FiguredTotal PRIMARY KEY (TableName, FacilityCode, MeasureName)
);
