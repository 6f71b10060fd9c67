-- Grain: one row per day.
CREATE TABLE dim.Date
(
    DateKey           int      NOT NULL,
    DayNumber         int      NOT NULL,
    CalendarDate      date     NOT NULL,
    CalendarYear      smallint NOT NULL,
    CalendarQuarter   smallint NOT NULL,
    CalendarMonth     smallint NOT NULL,
    DayOfMonth        smallint NOT NULL,
    IsoWeekday        smallint NOT NULL,
    MonthKey          int      NOT NULL,
    QuarterKey        int      NOT NULL,
    MonthStartDateKey int      NOT NULL,
    MonthEndDateKey   int      NOT NULL,
    IsWeekend         smallint NOT NULL,
    IsMonthEnd        smallint NOT NULL,
    CONSTRAINT PK_dim_Date PRIMARY KEY (DateKey)
);
