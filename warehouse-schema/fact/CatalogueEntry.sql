-- Grain: one row per entry of a catalogue and the time in which it holds: a drug, supply or service of a facility with its approved price, or an ICD-10 code of the ministry's list.
-- Role  FacilityKey at StartDateKey
-- Caution  what is not here is only "not approved" where fact.CatalogueScope says that the facility's catalogue of that kind was received for the day; else a check does not apply
CREATE TABLE fact.CatalogueEntry
(
    CatalogueEntryKey    bigint         NOT NULL,
    EntryTypeCode        varchar(20)    NOT NULL, -- Drug, Supply, Service, Diagnosis
    FacilityKey          int            NOT NULL, -- the version in force on the first day; -1 for the ICD-10 list
    FacilityDurableKey   int            NOT NULL,
    DrugKey              int            NOT NULL,
    ServiceItemKey       int            NOT NULL,
    DiagnosisKey         int            NOT NULL,
    RegistrationNumber   nvarchar(255)  NOT NULL, -- SO_DANG_KY
    ApprovalText         nvarchar(255)  NOT NULL, -- TT_THAU of a drug or supply, the price decision of a service
    StartDateKey         int            NOT NULL, -- TU_NGAY
    EndDateKey           int            NOT NULL, -- DEN_NGAY; 99991231 while open
    UnitPrice            decimal(18, 2) NOT NULL, -- DON_GIA in đồng; 0 for a diagnosis
    EditionDateKey       int            NOT NULL, -- NGAY_LAP of the list, -1 where it does not tell: a later edition replaces the row
    SourceFileKey        int            NOT NULL,
    VersionSourceFileKey int            NOT NULL, -- the last file that brought this content
    RecordNumber         int            NOT NULL,
    LoadRunKey           int            NOT NULL,
    CONSTRAINT PK_fact_CatalogueEntry PRIMARY KEY (CatalogueEntryKey),
    CONSTRAINT FK_fact_CatalogueEntry_Facility FOREIGN KEY (FacilityKey) REFERENCES dim.Facility (FacilityKey),
    CONSTRAINT FK_fact_CatalogueEntry_Drug FOREIGN KEY (DrugKey) REFERENCES dim.Drug (DrugKey),
    CONSTRAINT FK_fact_CatalogueEntry_ServiceItem FOREIGN KEY (ServiceItemKey) REFERENCES dim.ServiceItem (ServiceItemKey),
    CONSTRAINT FK_fact_CatalogueEntry_Diagnosis FOREIGN KEY (DiagnosisKey) REFERENCES dim.Diagnosis (DiagnosisKey),
    CONSTRAINT FK_fact_CatalogueEntry_StartDate FOREIGN KEY (StartDateKey) REFERENCES dim.Date (DateKey)
);
GO
CREATE INDEX IX_fact_CatalogueEntry_Item ON fact.CatalogueEntry (FacilityDurableKey, DrugKey, ServiceItemKey, DiagnosisKey, StartDateKey);
