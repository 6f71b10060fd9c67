-- Health check-ups in warehouse vocabulary: renamed, typed, keyed. Feeds fact.HealthCheckup.
CREATE VIEW conform.HealthCheckup
AS
SELECT
    staged.LoadRunKey,
    staged.SourceFileKey,
    staged.SourceFileKey AS VersionSourceFileKey,
    staged.RecordNumber,
    staged.MA_LK AS CheckupNumber,
    CAST(staged.NGAY_RA / 100 AS int) AS MonthKey,
    COALESCE(facility.FacilityKey, -1) AS FacilityKey,
    COALESCE(facility.FacilityDurableKey, -1) AS FacilityDurableKey,
    staged.MA_GTIN_CSKCB AS GlnCode,
    COALESCE(member.MemberKey, -1) AS MemberKey,
    COALESCE(member.MemberDurableKey, -1) AS MemberDurableKey,
    staged.CitizenToken,
    COALESCE(commune.AdministrativeUnitKey, -1) AS ResidenceCommuneKey,
    COALESCE(commune.AdministrativeUnitDurableKey, -1) AS ResidenceCommuneDurableKey,
    COALESCE(sex.SexKey, -1) AS SexKey,
    COALESCE(ageBand.AgeBandKey, -1) AS AgeBandKey,
    COALESCE(careType.CareTypeKey, -1) AS CareTypeKey,
    staged.DOI_TUONG AS TargetGroupCode,
    staged.NGUON_CHI_TRA AS PayerCode,
    staged.NGAY_VAO AS StartDateKey,
    staged.NGAY_RA AS EndDateKey,
    staged.PHAN_LOAI_SK AS HealthClassCode,
    staged.DocumentCount,
    staged.OtherDocumentCount,
    staged.ContentHash,
    CASE WHEN staged.NGAYLAP > 0 THEN staged.NGAYLAP ELSE -1 END AS SubmissionDateKey
FROM staging.MohCheckups AS staged
LEFT JOIN dim.Facility AS facility
    ON facility.FacilityCode = staged.MA_CSKCB
    AND staged.NGAY_RA BETWEEN facility.ValidFromDateKey AND facility.ValidToDateKey
LEFT JOIN dim.Member AS member
    ON member.MemberToken = staged.MemberToken
    AND staged.NGAY_RA BETWEEN member.ValidFromDateKey AND member.ValidToDateKey
LEFT JOIN dim.AdministrativeUnit AS commune
    ON commune.UnitCode = staged.MAXA_CU_TRU
    AND staged.NGAY_RA BETWEEN commune.ValidFromDateKey AND commune.ValidToDateKey
LEFT JOIN dim.Sex AS sex
    ON sex.SexCode = staged.GIOI_TINH
LEFT JOIN dim.AgeBand AS ageBand
    ON (staged.NGAY_RA / 10000) - staged.BirthYear BETWEEN ageBand.FromAge AND ageBand.ToAge
    AND staged.BirthYear > 0
    AND ageBand.AgeBandKey > 0
LEFT JOIN dim.CareType AS careType
    ON careType.CareTypeCode = staged.MA_LOAI_KCB
    AND staged.NGAY_RA BETWEEN careType.ValidFromDateKey AND careType.ValidToDateKey
WHERE staged.Disposition = 0;
