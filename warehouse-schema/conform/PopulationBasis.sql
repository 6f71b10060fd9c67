-- Ways of counting a population. Feeds dim.PopulationBasis.
CREATE VIEW conform.PopulationBasis
AS
SELECT
    listed.LoadRunKey,
    listed.Code AS PopulationBasisCode,
    listed.CodeName AS PopulationBasisName,
    listed.CodeNameVietnamese AS PopulationBasisNameVietnamese,
    listed.ValidFromDateKey,
    listed.ValidToDateKey,
    0 AS IsInferred
FROM conform.CodeListEntry AS listed
WHERE listed.ListName = 'PopulationBasis';
