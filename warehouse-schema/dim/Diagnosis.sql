-- Grain: one row per ICD-10 code, of the ministry's list or only named by a claim.
-- Key  DiagnosisCode
-- Caution  the limits say nothing while IsInferred is 1: without the list a check of sex, age or main diagnosis does not apply
CREATE TABLE dim.Diagnosis
(
    DiagnosisKey       int            NOT NULL,
    DiagnosisCode      varchar(7)     NOT NULL,
    ChapterLetter      varchar(1)     NOT NULL, -- first letter of the code
    DiagnosisName      nvarchar(1024) NOT NULL, -- empty while the list does not have it
    OnlySexCode        smallint       NOT NULL, -- 1 men only, 2 women only, 0 either
    IsExcludedAsMain   smallint       NOT NULL, -- 1 when it may not be the main diagnosis
    IsDeathOnly        smallint       NOT NULL, -- 1 when it is for causes of death only
    LeastAge           int            NOT NULL, -- years
    GreatestAge        int            NOT NULL, -- years; 999 without a limit
    ListedFromDateKey  int            NOT NULL, -- -1 while the list does not have it
    ListedToDateKey    int            NOT NULL,
    IsInferred         smallint       NOT NULL, -- 1 while the list does not have it
    LoadRunKey         int            NOT NULL,
    CONSTRAINT PK_dim_Diagnosis PRIMARY KEY (DiagnosisKey),
    CONSTRAINT UQ_dim_Diagnosis_Code UNIQUE (DiagnosisCode)
);
