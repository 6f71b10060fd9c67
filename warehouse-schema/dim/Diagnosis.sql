-- Grain: one row per ICD-10 code that a claim names.
-- Key  DiagnosisCode
CREATE TABLE dim.Diagnosis
(
    DiagnosisKey  int         NOT NULL,
    DiagnosisCode varchar(7)  NOT NULL,
    ChapterLetter varchar(1)  NOT NULL, -- first letter of the code; the chapters come with the catalogue
    IsInferred    smallint    NOT NULL,
    LoadRunKey    int         NOT NULL,
    CONSTRAINT PK_dim_Diagnosis PRIMARY KEY (DiagnosisKey),
    CONSTRAINT UQ_dim_Diagnosis_Code UNIQUE (DiagnosisCode)
);
