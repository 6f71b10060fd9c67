-- Grain: one row per continuous validity of one participant's card.
-- Caution  rows without BenefitCode come from D03 lists: the extract brings the same validity again under its card; sums of support take one of the two
-- Role  MemberKey at SpanStartDateKey, CommuneKey at ExtractDateKey, RegisteredFacilityKey at SpanStartDateKey
-- Person  CardToken
-- Forgets  SexKey, BirthYear
CREATE TABLE fact.CardSpan
(
    CardSpanKey                  bigint         NOT NULL,
    CardToken                    char(32)       NOT NULL, -- degenerate dimension: keyed token of the card number
    MemberKey                    bigint         NOT NULL, -- the version in force when the span begins
    MemberDurableKey             bigint         NOT NULL,
    CommuneKey                   int            NOT NULL,
    CommuneDurableKey            int            NOT NULL,
    ParticipantGroupKey          int            NOT NULL,
    RegisteredFacilityKey        int            NOT NULL,
    RegisteredFacilityDurableKey int            NOT NULL,
    SexKey                       int            NOT NULL,
    BirthYear                    smallint       NOT NULL,
    SpanStartDateKey             int            NOT NULL, -- GT_THE_TU
    SpanEndDateKey               int            NOT NULL, -- GT_THE_DEN, included; 99991231 when open
    BenefitCode                  varchar(1)     NOT NULL, -- third character of the card; empty for a D03 list, which names no card
    PlanCode                     varchar(2)     NOT NULL, -- PHUONG_AN: TM new, ON renew, GH decrease, DC adjust
    CentralSupportAmount         decimal(18, 2) NOT NULL, -- đồng of the central budget
    LocalSupportAmount           decimal(18, 2) NOT NULL, -- đồng of the local budget
    ExtractDateKey               int            NOT NULL, -- NGAY_TRICH: a later extract replaces the row
    SourceFileKey                int            NOT NULL,
    VersionSourceFileKey         int            NOT NULL, -- the last file that brought this content
    RecordNumber                 int            NOT NULL,
    LoadRunKey                   int            NOT NULL,
    CONSTRAINT PK_fact_CardSpan PRIMARY KEY (CardSpanKey),
    CONSTRAINT UQ_fact_CardSpan_Span UNIQUE (CardToken, SpanStartDateKey),
    CONSTRAINT FK_fact_CardSpan_Member FOREIGN KEY (MemberKey) REFERENCES dim.Member (MemberKey),
    CONSTRAINT FK_fact_CardSpan_Commune FOREIGN KEY (CommuneKey) REFERENCES dim.AdministrativeUnit (AdministrativeUnitKey),
    CONSTRAINT FK_fact_CardSpan_ParticipantGroup FOREIGN KEY (ParticipantGroupKey) REFERENCES dim.ParticipantGroup (ParticipantGroupKey),
    CONSTRAINT FK_fact_CardSpan_RegisteredFacility FOREIGN KEY (RegisteredFacilityKey) REFERENCES dim.Facility (FacilityKey),
    CONSTRAINT FK_fact_CardSpan_Sex FOREIGN KEY (SexKey) REFERENCES dim.Sex (SexKey)
);
GO
-- Which of several cards of a person counts in a month is asked by person.
CREATE INDEX IX_fact_CardSpan_Member ON fact.CardSpan (MemberDurableKey);
