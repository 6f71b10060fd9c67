-- Grain: one row per indicator, as the headers of indicator.* describe it. Written when the figures are computed.
-- Key  IndicatorCode
-- Caution  a rate of several rows is the sum of the numerators over the sum of the denominators, never an average of rates
CREATE TABLE dim.Indicator
(
    IndicatorKey        int            NOT NULL,
    IndicatorCode       varchar(5)     NOT NULL,
    IndicatorName       nvarchar(200)  NOT NULL,
    NumeratorMeaning    nvarchar(400)  NOT NULL,
    DenominatorMeaning  nvarchar(400)  NOT NULL,
    CautionText         nvarchar(1000) NOT NULL,
    PeriodCode          varchar(15)    NOT NULL, -- Flow: months add up; Stock: a longer period is its last month; FlowOverStock: the numerator adds up, the denominator is that of the last month
    UnitsCode           varchar(15)    NOT NULL, -- Restated: communes are carried into old and new ones; OverPopulation: its numerator is, over the population restated; Own: it has none, or they stay what they were
    IsNumeratorHidden   smallint       NOT NULL, -- 1 where the numerator counts people, so that reports hide 1 to 10
    IsDenominatorHidden smallint       NOT NULL,
    CONSTRAINT PK_dim_Indicator PRIMARY KEY (IndicatorKey),
    CONSTRAINT UQ_dim_Indicator_Code UNIQUE (IndicatorCode)
);
