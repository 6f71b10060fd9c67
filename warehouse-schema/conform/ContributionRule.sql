-- Contribution rules: the code is the group and the place in the household (GD-2), attribute 1 the contribution as a part of the base salary, attribute 2 the part of it that the person pays, attribute 3 where it is from. Feeds dim.ContributionRule.
CREATE VIEW conform.ContributionRule
AS
SELECT
    listed.LoadRunKey,
    SUBSTRING(listed.Code, 1, 2) AS GroupCode,
    CAST(SUBSTRING(listed.Code, 4, 1) AS smallint) AS HouseholdNumber,
    listed.CodeName AS ContributionRuleName,
    listed.CodeNameVietnamese AS ContributionRuleNameVietnamese,
    CAST(listed.Attribute1 AS decimal(9, 5)) AS ContributionRate,
    CAST(listed.Attribute2 AS decimal(9, 5)) AS OwnRate,
    listed.Attribute3 AS LegalBasis,
    listed.ValidFromDateKey,
    listed.ValidToDateKey,
    0 AS IsInferred
FROM conform.CodeListEntry AS listed
WHERE listed.ListName = 'ContributionRule';
