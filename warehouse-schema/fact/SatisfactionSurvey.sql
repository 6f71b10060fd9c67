-- Grain: one row per quarter, facility and survey form: how many were asked and how many are satisfied, as the latest report states it.
-- Caution  add the counts, never the averages: an average of several rows weighs each by those asked
-- Role  FacilityKey at end of YearNumber and QuarterNumber
CREATE TABLE fact.SatisfactionSurvey
(
    SatisfactionSurveyKey bigint        NOT NULL,
    YearNumber            int           NOT NULL,
    QuarterNumber         int           NOT NULL,
    FacilityKey           int           NOT NULL, -- the version in force at the end of the quarter
    FacilityDurableKey    int           NOT NULL,
    FormCode              varchar(10)   NOT NULL, -- degenerate dimension: MAU_PHIEU
    AskedCount            int           NOT NULL,
    SatisfiedCount        int           NOT NULL,
    PointAverage          decimal(9, 3) NOT NULL, -- of 1 to 5 points; 0 when not told
    EditionDateKey        int           NOT NULL, -- NGAY_LAP of the report, -1 where it does not tell: a later edition replaces the row
    SourceFileKey         int           NOT NULL,
    VersionSourceFileKey  int           NOT NULL, -- the last file that brought this content
    RecordNumber          int           NOT NULL,
    LoadRunKey            int           NOT NULL,
    CONSTRAINT PK_fact_SatisfactionSurvey PRIMARY KEY (SatisfactionSurveyKey),
    CONSTRAINT UQ_fact_SatisfactionSurvey_Slice UNIQUE (FacilityDurableKey, YearNumber, QuarterNumber, FormCode),
    CONSTRAINT FK_fact_SatisfactionSurvey_Facility FOREIGN KEY (FacilityKey) REFERENCES dim.Facility (FacilityKey)
);
