-- Code lists of all names with their validity; read by the conform views of the code-list dimensions only.
CREATE VIEW conform.CodeListEntry
AS
SELECT
    listed.LoadRunKey,
    listed.ListName,
    listed.Code,
    listed.CodeName,
    listed.CodeNameVietnamese,
    listed.ValidFromDateKey,
    listed.ValidToDateKey,
    listed.Attribute1,
    listed.Attribute2,
    listed.Attribute3
FROM staging.CodeList AS listed;
