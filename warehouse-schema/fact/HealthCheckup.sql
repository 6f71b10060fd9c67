-- Grain: one row per health check-up (facility and MA_LK), its newest accepted version.
-- Role  FacilityKey at EndDateKey, MemberKey at EndDateKey, ResidenceCommuneKey at EndDateKey
-- Caution  count people by MemberDurableKey, else by CitizenToken; who came without a number counts once for each check-up
-- Person  CitizenToken
-- Forgets  SexKey, AgeBandKey
CREATE TABLE fact.HealthCheckup
(
    HealthCheckupKey           bigint        NOT NULL,
    CheckupNumber              nvarchar(100) NOT NULL, -- degenerate dimension: MA_LK
    MonthKey                   int           NOT NULL, -- of the last day
    FacilityKey                int           NOT NULL,
    FacilityDurableKey         int           NOT NULL,
    GlnCode                    varchar(13)   NOT NULL, -- MA_GTIN_CSKCB as the file names it; empty without a valid one
    MemberKey                  bigint        NOT NULL, -- -1 without a BHXH number
    MemberDurableKey           bigint        NOT NULL,
    CitizenToken               char(32)      NOT NULL, -- keyed token of the citizen number; empty without one
    ResidenceCommuneKey        int           NOT NULL,
    ResidenceCommuneDurableKey int           NOT NULL,
    SexKey                     int           NOT NULL,
    AgeBandKey                 int           NOT NULL,
    CareTypeKey                int           NOT NULL, -- -1 where the code was not in force on the last day
    TargetGroupCode            varchar(20)   NOT NULL, -- DOI_TUONG as sent: its code list is not published with the format
    PayerCode                  varchar(20)   NOT NULL, -- NGUON_CHI_TRA as sent: its code list is not published with the format
    StartDateKey               int           NOT NULL,
    EndDateKey                 int           NOT NULL,
    HealthClassCode            smallint      NOT NULL, -- PHAN_LOAI_SK 1 to 5; 0 without a conclusion
    DocumentCount              int           NOT NULL,
    OtherDocumentCount         int           NOT NULL, -- documents of findings: counted, never stored
    ContentHash                char(32)      NOT NULL,
    SubmissionDateKey          int           NOT NULL, -- NGAYLAP; -1 without
    SourceFileKey              int           NOT NULL,
    VersionSourceFileKey       int           NOT NULL, -- the last file that brought this content
    RecordNumber               int           NOT NULL,
    LoadRunKey                 int           NOT NULL,
    CONSTRAINT PK_fact_HealthCheckup PRIMARY KEY (HealthCheckupKey),
    CONSTRAINT UQ_fact_HealthCheckup_Number UNIQUE (FacilityDurableKey, CheckupNumber),
    CONSTRAINT FK_fact_HealthCheckup_Facility FOREIGN KEY (FacilityKey) REFERENCES dim.Facility (FacilityKey),
    CONSTRAINT FK_fact_HealthCheckup_Member FOREIGN KEY (MemberKey) REFERENCES dim.Member (MemberKey),
    CONSTRAINT FK_fact_HealthCheckup_ResidenceCommune FOREIGN KEY (ResidenceCommuneKey) REFERENCES dim.AdministrativeUnit (AdministrativeUnitKey),
    CONSTRAINT FK_fact_HealthCheckup_Sex FOREIGN KEY (SexKey) REFERENCES dim.Sex (SexKey),
    CONSTRAINT FK_fact_HealthCheckup_AgeBand FOREIGN KEY (AgeBandKey) REFERENCES dim.AgeBand (AgeBandKey),
    CONSTRAINT FK_fact_HealthCheckup_CareType FOREIGN KEY (CareTypeKey) REFERENCES dim.CareType (CareTypeKey),
    CONSTRAINT FK_fact_HealthCheckup_StartDate FOREIGN KEY (StartDateKey) REFERENCES dim.Date (DateKey),
    CONSTRAINT FK_fact_HealthCheckup_EndDate FOREIGN KEY (EndDateKey) REFERENCES dim.Date (DateKey)
);
