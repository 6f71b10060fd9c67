-- Coverage that the law sets for a year: the code is the year, attribute 1 the share, attribute 2 where it is from. Feeds dim.CoverageGoal.
CREATE VIEW conform.CoverageGoal
AS
SELECT
    listed.LoadRunKey,
    CAST(listed.Code AS int) AS GoalYear,
    listed.CodeName AS GoalName,
    listed.CodeNameVietnamese AS GoalNameVietnamese,
    CAST(listed.Attribute1 AS decimal(9, 5)) AS GoalRate,
    listed.Attribute2 AS LegalBasis,
    listed.ValidFromDateKey,
    listed.ValidToDateKey,
    0 AS IsInferred
FROM conform.CodeListEntry AS listed
WHERE listed.ListName = 'CoverageGoal';
