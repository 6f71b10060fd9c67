-- Dossiers of VSS claims in warehouse vocabulary: renamed, typed, keyed. Feeds fact.Claim.
CREATE VIEW conform.Claim
AS
SELECT
    staged.LoadRunKey,
    staged.SourceFileKey,
    staged.SourceFileKey AS VersionSourceFileKey,
    staged.RecordNumber,
    staged.ClaimKey,
    staged.MA_LK AS ClaimNumber,
    (staged.NAM_QT * 100) + staged.THANG_QT AS SettlementMonthKey,
    COALESCE(facility.FacilityKey, -1) AS TreatingFacilityKey,
    COALESCE(facility.FacilityDurableKey, -1) AS TreatingFacilityDurableKey,
    COALESCE(registered.FacilityKey, -1) AS RegisteredFacilityKey,
    COALESCE(registered.FacilityDurableKey, -1) AS RegisteredFacilityDurableKey,
    COALESCE(member.MemberKey, -1) AS MemberKey,
    COALESCE(member.MemberDurableKey, -1) AS MemberDurableKey,
    COALESCE(commune.AdministrativeUnitKey, -1) AS ResidenceCommuneKey,
    COALESCE(commune.AdministrativeUnitDurableKey, -1) AS ResidenceCommuneDurableKey,
    COALESCE(participantGroup.ParticipantGroupKey, -1) AS ParticipantGroupKey,
    COALESCE(sex.SexKey, -1) AS SexKey,
    COALESCE(ageBand.AgeBandKey, -1) AS AgeBandKey,
    COALESCE(careType.CareTypeKey, -1) AS CareTypeKey,
    COALESCE(entitlement.EntitlementKey, -1) AS EntitlementKey,
    COALESCE(diagnosis.DiagnosisKey, -1) AS MainDiagnosisKey,
    COALESCE(department.DepartmentKey, -1) AS DepartmentKey,
    COALESCE(department.DepartmentDurableKey, -1) AS DepartmentDurableKey,
    CAST(staged.NGAY_VAO / 10000 AS int) AS AdmissionDateKey,
    CAST(((staged.NGAY_VAO % 10000) / 100) * 60 + (staged.NGAY_VAO % 100) AS int) AS AdmissionMinute,
    CASE WHEN staged.NGAY_VAO_NOI_TRU > 0 THEN CAST(staged.NGAY_VAO_NOI_TRU / 10000 AS int) ELSE -1 END AS InpatientAdmissionDateKey,
    CAST(staged.NGAY_RA / 10000 AS int) AS DischargeDateKey,
    CAST(((staged.NGAY_RA % 10000) / 100) * 60 + (staged.NGAY_RA % 100) AS int) AS DischargeMinute,
    CASE WHEN staged.NGAY_TTOAN > 0 THEN CAST(staged.NGAY_TTOAN / 10000 AS int) ELSE -1 END AS PaymentDateKey,
    CASE WHEN staged.NGAYLAP > 0 THEN staged.NGAYLAP ELSE -1 END AS SubmissionDateKey,
    COALESCE(careType.IsInpatient, 0) AS IsInpatient,
    staged.SO_NGAY_DTRI AS TreatmentDays,
    staged.KET_QUA_DTRI AS TreatmentResultCode,
    staged.MA_LOAI_RV AS DischargeTypeCode,
    staged.T_THUOC AS DrugAmount,
    staged.T_VTYT AS SupplyAmount,
    staged.T_TONGCHI_BV AS FacilityChargeAmount,
    staged.T_TONGCHI_BH AS CoveredChargeAmount,
    staged.T_BHTT AS FundPaidAmount,
    staged.T_BNCCT AS CopaymentAmount,
    staged.T_BNTT AS OutOfPocketAmount,
    staged.T_NGUONKHAC AS OtherSourceAmount,
    staged.T_BHTT_GDV AS FeeForServiceFundPaidAmount,
    staged.DocumentCount,
    staged.LineCount,
    staged.OtherRowCount,
    staged.ContentHash
FROM staging.VssClaim AS staged
LEFT JOIN dim.Facility AS facility
    ON facility.FacilityCode = staged.MA_CSKCB
    AND CAST(staged.NGAY_RA / 10000 AS int) BETWEEN facility.ValidFromDateKey AND facility.ValidToDateKey
LEFT JOIN dim.Facility AS registered
    ON registered.FacilityCode = staged.MA_DKBD
    AND CAST(staged.NGAY_VAO / 10000 AS int) BETWEEN registered.ValidFromDateKey AND registered.ValidToDateKey
LEFT JOIN dim.Member AS member
    ON member.MemberToken = staged.MemberToken
    AND CAST(staged.NGAY_VAO / 10000 AS int) BETWEEN member.ValidFromDateKey AND member.ValidToDateKey
LEFT JOIN dim.AdministrativeUnit AS commune
    ON commune.UnitCode = staged.MAXA_CU_TRU
    AND CAST(staged.NGAY_VAO / 10000 AS int) BETWEEN commune.ValidFromDateKey AND commune.ValidToDateKey
LEFT JOIN dim.ParticipantGroup AS participantGroup
    ON participantGroup.GroupCode = staged.CardGroupCode
    AND CAST(staged.NGAY_VAO / 10000 AS int) BETWEEN participantGroup.ValidFromDateKey AND participantGroup.ValidToDateKey
LEFT JOIN dim.Sex AS sex
    ON sex.SexCode = staged.GIOI_TINH
LEFT JOIN dim.AgeBand AS ageBand
    ON (staged.NGAY_VAO / 100000000) - staged.BirthYear BETWEEN ageBand.FromAge AND ageBand.ToAge
    AND staged.BirthYear > 0
    AND ageBand.AgeBandKey > 0
LEFT JOIN dim.CareType AS careType
    ON careType.CareTypeCode = staged.MA_LOAI_KCB
    AND CAST(staged.NGAY_RA / 10000 AS int) BETWEEN careType.ValidFromDateKey AND careType.ValidToDateKey
LEFT JOIN dim.Entitlement AS entitlement
    ON entitlement.EntitlementCode = staged.MA_DOITUONG_KCB
    AND CAST(staged.NGAY_RA / 10000 AS int) BETWEEN entitlement.ValidFromDateKey AND entitlement.ValidToDateKey
LEFT JOIN dim.Diagnosis AS diagnosis
    ON diagnosis.DiagnosisCode = staged.MA_BENH_CHINH
LEFT JOIN dim.Department AS department
    ON department.DepartmentCode = staged.MA_KHOA
    AND department.FacilityCode = staged.MA_CSKCB
    AND CAST(staged.NGAY_VAO / 10000 AS int) BETWEEN department.ValidFromDateKey AND department.ValidToDateKey
WHERE staged.Disposition = 0;
