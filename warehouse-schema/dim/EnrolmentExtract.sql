-- Grain: one row per day of which an enrolment extract was received, whether or not its rows still stand.
-- Key  ExtractDateKey
CREATE TABLE dim.EnrolmentExtract
(
    EnrolmentExtractKey int      NOT NULL,
    ExtractDateKey      int      NOT NULL,
    IsInferred          smallint NOT NULL,
    LoadRunKey          int      NOT NULL,
    CONSTRAINT PK_dim_EnrolmentExtract PRIMARY KEY (EnrolmentExtractKey),
    CONSTRAINT UQ_dim_EnrolmentExtract_Day UNIQUE (ExtractDateKey)
);
