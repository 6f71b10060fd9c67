-- Grain: one row per reported figure (data element, unit, period) that passed the gate.
CREATE TABLE staging.MohStatistics
(
    LoadRunKey         int            NOT NULL,
    SourceFileKey      int            NOT NULL,
    RecordNumber       int            NOT NULL, -- counts the figures of the file, from 1
    Disposition        smallint       NOT NULL, -- 0 to be loaded, 6 not stored by contract (an element that is not mapped, a part of a whole)
    DataElementCode    nvarchar(50)   NOT NULL, -- as the publisher calls it
    StatisticCode      varchar(20)    NOT NULL, -- empty when the figure is not stored, as are the next five
    OrgUnitKindCode    varchar(1)     NOT NULL, -- F facility, A area
    OrgUnitCode        varchar(5)     NOT NULL,
    PeriodTypeCode     varchar(1)     NOT NULL, -- Y, Q, M or D
    PeriodStartDateKey int            NOT NULL,
    PeriodEndDateKey   int            NOT NULL,
    ReportedQuantity   decimal(18, 2) NOT NULL,
    UpdatedAt          varchar(30)    NOT NULL, -- when the figure was changed, ISO 8601; of a file that does not say, when it was received
    CONSTRAINT UQ_staging_MohStatistics_Record UNIQUE (SourceFileKey, RecordNumber)
);
