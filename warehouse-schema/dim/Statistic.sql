-- Grain: one row per reported statistic and the time in which it has this meaning.
-- Key  StatisticCode, ValidFromDateKey
-- Caution  a stock (beds, staff) is never added over periods, a flow (visits) is; neither over period types, since months are in their quarter
CREATE TABLE dim.Statistic
(
    StatisticKey            int           NOT NULL,
    StatisticCode           varchar(20)   NOT NULL,
    StatisticName           nvarchar(255) NOT NULL,
    StatisticNameVietnamese nvarchar(255) NOT NULL,
    Additivity              varchar(10)   NOT NULL, -- Stock or Flow
    UnitName                varchar(20)   NOT NULL,
    ValidFromDateKey        int           NOT NULL,
    ValidToDateKey          int           NOT NULL,
    IsInferred              smallint      NOT NULL,
    LoadRunKey              int           NOT NULL,
    CONSTRAINT PK_dim_Statistic PRIMARY KEY (StatisticKey),
    CONSTRAINT UQ_dim_Statistic_Code UNIQUE (StatisticCode, ValidFromDateKey)
);
