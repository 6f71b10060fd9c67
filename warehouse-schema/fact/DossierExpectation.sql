-- Grain: one row per facility and day of discharge: dossiers that arrived, and how many were to be expected by the facility's own history. Written when the figures are computed.
-- Caution  judged against days before it only; a day that is too recent to be complete, or too early in a facility's history, is not judged: its expectation is 0
-- Role  FacilityKey at 99991231
CREATE TABLE fact.DossierExpectation
(
    DischargeDateKey      int            NOT NULL,
    FacilityKey           int            NOT NULL,
    FacilityDurableKey    int            NOT NULL,
    DossierCount          int            NOT NULL,
    ExpectedDossierQuantity decimal(18, 2) NOT NULL,
    LowerDossierCount     int            NOT NULL, -- fewer come on one ordinary day in two hundred
    UpperDossierCount     int            NOT NULL, -- more come on one ordinary day in two hundred
    StateCode             varchar(10)    NOT NULL, -- Judged, Starting, NotDue or Closed
    DayKindCode           varchar(20)    NOT NULL, -- Ordinary, Holiday, AroundHoliday, Tet, AroundTet or MadeUpWorkday
    MethodCode            varchar(30)    NOT NULL, -- method and version of the expectation
    LoadRunKey            int            NOT NULL, -- the newest load when it was written
    CONSTRAINT PK_fact_DossierExpectation PRIMARY KEY (DischargeDateKey, FacilityDurableKey),
    CONSTRAINT FK_fact_DossierExpectation_Facility FOREIGN KEY (FacilityKey) REFERENCES dim.Facility (FacilityKey)
);
