-- Grain: one row per month end, commune, participant group, sex, age band and registered facility: people with a valid card.
-- Snapshot  of CardSpan from SpanStartDateKey to SpanEndDateKey within ExtractDateKey of EnrolmentExtract
-- Caution  semi-additive: the people of two months are not summed
CREATE TABLE fact.EnrolmentMonth
(
    MonthKey                     int NOT NULL,
    CommuneKey                   int NOT NULL,
    CommuneDurableKey            int NOT NULL,
    ParticipantGroupKey          int NOT NULL,
    SexKey                       int NOT NULL,
    AgeBandKey                   int NOT NULL, -- age in the month's year
    RegisteredFacilityKey        int NOT NULL,
    RegisteredFacilityDurableKey int NOT NULL,
    MemberCount                  int NOT NULL, -- each person once, by the card that began last
    LoadRunKey                   int NOT NULL, -- the load after which the month was taken
    CONSTRAINT PK_fact_EnrolmentMonth PRIMARY KEY (MonthKey, CommuneKey, ParticipantGroupKey, SexKey, AgeBandKey, RegisteredFacilityKey),
    CONSTRAINT FK_fact_EnrolmentMonth_Commune FOREIGN KEY (CommuneKey) REFERENCES dim.AdministrativeUnit (AdministrativeUnitKey),
    CONSTRAINT FK_fact_EnrolmentMonth_ParticipantGroup FOREIGN KEY (ParticipantGroupKey) REFERENCES dim.ParticipantGroup (ParticipantGroupKey),
    CONSTRAINT FK_fact_EnrolmentMonth_Sex FOREIGN KEY (SexKey) REFERENCES dim.Sex (SexKey),
    CONSTRAINT FK_fact_EnrolmentMonth_AgeBand FOREIGN KEY (AgeBandKey) REFERENCES dim.AgeBand (AgeBandKey),
    CONSTRAINT FK_fact_EnrolmentMonth_RegisteredFacility FOREIGN KEY (RegisteredFacilityKey) REFERENCES dim.Facility (FacilityKey)
);
