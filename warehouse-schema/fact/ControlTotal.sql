-- Grain: one row per report table and measure, and one for the count of its rows: what the table held in all when the figures were last computed.
-- Caution  for comparing, not for showing as a figure: it adds up what may not be added, such as the people of two months; cells that are hidden because they are small are not in it
CREATE TABLE fact.ControlTotal
(
    TableName       varchar(60)    NOT NULL, -- degenerate dimension: X of mart.X
    MeasureName     varchar(60)    NOT NULL, -- a column of the table; Rows for their count
    ControlQuantity decimal(28, 2) NOT NULL,
    FigureRunNumber int            NOT NULL, -- counts the times that figures were computed; all rows are of one
    PublicationNumber int          NOT NULL, -- the newest publication in the figures; loads are numbered as they become visible
    CONSTRAINT PK_fact_ControlTotal PRIMARY KEY (TableName, MeasureName)
);
