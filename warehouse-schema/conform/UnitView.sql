-- In which units a figure can be asked for. Feeds dim.UnitView.
CREATE VIEW conform.UnitView
AS
SELECT
    listed.LoadRunKey,
    listed.Code AS UnitViewCode,
    listed.CodeName AS UnitViewName,
    listed.CodeNameVietnamese AS UnitViewNameVietnamese,
    listed.ValidFromDateKey,
    listed.ValidToDateKey,
    0 AS IsInferred
FROM conform.CodeListEntry AS listed
WHERE listed.ListName = 'UnitView';
