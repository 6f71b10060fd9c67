-- Visits in warehouse vocabulary. Feeds fact.Visit.
CREATE VIEW conform.Visit
AS
SELECT
    staged.LoadRunKey,
    staged.MA_LK                                  AS VisitNumber,
    COALESCE(facility.FacilityKey, -1)            AS TreatingFacilityKey,
    CAST(SUBSTRING(staged.NGAY_VAO, 1, 8) AS int) AS AdmissionDateKey,
    staged.T_BHTT                                 AS FundPaidAmount
FROM staging.Visit AS staged
LEFT JOIN dim.Facility AS facility
    ON facility.FacilityCode = staged.MA_CSKCB
    AND CAST(SUBSTRING(staged.NGAY_VAO, 1, 8) AS int) BETWEEN facility.ValidFromDateKey AND facility.ValidToDateKey;
