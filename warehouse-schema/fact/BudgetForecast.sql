-- Grain: one row per year, province or facility: what the fund will have been asked for by the end of the year, as far as can be told at the last whole month, against the estimate. Written when the figures are computed.
-- Role  FacilityKey at 99991231, AdministrativeUnitKey at 99991231
-- Caution  the forecast of a province contains its facilities: never add the two; where StateCode is TooFewMonths or NoArrivalDays nothing is forecast and ForecastAmount is what was asked; OverrunRate is -1 where it cannot be told; months before the first claims (UnknownMonthCount) are taken like months to come
-- Conserves  AskedAmount = FundPaidAmount of fact.Claim by YearNumber = SettlementMonthKey / 100, FacilityDurableKey = TreatingFacilityDurableKey among FacilityDurableKey <> -1 as far as told;
-- Conserves  EstimateAmount of fact.FundBudget by YearNumber, AdministrativeUnitDurableKey, FacilityDurableKey as far as told;
-- Conserves  ForecastAmount = AskedAmount + LateAmount + RemainingAmount of fact.BudgetForecast by YearNumber, AdministrativeUnitDurableKey, FacilityDurableKey
CREATE TABLE fact.BudgetForecast
(
    YearNumber                   int            NOT NULL,
    AdministrativeUnitKey        int            NOT NULL, -- the province
    AdministrativeUnitDurableKey int            NOT NULL,
    FacilityKey                  int            NOT NULL, -- -1 for the province as a whole
    FacilityDurableKey           int            NOT NULL,
    MonthKey                     int            NOT NULL, -- the last whole month: the last one whose discharges reach its end
    EstimateAmount               decimal(18, 2) NOT NULL, -- in force; 0 where none is assigned
    AskedAmount                  decimal(18, 2) NOT NULL, -- for the year, whenever it arrived
    LateAmount                   decimal(18, 2) NOT NULL, -- still expected for months that are over; below 0 where corrections take back
    RemainingAmount              decimal(18, 2) NOT NULL, -- expected for the other months, beyond what was asked for them already
    ForecastAmount               decimal(18, 2) NOT NULL, -- the three together
    StandardErrorAmount          decimal(18, 2) NOT NULL, -- of the forecast
    LowAmount                    decimal(18, 2) NOT NULL, -- bounds of the 80 % band
    HighAmount                   decimal(18, 2) NOT NULL,
    OverrunRate                  decimal(9, 6)  NOT NULL, -- probability that the forecast exceeds the estimate; -1 where it cannot be told
    HistoryMonthCount            int            NOT NULL, -- months with claims that were learned from
    RemainingMonthCount          int            NOT NULL, -- of the year, to come or unknown
    UnknownMonthCount            int            NOT NULL, -- of them, those before the first month with claims
    IsSeasonal                   smallint       NOT NULL, -- 1 where two years or more tell of the season; 0 where it is not applied
    StateCode                    varchar(20)    NOT NULL, -- Forecast, NoEstimate (forecast, and nothing to hold it against), TooFewMonths or NoArrivalDays
    MethodCode                   varchar(20)    NOT NULL, -- with P: how months fill up was learned from the whole province
    CONSTRAINT PK_fact_BudgetForecast PRIMARY KEY (YearNumber, AdministrativeUnitDurableKey, FacilityDurableKey),
    CONSTRAINT FK_fact_BudgetForecast_AdministrativeUnit FOREIGN KEY (AdministrativeUnitKey) REFERENCES dim.AdministrativeUnit (AdministrativeUnitKey),
    CONSTRAINT FK_fact_BudgetForecast_Facility FOREIGN KEY (FacilityKey) REFERENCES dim.Facility (FacilityKey)
);
