-- Why the fund was asked for more or less than in the period before: people, visits of each, kind of disease, intensity and price, without a rest.
-- Grain  one row per comparison, facility (empty code: all together) and chapter of the main diagnosis
-- Caution  the five effects add up to ChangeAmount; the rows of all facilities are no sum of those of the facilities; recent months still grow as facilities resubmit
-- Conserves  rows, BaseClaimCount, ClaimCount, BaseFundPaidAmount, FundPaidAmount, ChangeAmount = FundPaidAmount - BaseFundPaidAmount, PeopleEffectAmount, FrequencyEffectAmount, MixEffectAmount, IntensityEffectAmount, PriceEffectAmount of fact.CostGrowth by ComparisonCode, FromMonthKey, MonthKey, BaseFromMonthKey, BaseMonthKey, FacilityCode = CASE WHEN FacilityKey = -1 THEN '' ELSE Facility(FacilityKey).FacilityCode END, ChapterLetter
CREATE VIEW mart.CostGrowth
AS
SELECT
    growth.ComparisonCode,
    growth.FromMonthKey,
    growth.MonthKey,
    growth.BaseFromMonthKey,
    growth.BaseMonthKey,
    CAST(CASE WHEN growth.FacilityKey = -1 THEN '' ELSE facility.FacilityCode END AS varchar(5)) AS FacilityCode,
    CAST(CASE WHEN growth.FacilityKey = -1 THEN '' ELSE facility.FacilityName END AS nvarchar(255)) AS FacilityName,
    growth.ChapterLetter,
    growth.BaseClaimCount,
    growth.ClaimCount,
    growth.BaseFundPaidAmount,
    growth.FundPaidAmount,
    CAST(growth.FundPaidAmount - growth.BaseFundPaidAmount AS decimal(18, 2)) AS ChangeAmount,
    growth.PeopleEffectAmount,
    growth.FrequencyEffectAmount,
    growth.MixEffectAmount,
    growth.IntensityEffectAmount,
    growth.PriceEffectAmount,
    growth.MethodCode
FROM fact.CostGrowth AS growth
INNER JOIN dim.Facility AS facility
    ON facility.FacilityKey = growth.FacilityKey;
