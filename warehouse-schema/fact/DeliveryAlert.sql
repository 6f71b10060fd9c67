-- Grain: one row per thing that was missing, or came twice: feed, series, who is concerned, kind, and the day since when. Open until the data arrive, then closed with the load that brought them, and kept.
-- Caution  an open alert is a figure that may be wrong; compare ClosedDateKey with -1
-- Role  FacilityKey at 99991231
CREATE TABLE fact.DeliveryAlert
(
    DeliveryAlertKey   int            NOT NULL,
    FeedCode           varchar(30)    NOT NULL, -- degenerate dimension
    SeriesCode         varchar(60)    NOT NULL, -- what of the feed: dossiers by discharge, files, contributions, residents counted, …
    KindCode           varchar(20)    NOT NULL, -- Silence, Drop, Surge, Gap, Shrinkage or Absence
    SeverityCode       varchar(10)    NOT NULL, -- High, Medium or Low
    SubjectKindCode    varchar(20)    NOT NULL, -- Feed, Facility, AdministrativeUnit, PayingUnit or ParticipantGroup
    SubjectCode        varchar(30)    NOT NULL, -- its code; empty for the feed as a whole
    FacilityKey        int            NOT NULL, -- -1 where the subject is no facility
    FacilityDurableKey int            NOT NULL,
    SinceDateKey       int            NOT NULL, -- the first day, or the first day of the first period, concerned
    UntilDateKey       int            NOT NULL, -- the last one concerned so far
    ExpectedQuantity   decimal(18, 2) NOT NULL,
    FoundQuantity      decimal(18, 2) NOT NULL,
    ChanceRate         decimal(18, 10) NOT NULL, -- probability of so little or so much by chance; 0 where it is no matter of chance
    Advice             nvarchar(400)  NOT NULL, -- what to do
    AdviceVietnamese   nvarchar(400)  NOT NULL,
    MethodCode         varchar(30)    NOT NULL,
    RaisedDateKey      int            NOT NULL, -- the day it was first seen
    RaisedLoadRunKey   int            NOT NULL, -- the newest load then
    ClosedDateKey      int            NOT NULL, -- -1 while open
    ClosedLoadRunKey   int            NOT NULL, -- the feed's newest load when it was no longer so; -1 while open
    ClosureCode        varchar(20)    NOT NULL, -- Arrived, NewLevel (it lasted so long that it is usual now); empty while open
    LoadRunKey         int            NOT NULL, -- the newest load when the row was written
    CONSTRAINT PK_fact_DeliveryAlert PRIMARY KEY (DeliveryAlertKey),
    CONSTRAINT FK_fact_DeliveryAlert_Facility FOREIGN KEY (FacilityKey) REFERENCES dim.Facility (FacilityKey)
);
