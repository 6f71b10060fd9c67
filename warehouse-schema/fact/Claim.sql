-- Grain: one row per encounter (facility, MA_LK), its newest accepted version.
-- Role  TreatingFacilityKey at DischargeDateKey, RegisteredFacilityKey at AdmissionDateKey, MemberKey at AdmissionDateKey, ResidenceCommuneKey at AdmissionDateKey, DepartmentKey at AdmissionDateKey
-- Forgets  SexKey, AgeBandKey
CREATE TABLE fact.Claim
(
    ClaimKey                     bigint         NOT NULL,
    ClaimNumber                  nvarchar(100)  NOT NULL, -- degenerate dimension: MA_LK
    SettlementMonthKey           int            NOT NULL, -- NAM_QT, THANG_QT
    TreatingFacilityKey          int            NOT NULL, -- the version in force at discharge
    TreatingFacilityDurableKey   int            NOT NULL,
    RegisteredFacilityKey        int            NOT NULL,
    RegisteredFacilityDurableKey int            NOT NULL,
    MemberKey                    bigint         NOT NULL, -- the version in force at admission
    MemberDurableKey             bigint         NOT NULL, -- the person
    ResidenceCommuneKey          int            NOT NULL, -- as the claim states it
    ResidenceCommuneDurableKey   int            NOT NULL,
    ParticipantGroupKey          int            NOT NULL, -- of the card shown
    SexKey                       int            NOT NULL,
    AgeBandKey                   int            NOT NULL, -- at admission, from the year of birth
    CareTypeKey                  int            NOT NULL,
    EntitlementKey               int            NOT NULL,
    MainDiagnosisKey             int            NOT NULL,
    DepartmentKey                int            NOT NULL, -- the first one; the version in force at admission
    DepartmentDurableKey         int            NOT NULL,
    AdmissionDateKey             int            NOT NULL, -- NGAY_VAO
    AdmissionMinute              int            NOT NULL, -- 0-1439
    InpatientAdmissionDateKey    int            NOT NULL, -- NGAY_VAO_NOI_TRU; -1 for outpatients
    DischargeDateKey             int            NOT NULL, -- NGAY_RA
    DischargeMinute              int            NOT NULL,
    PaymentDateKey               int            NOT NULL, -- NGAY_TTOAN; -1 until paid
    SubmissionDateKey            int            NOT NULL, -- NGAYLAP of the envelope; -1 when it has none
    IsInpatient                  smallint       NOT NULL,
    TreatmentDays                int            NOT NULL, -- SO_NGAY_DTRI
    TreatmentResultCode          smallint       NOT NULL, -- KET_QUA_DTRI
    DischargeTypeCode            smallint       NOT NULL, -- MA_LOAI_RV
    DrugAmount                   decimal(18, 2) NOT NULL, -- T_THUOC
    SupplyAmount                 decimal(18, 2) NOT NULL, -- T_VTYT
    FacilityChargeAmount         decimal(18, 2) NOT NULL, -- T_TONGCHI_BV
    CoveredChargeAmount          decimal(18, 2) NOT NULL, -- T_TONGCHI_BH
    FundPaidAmount               decimal(18, 2) NOT NULL, -- T_BHTT, asked from the fund, before review
    CopaymentAmount              decimal(18, 2) NOT NULL, -- T_BNCCT
    OutOfPocketAmount            decimal(18, 2) NOT NULL, -- T_BNTT
    OtherSourceAmount            decimal(18, 2) NOT NULL, -- T_NGUONKHAC
    FeeForServiceFundPaidAmount  decimal(18, 2) NOT NULL, -- T_BHTT_GDV
    DocumentCount                int            NOT NULL,
    LineCount                    int            NOT NULL, -- rows of XML2 and XML3
    OtherRowCount                int            NOT NULL, -- rows of the tables that are counted, not stored
    ContentHash                  char(32)       NOT NULL, -- XXH128 of the documents; tells versions apart together with the amounts
    SourceFileKey                int            NOT NULL, -- the file it was loaded from
    VersionSourceFileKey         int            NOT NULL, -- the last file that brought this content: its dates order the versions
    RecordNumber                 int            NOT NULL, -- position of the dossier in its file
    LoadRunKey                   int            NOT NULL,
    CONSTRAINT PK_fact_Claim PRIMARY KEY NONCLUSTERED (ClaimKey, SettlementMonthKey),
    CONSTRAINT FK_fact_Claim_TreatingFacility FOREIGN KEY (TreatingFacilityKey) REFERENCES dim.Facility (FacilityKey),
    CONSTRAINT FK_fact_Claim_RegisteredFacility FOREIGN KEY (RegisteredFacilityKey) REFERENCES dim.Facility (FacilityKey),
    CONSTRAINT FK_fact_Claim_Member FOREIGN KEY (MemberKey) REFERENCES dim.Member (MemberKey),
    CONSTRAINT FK_fact_Claim_ResidenceCommune FOREIGN KEY (ResidenceCommuneKey) REFERENCES dim.AdministrativeUnit (AdministrativeUnitKey),
    CONSTRAINT FK_fact_Claim_ParticipantGroup FOREIGN KEY (ParticipantGroupKey) REFERENCES dim.ParticipantGroup (ParticipantGroupKey),
    CONSTRAINT FK_fact_Claim_Sex FOREIGN KEY (SexKey) REFERENCES dim.Sex (SexKey),
    CONSTRAINT FK_fact_Claim_AgeBand FOREIGN KEY (AgeBandKey) REFERENCES dim.AgeBand (AgeBandKey),
    CONSTRAINT FK_fact_Claim_CareType FOREIGN KEY (CareTypeKey) REFERENCES dim.CareType (CareTypeKey),
    CONSTRAINT FK_fact_Claim_Entitlement FOREIGN KEY (EntitlementKey) REFERENCES dim.Entitlement (EntitlementKey),
    CONSTRAINT FK_fact_Claim_MainDiagnosis FOREIGN KEY (MainDiagnosisKey) REFERENCES dim.Diagnosis (DiagnosisKey),
    CONSTRAINT FK_fact_Claim_Department FOREIGN KEY (DepartmentKey) REFERENCES dim.Department (DepartmentKey),
    CONSTRAINT FK_fact_Claim_AdmissionDate FOREIGN KEY (AdmissionDateKey) REFERENCES dim.Date (DateKey),
    CONSTRAINT FK_fact_Claim_DischargeDate FOREIGN KEY (DischargeDateKey) REFERENCES dim.Date (DateKey)
) ON MonthScheme (SettlementMonthKey);
GO
CREATE CLUSTERED COLUMNSTORE INDEX CCI_fact_Claim ON fact.Claim ON MonthScheme (SettlementMonthKey);
GO
-- Finds the version before a correction; a dossier may change its settlement month, so uniqueness is the loader's to keep.
CREATE INDEX IX_fact_Claim_Number ON fact.Claim (ClaimNumber, TreatingFacilityDurableKey) ON MonthScheme (SettlementMonthKey);
