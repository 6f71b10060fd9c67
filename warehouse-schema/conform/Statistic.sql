-- What is reported to the health sector: attribute 1 says whether figures add up over time, attribute 2 the unit. Feeds dim.Statistic.
CREATE VIEW conform.Statistic
AS
SELECT
    listed.LoadRunKey,
    listed.Code AS StatisticCode,
    listed.CodeName AS StatisticName,
    listed.CodeNameVietnamese AS StatisticNameVietnamese,
    listed.Attribute1 AS Additivity,
    listed.Attribute2 AS UnitName,
    listed.ValidFromDateKey,
    listed.ValidToDateKey,
    0 AS IsInferred
FROM conform.CodeListEntry AS listed
WHERE listed.ListName = 'Statistic';
