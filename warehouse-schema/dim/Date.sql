-- Grain: one row per day of 1990-01-01 … 2040-12-31, the open end 99991231 and the unknown day -1.
-- Key  DateKey
CREATE TABLE dim.Date
(
    DateKey           int          NOT NULL, -- yyyymmdd
    DayNumber         int          NOT NULL, -- days since 1990-01-01: subtract two of them for a length of time
    CalendarDate      date         NOT NULL,
    CalendarYear      smallint     NOT NULL,
    CalendarQuarter   smallint     NOT NULL,
    CalendarMonth     smallint     NOT NULL,
    DayOfMonth        smallint     NOT NULL,
    IsoWeekday        smallint     NOT NULL, -- 1 Monday … 7 Sunday
    MonthKey          int          NOT NULL, -- yyyymm
    QuarterKey        int          NOT NULL, -- yyyyq
    MonthStartDateKey int          NOT NULL,
    MonthEndDateKey   int          NOT NULL,
    IsWeekend         smallint     NOT NULL,
    IsMonthEnd        smallint     NOT NULL,
    CONSTRAINT PK_dim_Date PRIMARY KEY (DateKey)
);
