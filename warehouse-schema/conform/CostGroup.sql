-- Cost groups: attribute 1 is the table they belong to, attribute 2 the column of the 79a/80a list. Feeds dim.CostGroup.
CREATE VIEW conform.CostGroup
AS
SELECT
    listed.LoadRunKey,
    CAST(listed.Code AS smallint) AS CostGroupCode,
    listed.CodeName AS CostGroupName,
    listed.CodeNameVietnamese AS CostGroupNameVietnamese,
    listed.Attribute2 AS ReportColumn,
    listed.ValidFromDateKey,
    listed.ValidToDateKey,
    0 AS IsInferred
FROM conform.CodeListEntry AS listed
WHERE listed.ListName = 'CostGroup';
