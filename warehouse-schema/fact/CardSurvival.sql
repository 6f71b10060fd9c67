-- Grain: one row per cohort, participant group (-1 all groups) and days since the beginning, in steps of 30: how many are still insured without a break. Written when the figures are computed.
-- Caution  a card that ends and is followed by another, of any group, within the days of grace goes on; deaths and moves out of the province count as lapses; the last days of grace before the last extract are left out, since nobody knows yet who renews
-- Conserves  nothing: people are followed over time, and a curve of shares adds up to nothing
CREATE TABLE fact.CardSurvival
(
    CohortCode          varchar(10)   NOT NULL, -- New (spells known from their beginning, days since it) or Standing (everybody insured on BeginDateKey, days since then)
    ParticipantGroupKey int           NOT NULL, -- of the card the spell begins with; the newest meaning of its letters
    AfterDays           int           NOT NULL,
    BeginDateKey        int           NOT NULL, -- first day under observation
    HorizonDateKey      int           NOT NULL, -- last day under observation: the last extract less the days of grace
    AtRiskCount         int           NOT NULL, -- people under observation just before the day
    LapsedCount         int           NOT NULL, -- since the beginning
    StoppedCount        int           NOT NULL, -- of them, whose last card the source stopped before its printed end (PHUONG_AN GH); the others were not renewed
    CensoredCount       int           NOT NULL, -- since the beginning: who left observation insured
    SurvivalRate        decimal(9, 6) NOT NULL,
    StandardError       decimal(9, 6) NOT NULL, -- of the rate, Greenwood
    LowRate             decimal(9, 6) NOT NULL, -- bounds of the 95 % band at this day
    HighRate            decimal(9, 6) NOT NULL,
    IsSmallStep         smallint      NOT NULL, -- 1 where the row would tell of 1 to 10 people: at risk, or lapsed since the last row that does not
    GraceDays           int           NOT NULL,
    SpanCount           int           NOT NULL, -- card validities that the curves of this run were made of
    MethodCode          varchar(10)   NOT NULL,
    LoadRunKey          int           NOT NULL, -- the newest load of cards
    CONSTRAINT PK_fact_CardSurvival PRIMARY KEY (CohortCode, ParticipantGroupKey, AfterDays),
    CONSTRAINT FK_fact_CardSurvival_ParticipantGroup FOREIGN KEY (ParticipantGroupKey) REFERENCES dim.ParticipantGroup (ParticipantGroupKey)
);
